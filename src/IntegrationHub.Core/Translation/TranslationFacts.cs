using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation;

/// <summary>The facts that a translation reads; they are kept with the result so that it can be recomputed.</summary>
/// <param name="Memberships">Which piece is of which lot.</param>
/// <param name="Lots">How much lots hold.</param>
public sealed record TranslationFacts(IReadOnlyList<PieceMembership> Memberships, IReadOnlyList<LotFact> Lots)
{
    /// <summary>Gets facts that say nothing.</summary>
    public static TranslationFacts None { get; } = new([], []);

    /// <summary>Gets which sublot is a part of which lot.</summary>
    public IReadOnlyList<SublotFact> Sublots { get; init; } = [];

    /// <summary>Gets what lies in which container at the time of the event.</summary>
    public IReadOnlyList<ContentFact> Contents { get; init; } = [];

    /// <summary>Gets the items' own unit factors.</summary>
    public IReadOnlyList<UnitFactor> Factors { get; init; } = [];
}

/// <summary>What is known of the lot of one piece.</summary>
/// <param name="Item">The item.</param>
/// <param name="Serial">The piece.</param>
/// <param name="Lot">Its lot.</param>
/// <param name="Evidence">How sure that is.</param>
/// <param name="Because">The message that says it.</param>
/// <param name="Segment">Where the piece lies; null where nobody said.</param>
public sealed record PieceMembership(string Item, string Serial, string Lot, EvidenceGrade Evidence, string Because, StockSegment? Segment = null);

/// <summary>What is known of a lot.</summary>
/// <param name="Item">The item.</param>
/// <param name="Lot">The lot.</param>
/// <param name="Quantity">How much it holds in pieces; null where that was never stated.</param>
/// <param name="Complete">Whether every piece of it is known by name.</param>
/// <param name="Segment">The stock segment that the quantity is in; null for the lot as a whole.</param>
public sealed record LotFact(string Item, string Lot, decimal? Quantity, bool Complete = false, StockSegment? Segment = null);

/// <summary>That a part of a lot has a number of its own.</summary>
/// <param name="Item">The item.</param>
/// <param name="Sublot">The number of the part.</param>
/// <param name="Lot">The lot that it is a part of.</param>
/// <param name="Quantity">How much it holds; null where that was never stated.</param>
/// <param name="Unit">The unit of the quantity.</param>
/// <param name="Because">The message that says it.</param>
public sealed record SublotFact(string Item, string Sublot, string Lot, decimal? Quantity, string? Unit, string Because);

/// <summary>That material lies in a container; the material may be a container itself.</summary>
/// <param name="Container">The container.</param>
/// <param name="Material">What lies in it.</param>
/// <param name="Because">The message that says it.</param>
public sealed record ContentFact(string Container, MaterialReference Material, string Because);
