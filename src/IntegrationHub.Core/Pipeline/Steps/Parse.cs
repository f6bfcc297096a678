namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Reads the bytes in the format of the interface into one token tape.</summary>
internal static class Parse
{
    public static void Run(EnvelopeReading reading)
    {
        var parsed = reading.Flow!.Format.Read(reading.Envelope.Body);
        if (parsed.Succeeded)
        {
            reading.Tape = parsed.Value;
        }
        else
        {
            reading.Problems = [.. parsed.Problems.Select(problem => new StepProblem("parse", problem))];
        }
    }
}
