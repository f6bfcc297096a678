using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation;

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
        var memberships = facts.Memberships.ToLookup(m => (m.Item, m.Serial));
        foreach (var piece in pieces)
        {
            var known = MembershipOf(piece, [.. memberships[(piece.Item?.Id ?? "", piece.Serial!)]]);
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

        if (problems.Count > 0)
        {
            return Outcome<Projected>.Failed(problems);
        }

        var (sums, lost) = LineSums.Fold(pieces, lines);
        return Outcome<Projected>.Of(new Projected(sums, ["serial", .. lost], Weakest(used),
            [.. used.Select(m => m.Because).Where(b => b.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
    }

    /// <summary><c>lot→serials</c>: names the pieces of a lot, only where all are known and all of it, in its segment, is meant.</summary>
    /// <param name="lot">The lot, in pieces or in a unit that the item's own factor leads to pieces.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="on">The day of the event, for a factor that holds on some days only.</param>
    /// <returns>A line for each piece, or problem <c>TRA-0004</c>; <c>TRA-0008</c> where no factor leads to pieces.</returns>
    public static Outcome<Projected> LotToSerials(MaterialReference lot, TranslationFacts facts, DateOnly? on = null)
    {
        var (known, fact) = ContentsOf(lot, facts);
        var inPieces = UnitConversion.To(lot, Pieces, facts.Factors, on);
        if (!inPieces.Succeeded)
        {
            return Outcome<Projected>.Failed(inPieces.Problems);
        }

        if (fact is not { Complete: true } || inPieces.Value.Quantity is not { } quantity || quantity != known.Length || (fact.Quantity ?? quantity) != quantity)
        {
            return Outcome<Projected>.Failed(new Problem("TRA-0004",
                $"The pieces cannot be named: {known.Length} of {(fact?.Quantity is { } all ? DecimalText.Shortest(all) : "an unknown number")} are known and {(lot.Quantity is { } meant ? $"{DecimalText.Shortest(meant)} {lot.Unit}".TrimEnd() : "an unstated number")} are meant. Scan the pieces, or let the policy give candidates.",
                RawValue: lot.Lot));
        }

        return Outcome<Projected>.Of(new Projected(
            [.. known.Select(m => lot with { Serial = m.Serial, Quantity = 1, Unit = Pieces, Evidence = null })], [], Weakest(known),
            [.. known.Select(m => m.Because).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
    }

    /// <summary><c>lot→candidates</c>: the known pieces of a lot, and how many of them are meant at least and at most; where the amount does not convert to pieces, any number of them.</summary>
    public static CandidateSet LotToCandidates(MaterialReference lot, TranslationFacts facts, DateOnly? on = null)
    {
        var (known, fact) = ContentsOf(lot, facts);
        var inPieces = UnitConversion.To(lot, Pieces, facts.Factors, on);
        var meant = inPieces.Succeeded ? inPieces.Value.Quantity ?? fact?.Quantity : null;
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
        string[] names = [.. Lost("serial", m => m.Serial), .. Lost("lot", m => m.Lot), .. Lost("sublot", SublotProjections.Of), .. Lost("container", m => m.Container)];
        var (sums, lost) = LineSums.Fold(materials, lines);
        return Outcome<Projected>.Of(new Projected(sums, [.. names, .. lost], null, []));

        IEnumerable<string> Lost(string name, Func<MaterialReference, string?> member) => materials.Any(m => member(m) is not null) ? [name] : [];
    }

    // What the message itself says of its piece counts like any other statement.
    private static PieceMembership[] MembershipOf(MaterialReference piece, PieceMembership[] known) =>
        piece.Lot is null || Array.Exists(known, m => m.Lot == piece.Lot) ? known
            : [.. known, new PieceMembership(piece.Item?.Id ?? "", piece.Serial!, piece.Lot, EvidenceGrade.Exact, "")];

    // A lot that lies in several segments: only pieces that are known to lie in this one are meant.
    private static (PieceMembership[] Known, LotFact? Fact) ContentsOf(MaterialReference lot, TranslationFacts facts)
    {
        LotFact[] stated = [.. facts.Lots.Where(l => l.Item == lot.Item?.Id && l.Lot == lot.Lot)];
        var fact = Array.Find(stated, l => l.Segment == lot.Segment) ?? Array.Find(stated, l => l.Segment is null);
        return ([.. facts.Memberships.Where(m => m.Item == lot.Item?.Id && m.Lot == lot.Lot && (fact?.Segment is null || m.Segment == fact.Segment))
            .DistinctBy(m => m.Serial).OrderBy(m => m.Serial, StringComparer.Ordinal)], fact);
    }

    private static EvidenceGrade? Weakest(IReadOnlyCollection<PieceMembership> used) => used.Count == 0 ? null : used.Max(m => m.Evidence);
}
