using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation.BackFilling;

/// <summary>What is done with the finer truth that a target could not take when it was posted. The posted document itself is never changed.</summary>
public enum BackFillKind
{
    /// <summary>The target is told the pieces of what it already has.</summary>
    LateAssignment,

    /// <summary>One new document takes the posting back and posts it again, finer.</summary>
    ReverseAndRepost,

    /// <summary>The hub stays the record; nothing is sent.</summary>
    RecordInHub,
}

/// <summary>How far a back-fill is.</summary>
public enum BackFillState
{
    /// <summary>Somebody else must agree.</summary>
    Proposed,

    /// <summary>Agreed; what it sends is a delivery like any other.</summary>
    Approved,

    /// <summary>Not agreed.</summary>
    Rejected,
}

/// <summary>A proposal to back-fill one posting, and what became of it.</summary>
/// <param name="Number">Its number; 0 until it is stored.</param>
/// <param name="Delivery">The delivery whose escrow it fills back.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="Reason">Why.</param>
/// <param name="Author">Who proposes it.</param>
/// <param name="At">When, microseconds UTC.</param>
/// <param name="State">How far it is.</param>
/// <param name="DecidedBy">Who agreed or not.</param>
/// <param name="DecidedAt">When, microseconds UTC.</param>
public sealed record BackFill(
    long Number, Guid Delivery, BackFillKind Kind, string Reason, string Author, long At, BackFillState State = BackFillState.Proposed, string? DecidedBy = null, long? DecidedAt = null);

/// <summary>A posting of which the hub keeps a finer truth.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Target">The outbound interface.</param>
/// <param name="Message">The message that caused it.</param>
/// <param name="IsPosted">Whether the target has said yes.</param>
/// <param name="Materials">The finer truth.</param>
/// <param name="Loss">What the posting lost, JSON.</param>
/// <param name="BackFills">What was proposed so far.</param>
public sealed record OpenEscrow(
    Guid Delivery, string Target, string Message, bool IsPosted, IReadOnlyList<MaterialReference> Materials, string? Loss, IReadOnlyList<BackFill> BackFills)
{
    /// <summary>Gets whether nothing is left to decide.</summary>
    public bool IsSettled => BackFills.Any(b => b.State == BackFillState.Approved);
}

/// <summary>What a back-fill sends: kept with its delivery, so that its document can be recomputed.</summary>
/// <param name="Number">The back-fill.</param>
/// <param name="Kind">Late assignment or reverse and repost.</param>
/// <param name="Reason">Why.</param>
/// <param name="Materials">The finer truth.</param>
public sealed record BackFillOrder(long Number, BackFillKind Kind, string Reason, IReadOnlyList<MaterialReference> Materials);
