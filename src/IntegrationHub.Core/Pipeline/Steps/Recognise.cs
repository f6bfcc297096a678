using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Finds the interface with the closure under which the envelope was accepted.</summary>
internal static class Recognise
{
    public static void Run(EnvelopeReading reading)
    {
        if (reading.Flow is null)
        {
            reading.Problems = [new StepProblem("recognise", new Problem("PIP-0001",
                $"The versions with which {reading.Envelope.Interface} accepted this envelope are not on record. Restore the database's version tables, then release the message.",
                RawValue: reading.Envelope.Closure))];
        }
    }
}
