using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>Finds the messages of a document as <c>split: { each }</c> of an interface names them.</summary>
public static class MessageSplit
{
    /// <summary>Finds the array of messages. Documents of one interface may come in several wrappings, for example EPCIS documents and query results.</summary>
    /// <param name="document">The document.</param>
    /// <param name="each">Pointers, parted by spaces: the first that is an array counts. The empty one is the document itself, a bare list.</param>
    /// <returns>The array, or problem <c>PIP-0002</c>.</returns>
    public static Outcome<int> Array(TokenTape document, string each)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(each);
        foreach (var pointer in each.Length == 0 ? [""] : each.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (document.TryResolve(pointer, out var found) && document.Kind(found) == JsonKind.Array)
            {
                return Outcome<int>.Of(found);
            }
        }

        return Outcome<int>.Failed(new Problem("PIP-0002",
            $"There is no array at {each}, so the envelope has no messages. Check that the right document was sent to this interface.", each));
    }

    /// <summary>Lists the messages of a document: the elements of the array, or without a split the document.</summary>
    public static Outcome<IReadOnlyList<int>> Messages(TokenTape document, string? each)
    {
        if (each is null)
        {
            return Outcome<IReadOnlyList<int>>.Of([0]);
        }

        var array = Array(document, each);
        if (!array.Succeeded)
        {
            return Outcome<IReadOnlyList<int>>.Failed(array.Problems);
        }

        var messages = new List<int>(document.Count(array.Value));
        foreach (var message in document.Children(array.Value))
        {
            messages.Add(message);
        }

        return Outcome<IReadOnlyList<int>>.Of(messages);
    }
}
