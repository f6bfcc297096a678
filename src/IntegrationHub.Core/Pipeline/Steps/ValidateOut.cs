using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Checks the target's document against its contract before anything leaves the hub, and writes it in the format of the interface.</summary>
internal static class ValidateOut
{
    public static void Run(DeliveryWork work)
    {
        using var tape = TokenTape.Parse(work.Document!).Value;
        var result = work.Flow!.To.Values.Single().Validate(tape);
        if (!result.Valid)
        {
            work.Hold("validate", [.. result.Errors.Select(error => error.ToProblem())]);
            return;
        }

        var written = work.Flow.Format.Write(work.Document!);
        if (written.Succeeded)
        {
            work.Document = written.Value;
        }
        else
        {
            work.Hold("write", written.Problems);
        }
    }
}
