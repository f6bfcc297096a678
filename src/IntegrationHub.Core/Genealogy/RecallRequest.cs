using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy;

/// <summary>What is suspected, in the words of whoever found it. Everything that is named is suspect.</summary>
public sealed record RecallRequest
{
    /// <summary>Gets identifiers of pieces, lots, heats and containers; a container means what was packed into it.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Gets how many unknown pieces of each named lot are suspect, above 0; null: all of it.</summary>
    public decimal? Pieces { get; init; }

    /// <summary>Gets supplier deliveries, by the number that the receiving system gave the receipt.</summary>
    public IReadOnlyList<string> Deliveries { get; init; } = [];

    /// <summary>Gets what touched the suspect material: <c>tool</c>, <c>gauge</c>, <c>equipment</c>, <c>load</c>, <c>operation</c>, <c>station</c>, <c>program</c>.</summary>
    public IReadOnlyList<Identifier> TouchedBy { get; init; } = [];

    /// <summary>Gets from when it touched the material, microseconds since the epoch, inclusive; null: from the beginning.</summary>
    public long? From { get; init; }

    /// <summary>Gets until when, inclusive; null: until now.</summary>
    public long? To { get; init; }

    /// <summary>Gets whether nothing at all is named.</summary>
    public bool IsEmpty => Texts.Count + Deliveries.Count + TouchedBy.Count == 0;
}
