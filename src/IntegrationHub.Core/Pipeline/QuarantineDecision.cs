namespace IntegrationHub.Core.Pipeline;

/// <summary>What a person decided about something in quarantine.</summary>
public enum QuarantineVerdict
{
    /// <summary>Work on it again, under the versions that are effective now.</summary>
    Release,

    /// <summary>It has no effect: a message counts as rejected, a delivery as cancelled.</summary>
    Reject,
}

/// <summary>A decision about entries of the quarantine, by name or by what they have in common.</summary>
public sealed record QuarantineDecision
{
    /// <summary>The most that one decision settles; ask again for the rest.</summary>
    public const int MaxEntries = 1000;

    /// <summary>Gets what is to become of them.</summary>
    public required QuarantineVerdict Verdict { get; init; }

    /// <summary>Gets the names of messages (<c>envelope/ordinal</c>) and ids of deliveries; empty where they are chosen by what follows.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Gets the interface, inbound or outbound, whose entries are meant; null for any.</summary>
    public string? Interface { get; init; }

    /// <summary>Gets the code of a problem that the entries have, for example <c>MAP-0012</c>; null for any.</summary>
    public string? Code { get; init; }

    /// <summary>Gets who decides: the name that the person gave. Until there is a sign-in it is not proven.</summary>
    public required string By { get; init; }

    /// <summary>Gets why.</summary>
    public required string Reason { get; init; }
}

/// <summary>What a decision did.</summary>
/// <param name="Decided">The entries that it settled or put back to work.</param>
/// <param name="Absent">Names under which nothing is in quarantine.</param>
/// <param name="Left">How many more are meant; ask again for them.</param>
public sealed record QuarantineOutcome(IReadOnlyList<string> Decided, IReadOnlyList<string> Absent, long Left);
