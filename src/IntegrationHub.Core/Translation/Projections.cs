using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation;

/// <summary>What is known of the lot of one piece.</summary>
/// <param name="Item">The item.</param>
/// <param name="Serial">The piece.</param>
/// <param name="Lot">Its lot.</param>
/// <param name="Evidence">How sure that is.</param>
/// <param name="Because">The message that says it.</param>
public sealed record PieceMembership(string Item, string Serial, string Lot, EvidenceGrade Evidence, string Because);

/// <summary>What is known of a lot.</summary>
/// <param name="Item">The item.</param>
/// <param name="Lot">The lot.</param>
/// <param name="Quantity">How much it holds in pieces; null where that was never stated.</param>
/// <param name="Complete">Whether every piece of it is known by name.</param>
public sealed record LotFact(string Item, string Lot, decimal? Quantity, bool Complete = false);

/// <summary>The facts that a translation reads; they are kept with the result so that it can be recomputed.</summary>
public sealed record TranslationFacts(IReadOnlyList<PieceMembership> Memberships, IReadOnlyList<LotFact> Lots)
{
    /// <summary>Gets facts that say nothing.</summary>
    public static TranslationFacts None { get; } = new([], []);
}

/// <summary>The result of a projection with what it lost.</summary>
/// <param name="Lines">The projected material.</param>
/// <param name="Lost">The names of members that the result no longer says.</param>
/// <param name="Evidence">The weakest membership that the result rests on; null where it rests on none.</param>
/// <param name="Because">The messages that say those memberships, sorted.</param>
public sealed record Projected(IReadOnlyList<MaterialReference> Lines, IReadOnlyList<string> Lost, EvidenceGrade? Evidence, IReadOnlyList<string> Because);

/// <summary>Between how many and how many pieces of a set.</summary>
public sealed record CandidateSet(IReadOnlyList<string> Serials, decimal Minimum, decimal Maximum);

/// <summary>The named ways between granularities. None invents an identity; each says what it loses.</summary>
public static class Projections
{
    /// <summary>The unit of measure of pieces, UN/ECE Recommendation 20.</summary>
    public const string Pieces = "C62";

    /// <summary><c>serial→lot</c>: puts each piece into the lot that it is known to belong to, and adds up.</summary>
    /// <returns>The lines, or problem <c>TRA-0003</c> for a piece whose lot is unknown or stated in several ways.</returns>
    public static Outcome<Projected> SerialToLot(IReadOnlyList<MaterialReference> pieces, TranslationFacts facts)
    {
        var problems = new List<Problem>();
        var lines = new List<MaterialReference>();
        var used = new List<PieceMembership>();
        foreach (var piece in pieces)
        {
            var known = MembershipOf(piece, facts);
            var lots = known.Select(m => m.Lot).Distinct(StringComparer.Ordinal).ToArray();
            if (lots.Length == 1)
            {
                used.AddRange(known);
                lines.Add(piece with { Serial = null, Identifiers = null, Lot = lots[0], Quantity = piece.Quantity ?? 1, Unit = piece.Unit ?? Pieces, Position = null, Evidence = null });
            }
            else
            {
                problems.Add(new Problem("TRA-0003", lots.Length == 0
                    ? "The lot of the piece is not known. Report the receipt or the scan that says it, then release the message."
                    : $"The piece is stated in {lots.Length} lots: {string.Join(", ", lots)}. Correct the record that is wrong, then release the message.",
                    RawValue: piece.Serial));
            }
        }

        return problems.Count > 0
            ? Outcome<Projected>.Failed(problems)
            : Outcome<Projected>.Of(new Projected(LineSums.Sum(lines), ["serial", .. LineSums.Lost(pieces, lines)], Weakest(used),
                [.. used.Select(m => m.Because).Where(b => b.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
    }

    /// <summary><c>lot→serials</c>: names the pieces of a lot, only where all are known and all of it is meant.</summary>
    /// <returns>A line for each piece, or problem <c>TRA-0004</c>.</returns>
    public static Outcome<Projected> LotToSerials(MaterialReference lot, TranslationFacts facts)
    {
        var (known, fact) = ContentsOf(lot, facts);
        if (fact is not { Complete: true } || lot.Quantity is not { } quantity || quantity != known.Length || (fact.Quantity ?? quantity) != quantity)
        {
            return Outcome<Projected>.Failed(new Problem("TRA-0004",
                $"The pieces cannot be named: {known.Length} of {fact?.Quantity?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "an unknown number"} are known and {lot.Quantity} are meant. Scan the pieces, or let the policy give candidates.",
                RawValue: lot.Lot));
        }

        return Outcome<Projected>.Of(new Projected(
            [.. known.Select(m => lot with { Serial = m.Serial, Quantity = 1, Evidence = null })], [], Weakest(known),
            [.. known.Select(m => m.Because).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
    }

    /// <summary><c>lot→candidates</c>: the known pieces of a lot, and how many of them are meant at least and at most.</summary>
    public static CandidateSet LotToCandidates(MaterialReference lot, TranslationFacts facts)
    {
        var (known, fact) = ContentsOf(lot, facts);
        var meant = lot.Quantity ?? fact?.Quantity;
        var unnamed = fact is { Complete: true } ? 0 : fact?.Quantity is { } all ? Math.Max(0, all - known.Length) : decimal.MaxValue;
        return new CandidateSet(
            [.. known.Select(m => m.Serial).Order(StringComparer.Ordinal)],
            Math.Max(0, (meant ?? 0) - unnamed),
            Math.Min(meant ?? known.Length, known.Length));
    }

    /// <summary><c>any→quantity</c>: keeps only how much of which item.</summary>
    /// <returns>The sums, or problem <c>TRA-0005</c> for a lot or container whose quantity was not stated.</returns>
    public static Outcome<Projected> ToQuantity(IReadOnlyList<MaterialReference> materials)
    {
        var unstated = materials.Where(m => m.Quantity is null && m.Serial is null).ToArray();
        if (unstated.Length > 0)
        {
            return Outcome<Projected>.Failed([.. unstated.Select(m => new Problem("TRA-0005",
                "The quantity was not stated, and absent is not one. Correct the message at its source.", RawValue: m.Lot ?? m.Container ?? m.Item?.Id))]);
        }

        MaterialReference[] lines = [.. materials.Select(m => new MaterialReference { Item = m.Item, Quantity = m.Quantity ?? 1, Unit = m.Unit ?? (m.Serial is null ? null : Pieces), Segment = m.Segment })];
        string[] names = [.. Lost("serial", m => m.Serial), .. Lost("lot", m => m.Lot), .. Lost("container", m => m.Container)];
        return Outcome<Projected>.Of(new Projected(LineSums.Sum(lines), [.. names, .. LineSums.Lost(materials, lines)], null, []));

        IEnumerable<string> Lost(string name, Func<MaterialReference, string?> member) => materials.Any(m => member(m) is not null) ? [name] : [];
    }

    // What the message itself says of its piece counts like any other statement.
    private static PieceMembership[] MembershipOf(MaterialReference piece, TranslationFacts facts)
    {
        var known = facts.Memberships.Where(m => m.Item == piece.Item?.Id && m.Serial == piece.Serial).ToArray();
        return piece.Lot is null || Array.Exists(known, m => m.Lot == piece.Lot) ? known
            : [.. known, new PieceMembership(piece.Item?.Id ?? "", piece.Serial!, piece.Lot, EvidenceGrade.Exact, "")];
    }

    private static (PieceMembership[] Known, LotFact? Fact) ContentsOf(MaterialReference lot, TranslationFacts facts) =>
        ([.. facts.Memberships.Where(m => m.Item == lot.Item?.Id && m.Lot == lot.Lot).DistinctBy(m => m.Serial).OrderBy(m => m.Serial, StringComparer.Ordinal)],
            facts.Lots.FirstOrDefault(l => l.Item == lot.Item?.Id && l.Lot == lot.Lot));

    private static EvidenceGrade? Weakest(IReadOnlyCollection<PieceMembership> used) => used.Count == 0 ? null : used.Max(m => m.Evidence);
}
