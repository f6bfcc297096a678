namespace IntegrationHub.Core.Genealogy.Aliases;

/// <summary>Where an alias stands.</summary>
public enum AliasState
{
    /// <summary>It joins nothing until a second person agrees.</summary>
    Proposed,

    /// <summary>It joins two names.</summary>
    InForce,

    /// <summary>It still joins them; a second person must agree before it is taken back, since that narrows traces and recalls.</summary>
    WithdrawalProposed,

    /// <summary>It was taken back: it never was so.</summary>
    Withdrawn,

    /// <summary>The second person said no.</summary>
    Rejected,
}

/// <summary>A statement of people that a name is another name of a node. A version is never changed: every step makes the next one.</summary>
/// <param name="Number">The number; 0 before it is stored.</param>
/// <param name="Of">The key of the node that lasts.</param>
/// <param name="Name">The node that its other name would be by itself, with the number as people write it.</param>
/// <param name="From">From when, microseconds UTC, inclusive; null: always.</param>
/// <param name="To">Until when, exclusive; null: still.</param>
/// <param name="Reason">Why: an auditor reads it in ten years.</param>
/// <param name="Document">The change order, certificate or delivery note that says it; null where there is none.</param>
/// <param name="Author">Who states this version.</param>
/// <param name="At">When, microseconds UTC.</param>
public sealed record Alias(long Number, string Of, NodeFact Name, long? From, long? To, string Reason, string? Document, string Author, long At)
{
    /// <summary>Gets the version, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Gets where it stands.</summary>
    public AliasState State { get; init; } = AliasState.Proposed;

    /// <summary>Gets who agreed to it, or did not.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Gets when, microseconds UTC.</summary>
    public long? DecidedAt { get; init; }

    /// <summary>Gets who wants it taken back.</summary>
    public string? WithdrawnBy { get; init; }

    /// <summary>Gets why.</summary>
    public string? WithdrawalReason { get; init; }

    /// <summary>Gets who agreed that it is taken back.</summary>
    public string? WithdrawalAgreedBy { get; init; }

    /// <summary>Gets the name by which answers cite it.</summary>
    public string Rule => FormattableString.Invariant($"alias/{Number}");

    /// <summary>Gets whether it joins its two names.</summary>
    public bool Joins => State is AliasState.InForce or AliasState.WithdrawalProposed;

    /// <summary>Gets the fact that it states.</summary>
    public AliasFact Fact => new(Of, Name.Key, From, To, $"decision {Rule} of {Author} and {DecidedBy}{(Document is null ? "" : $", document {Document}")}")
    {
        Number = Name.Serial ?? Name.Lot ?? Name.Container,
    };
}

/// <summary>What somebody asks for.</summary>
/// <param name="Of">What names the node that lasts: a key, a number, a scanned text.</param>
/// <param name="Name">Its other name.</param>
/// <param name="From">From when, ISO 8601; null: always.</param>
/// <param name="To">Until when; null: still.</param>
/// <param name="Reason">Why.</param>
/// <param name="Document">The document that says it.</param>
/// <param name="Author">Who says so.</param>
public sealed record AliasRequest(string? Of, string? Name, string? From, string? To, string? Reason, string? Document, string? Author);
