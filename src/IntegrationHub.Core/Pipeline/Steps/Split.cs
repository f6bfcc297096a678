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

        var split = MessageSplit.Array(tape, pointers);
        if (!split.Succeeded)
        {
            reading.Problems = [.. split.Problems.Select(problem => new StepProblem("split", problem))];
            return;
        }

        var array = split.Value;
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
