using System.Globalization;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Makes messages of the elements that the interface names.</summary>
internal static class Split
{
    public static void Run(EnvelopeReading reading)
    {
        var tape = reading.Tape!;
        if (reading.Flow!.Description.SplitEach is not { } pointers)
        {
            reading.Nodes[0] = 0;
            return;
        }

        // Documents of one interface may come in several wrappings, for example EPCIS documents and query results.
        var array = -1;
        // The empty pointer is the document itself: a bare list of messages.
        foreach (var pointer in pointers.Length == 0 ? [""] : pointers.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (tape.TryResolve(pointer, out var found) && tape.Kind(found) == JsonKind.Array)
            {
                array = found;
                break;
            }
        }

        if (array < 0)
        {
            reading.Problems = [new StepProblem("split", new Problem("PIP-0002",
                $"There is no array at {pointers}, so the envelope has no messages. Check that the right document was sent to this interface.", pointers))];
            return;
        }

        // Asking the tape for each element's own pointer would count its elder siblings again each time.
        var prefix = tape.Pointer(array) + "/";
        var messages = new List<DeclaredMessage>(tape.Count(array));
        for (var node = tape.FirstChild(array); node >= 0; node = tape.NextSibling(node))
        {
            reading.Nodes[messages.Count] = node;
            if (RowFault.Of(tape, node) is { } fault)
            {
                reading.RowProblems[messages.Count] = [new StepProblem("parse", fault)];
            }

            messages.Add(new DeclaredMessage(messages.Count, prefix + messages.Count.ToString(CultureInfo.InvariantCulture)));
        }

        reading.Messages = messages;
    }

    /// <summary>Finds a message where an earlier split declared it, or says that it is no longer there: a release may bring a closure that splits otherwise.</summary>
    public static IEnumerable<StepProblem> Moved(OpenMessage message, EnvelopeReading reading)
    {
        if (reading.Problems.Count == 0 && (message.Ordinal >= reading.Messages.Count || reading.Messages[message.Ordinal].Pointer != message.Pointer))
        {
            yield return new StepProblem("split", new Problem("PIP-0005",
                "The interface now splits this envelope into other messages, so this one is not in it. Reject it, and ingest the envelope again.", message.Pointer));
        }
    }
}
