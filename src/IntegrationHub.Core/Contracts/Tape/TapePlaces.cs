using System.Globalization;
using System.Text;

namespace IntegrationHub.Core.Contracts;

/// <summary>From a value to its JSON Pointer (RFC 6901) and back.</summary>
public static class TapePlaces
{
    /// <summary>Gets the pointer of a value; empty for the root.</summary>
    public static string Pointer(this TokenTape tape, int node)
    {
        if (node <= 0)
            return "";
        var steps = new Stack<string>();
        for (int parent = tape.Parent(node); parent >= 0; node = parent, parent = tape.Parent(node))
        {
            steps.Push(tape.IsMember(node)
                ? JsonPointers.Escape(tape.NameText(node))
                : IndexIn(tape, parent, node).ToString(CultureInfo.InvariantCulture));
        }

        return "/" + string.Join('/', steps);
    }

    /// <summary>Gets the value that a pointer names. False where there is none or the pointer is malformed.</summary>
    public static bool TryResolve(this TokenTape tape, string pointer, out int node, int from = 0)
    {
        node = -1;
        if (!JsonPointers.TryParse(pointer, out string[] tokens))
            return false;
        int at = from;
        foreach (string token in tokens)
        {
            at = tape.Kind(at) switch
            {
                JsonKind.Object => tape.TryGetMember(at, Encoding.UTF8.GetBytes(token), out int member) ? member : -1,
                JsonKind.Array => tape.Element(at, JsonPointers.ArrayIndex(token)),
                _ => -1,
            };
            if (at < 0)
                return false;
        }

        node = at;
        return true;
    }

    private static int IndexIn(TokenTape tape, int array, int element)
    {
        int index = 0;
        for (int child = array + 1; child < element; child = tape.End(child))
            index++;
        return index;
    }
}
