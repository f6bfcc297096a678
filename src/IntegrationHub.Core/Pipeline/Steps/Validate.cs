namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Checks the message against the contract of its interface.</summary>
internal static class Validate
{
    public static void Run(MessageWork work)
    {
        var result = work.Flow.From.Validate(work.Tape!);
        if (!result.Valid)
        {
            work.Refuse("validate", result.Errors.Select(error => error.ToProblem()));
        }
    }
}
