using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Decides what becomes of a message.</summary>
internal static class Settle
{
    public static Settlement Computed(MessageWork work)
    {
        var state = work.Problems.Count > 0 ? MessageState.Quarantined : work.NoOutput is not null ? MessageState.Suppressed : MessageState.Applied;
        return new Settlement
        {
            State = state,
            Reason = work.Problems.Count > 0 ? $"{work.Problems[0].Step}: {work.Problems[0].Problem.Code}" : work.NoOutput,
            Key = work.Key,
            Problems = work.Problems,
            Canonical = work.Canonical,
        };
    }

    public static Settlement Claimed(MessageWork work, Settlement settlement, KeyClaim claim) => claim.Verdict switch
    {
        KeyVerdict.Duplicate => settlement with
        {
            State = MessageState.Suppressed,
            Reason = $"duplicate: same key and content as {claim.Holder}",
            Canonical = [],
        },
        KeyVerdict.Conflict => settlement with
        {
            State = MessageState.Quarantined,
            Reason = "key: PIP-0004",
            Canonical = [],
            ConflictsWith = claim.Holder,
            Problems =
            [
                new StepProblem("key", new Problem("PIP-0004",
                    $"{claim.Holder} came with the same idempotency key and other content. Ask the source which of the two is right; release this one under a new key, or reject it.",
                    work.Pointer, RawValue: work.Key)),
            ],
        },
        _ => settlement,
    };
}
