using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Core.Genealogy.Aliases;

/// <summary>That a name is another name of a node while it holds. A supplier's lot and an internal lot are two nodes joined by a receipt, not an alias.</summary>
/// <param name="Of">The key of the node that lasts: what is recorded under it is about it at any time.</param>
/// <param name="Name">The key under which it is also recorded. What is recorded under it before or after is about something else.</param>
/// <param name="From">From when, microseconds since the epoch, inclusive; null: always.</param>
/// <param name="To">Until when, exclusive; null: still.</param>
/// <param name="Because">The decision behind it and its document.</param>
public sealed record AliasFact(string Of, string Name, long? From, long? To, string Because)
{
    /// <summary>Gets the number as people write it; null where only the key is known.</summary>
    public string? Number { get; init; }

    /// <summary>Says whether the alias holds at a time; at a time that is not on record it does.</summary>
    /// <param name="at">Microseconds since the epoch.</param>
    public bool HoldsAt(long? at) => at is null || ((From is not { } from || from <= at) && (To is not { } to || at < to));

    /// <summary>Says whether two aliases hold at one time.</summary>
    public bool Overlaps(AliasFact other) =>
        (To is not { } end || other.From is not { } begin || begin < end) && (other.To is not { } otherEnd || From is not { } ownBegin || ownBegin < otherEnd);

    /// <summary>Gets the alias in words.</summary>
    public string Words => $"known as {Number ?? Name}{(From is { } from ? $" since {HubInstant.Text(from)}" : "")}{(To is { } to ? $" until {HubInstant.Text(to)}" : "")} by {Because}";
}

/// <summary>A name under which a node is also recorded.</summary>
/// <param name="Id">The node key of the name.</param>
/// <param name="Number">The number as people write it.</param>
/// <param name="Since">From when, UTC ISO 8601; null: always.</param>
/// <param name="Until">Until when; null: still.</param>
/// <param name="Words">The same in words, with the decision and its document.</param>
public sealed record KnownName(string Id, string Number, string? Since, string? Until, string Words)
{
    internal static KnownName Of(AliasFact alias) => new(
        alias.Name, alias.Number ?? alias.Name, alias.From is { } from ? HubInstant.Text(from) : null, alias.To is { } to ? HubInstant.Text(to) : null, alias.Words);
}
