using IntegrationHub.Core.Pipeline;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>Problems as rows.</summary>
internal static class Problems
{
    public static ProblemRow Row(long messageId, long? deliveryId, long at, StepProblem found) => new()
    {
        MessageId = messageId,
        DeliveryId = deliveryId,
        At = at,
        Step = found.Step,
        Code = found.Problem.Code,
        Message = found.Problem.Message,
        Place = found.Problem.Place,
        Rule = found.Problem.Rule,
        // U+0000 cannot be stored in PostgreSQL; the bytes as received stand in the journal.
        RawValue = found.Problem.RawValue?.Replace("\0", "\\u0000", StringComparison.Ordinal),
    };
}
