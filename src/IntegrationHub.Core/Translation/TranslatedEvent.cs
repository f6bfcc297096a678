using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Translation;

/// <summary>What is to be translated, and for whom.</summary>
public sealed record TranslationRequest
{
    /// <summary>Gets the event.</summary>
    public required MaterialEvent Event { get; init; }

    /// <summary>Gets the material of it that concerns the target: its inputs for an issue, its outputs for a receipt.</summary>
    public required IReadOnlyList<MaterialReference> Materials { get; init; }

    /// <summary>Gets what the target is told; a production report may be an issue of components to it.</summary>
    public required Operation Operation { get; init; }

    /// <summary>Gets the target system.</summary>
    public required string Target { get; init; }

    /// <summary>Gets what the target can express.</summary>
    public required Expressible Expresses { get; init; }

    /// <summary>Gets the target's own tracking rule for an item; null where it sent none.</summary>
    public required Func<string, TrackingRule?> Tracking { get; init; }

    /// <summary>Gets what the result is for.</summary>
    public Purpose Purpose { get; init; } = Purpose.Posting;

    /// <summary>Gets the class of an item, with its risk class; null where it has none.</summary>
    public Func<string, ItemClassRule?> Class { get; init; } = _ => null;

    /// <summary>Gets the day of the event, for unit factors that hold on some days only.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Gets the facts to read.</summary>
    public TranslationFacts Facts { get; init; } = TranslationFacts.None;

    /// <summary>Gets the public id under which the finer truth will be kept.</summary>
    public required string EscrowId { get; init; }
}

/// <summary>An event in the granularity of its target.</summary>
public sealed record TranslatedEvent
{
    /// <summary>Gets what the target is told.</summary>
    public required Operation Operation { get; init; }

    /// <summary>Gets the target system.</summary>
    public required string Target { get; init; }

    /// <summary>Gets the id of the source event.</summary>
    public string? EventId { get; init; }

    /// <summary>Gets the times of the source event.</summary>
    public Canonical.Time.EventTimes? Times { get; init; }

    /// <summary>Gets the hub site.</summary>
    public string? Site { get; init; }

    /// <summary>Gets the transformation (order) of the source event.</summary>
    public Transformation? Transformation { get; init; }

    /// <summary>Gets the documents of the source event.</summary>
    public IReadOnlyList<BusinessDocument>? Documents { get; init; }

    /// <summary>Gets the material, added up by item, lot, segment and unit.</summary>
    public required IReadOnlyList<MaterialReference> Lines { get; init; }

    /// <summary>Gets the sets that the lines are candidates from, where the policy gives candidates.</summary>
    public IReadOnlyList<CandidateLine>? Candidates { get; init; }

    /// <summary>Gets the loss record, where one projection lost something.</summary>
    public LossRecord? Loss { get; init; }

    /// <summary>Gets the loss records, where several projections lost something.</summary>
    public IReadOnlyList<LossRecord>? Losses { get; init; }

    /// <summary>Gets the finer truth that the target cannot hold; kept by the hub, not sent.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Escrow? Escrow { get; init; }
}

/// <summary>A lot of which some pieces are meant, and which these may be.</summary>
/// <param name="Item">The item.</param>
/// <param name="Lot">The lot.</param>
/// <param name="Minimum">At least so many of the named pieces are meant.</param>
/// <param name="Maximum">At most so many of them are.</param>
/// <param name="Serials">The pieces of the lot that are known by name.</param>
public sealed record CandidateLine(string Item, string Lot, decimal Minimum, decimal Maximum, IReadOnlyList<string> Serials);

/// <summary>What a projection lost.</summary>
/// <param name="Projection">Its name, for example <c>serial→lot</c>.</param>
/// <param name="From">The granularity of the source.</param>
/// <param name="To">The granularity of the result.</param>
/// <param name="Lost">The members that the result no longer says.</param>
/// <param name="Evidence">The grade of the membership that the projection rests on.</param>
/// <param name="Because">The messages that say that membership.</param>
/// <param name="Escrow">Where the finer truth is kept.</param>
/// <param name="Recall">How far a recall reaches.</param>
/// <param name="Policy">The cell of the policy table that decided.</param>
public sealed record LossRecord(
    string Projection, SourceGranularity From, SourceGranularity To, IReadOnlyList<string> Lost, EvidenceGrade? Evidence,
    IReadOnlyList<string> Because, string Escrow, RecallReach Recall, string Policy);

/// <summary>How many pieces a recall must fetch.</summary>
/// <param name="Hub">With what the hub knows.</param>
/// <param name="InTarget">With what the target knows alone; null where the size of a lot was never stated.</param>
public sealed record RecallReach(long Hub, long? InTarget);

/// <summary>The finer truth behind a coarser posting; back-filled only under approval.</summary>
/// <param name="Id">Its public id.</param>
/// <param name="Materials">The material as the source named it.</param>
public sealed record Escrow(string Id, IReadOnlyList<MaterialReference> Materials);
