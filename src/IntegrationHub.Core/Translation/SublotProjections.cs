using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation;

/// <summary><c>sublot→lot</c> and <c>lot→sublots</c>. In a reference a sublot is the identifier <c>sublot</c>; beside it may stand its lot.</summary>
public static class SublotProjections
{
    /// <summary>The scheme under which a reference names a sublot.</summary>
    public const string Scheme = "sublot";

    /// <summary>Reads the sublot that a reference names; null where it names none, or a piece of one.</summary>
    public static string? Of(MaterialReference material)
    {
        if (material.Serial is null && material.Identifiers is { } identifiers)
        {
            foreach (var identifier in identifiers)
            {
                if (identifier.Scheme == Scheme)
                {
                    return identifier.Value;
                }
            }
        }

        return null;
    }

    /// <summary><c>sublot→lot</c>: puts each sublot into the lot that it is known to be a part of, and adds up.</summary>
    /// <returns>The lines, or problem <c>TRA-0010</c> for a sublot whose lot is unknown or stated in several ways.</returns>
    public static Outcome<Projected> ToLot(IReadOnlyList<MaterialReference> sublots, TranslationFacts facts)
    {
        var (lines, problems, because) = (new List<MaterialReference>(), new List<Problem>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var sublot in sublots)
        {
            var number = Of(sublot);
            var known = facts.Sublots.Where(f => f.Item == sublot.Item?.Id && f.Sublot == number).ToArray();
            string[] lots = [.. known.Select(f => f.Lot).Concat(sublot.Lot is null ? [] : [sublot.Lot]).Distinct(StringComparer.Ordinal)];
            if (lots.Length != 1)
            {
                problems.Add(new Problem("TRA-0010", lots.Length == 0
                    ? "The lot of the sublot is not known. Report the split that says it, then release the message."
                    : $"The sublot is stated in {lots.Length} lots: {string.Join(", ", lots)}. Correct the record that is wrong, then release the message.", RawValue: number));
                continue;
            }

            because.UnionWith(known.Select(f => f.Because));
            Identifier[] others = [.. sublot.Identifiers!.Where(i => i.Scheme != Scheme)];
            lines.Add(sublot with { Lot = lots[0], Identifiers = others.Length == 0 ? null : others, Position = null });
        }

        if (problems.Count > 0)
        {
            return Outcome<Projected>.Failed(problems);
        }

        var (sums, lost) = LineSums.Fold(sublots, lines);
        return Outcome<Projected>.Of(new Projected(sums, ["sublot", .. lost], EvidenceGrade.Exact, [.. because]));
    }

    /// <summary><c>lot→sublots</c>: names the parts of a lot, only where their quantities are known and are all of what is meant.</summary>
    /// <returns>A line for each sublot, or problem <c>TRA-0011</c>.</returns>
    public static Outcome<Projected> ToSublots(MaterialReference lot, TranslationFacts facts)
    {
        SublotFact[] parts = [.. facts.Sublots.Where(f => f.Item == lot.Item?.Id && f.Lot == lot.Lot).DistinctBy(f => f.Sublot, StringComparer.Ordinal).OrderBy(f => f.Sublot, StringComparer.Ordinal)];
        var size = facts.Lots.FirstOrDefault(l => l.Item == lot.Item?.Id && l.Lot == lot.Lot)?.Quantity;
        if (parts.Length == 0 || lot.Quantity is not { } meant || !Array.TrueForAll(parts, p => p.Quantity is not null && p.Unit == lot.Unit)
            || parts.Sum(p => p.Quantity) != meant || (size ?? meant) != meant)
        {
            return Outcome<Projected>.Failed(new Problem("TRA-0011",
                $"The sublots cannot be named: {parts.Length} are known with {DecimalText.Shortest(parts.Sum(p => p.Quantity ?? 0))} together, and {(lot.Quantity is { } q ? DecimalText.Shortest(q) : "an unstated amount")} {lot.Unit} is meant. Report the split, or name the sublots.", RawValue: lot.Lot));
        }

        return Outcome<Projected>.Of(new Projected(
            [.. parts.Select(p => lot with { Identifiers = [.. lot.Identifiers ?? [], new Identifier(Scheme, p.Sublot)], Quantity = p.Quantity })], [], EvidenceGrade.Exact,
            [.. parts.Select(p => p.Because).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
    }
}
