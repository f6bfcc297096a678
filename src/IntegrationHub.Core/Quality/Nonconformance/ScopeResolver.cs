using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Translation;
using NonconformanceReport = IntegrationHub.Core.Canonical.Quality.Nonconformance;

namespace IntegrationHub.Core.Quality.Nonconformance;

/// <summary>Turns a statement of scope ("3 of 50 of lot L9", a list of serials) into pieces and lots. Holds cover certain and possible.</summary>
public static class ScopeResolver
{
    /// <summary>Resolves the scope of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="facts">The known pieces and sizes of the lots that it names, and the lots of the pieces that it names.</param>
    /// <param name="recall">What genealogy reaches from them; null: nothing is known to be built from them.</param>
    /// <returns>The scope, or problem <c>QUA-0002</c> for material that names neither piece nor lot.</returns>
    public static Outcome<ResolvedScope> Resolve(NonconformanceReport report, TranslationFacts facts, RecallScope? recall = null)
    {
        var (units, lots, problems) = (new List<ScopedUnit>(), new List<ScopedLot>(), new List<Problem>());
        var open = new List<ScopedLot>();
        foreach (var material in report.Materials ?? [])
        {
            if (material.Serial is { } serial)
            {
                units.Add(new ScopedUnit(material.Item?.Id, serial, LotOf(material, facts), Certainty.Certain));
            }
            else if (material.Lot is { } lot)
            {
                var (known, whole) = AddLot(report, material, lot, facts, units, lots);
                if (whole is null || known < whole)
                {
                    open.Add(lots[^1]);
                }
            }
            else
            {
                problems.Add(new Problem("QUA-0002", "The affected material names neither piece nor lot, so nobody can block it. Complete the report at its source.",
                    RawValue: material.Item?.Id ?? material.Container));
            }
        }

        if (problems.Count > 0)
        {
            return Outcome<ResolvedScope>.Failed(problems);
        }

        var stated = units.Where(u => !lots.Exists(l => l.Item == u.Item && l.Lot == u.Lot)).ToArray();
        lots.AddRange(stated.Where(u => u.Lot is not null).GroupBy(u => (u.Item, u.Lot))
            .Select(g => new ScopedLot(g.Key.Item, g.Key.Lot!, g.DistinctBy(u => u.Serial).Count(), g.DistinctBy(u => u.Serial).Count(), Projections.Pieces)));
        AddReached(recall, units, lots);
        return Outcome<ResolvedScope>.Of(new ResolvedScope(
            [.. units.OrderBy(u => u.Certainty).DistinctBy(u => (u.Item, u.Serial)).OrderBy(u => u.Item, StringComparer.Ordinal).ThenBy(u => u.Serial, StringComparer.Ordinal)],
            lots, open, [.. stated.Where(u => u.Lot is null)]));
    }

    // Which pieces of the lot are meant is unknown unless all are: each known one is possible, and all of the lot must be blocked.
    private static (decimal Known, decimal? Whole) AddLot(
        NonconformanceReport report, MaterialReference material, string lot, TranslationFacts facts, List<ScopedUnit> units, List<ScopedLot> lots)
    {
        var item = material.Item?.Id;
        var fact = facts.Lots.FirstOrDefault(l => l.Item == item && l.Lot == lot);
        var only = report.Materials!.Count == 1 ? report.Affected : null;
        var affected = only?.Nonconforming ?? material.Quantity;
        var whole = fact?.Quantity ?? only?.Inspected;
        var members = facts.Memberships.Where(m => m.Item == item && m.Lot == lot).DistinctBy(m => m.Serial).ToArray();
        var all = affected is null || affected == whole;
        units.AddRange(members.Select(m => new ScopedUnit(item, m.Serial, lot,
            all && m.Evidence is EvidenceGrade.Exact or EvidenceGrade.Bulk ? Certainty.Certain : Certainty.Possible)));
        lots.Add(new ScopedLot(item, lot, whole, affected, material.Unit ?? only?.Unit));
        return (members.Length, whole);
    }

    private static void AddReached(RecallScope? recall, List<ScopedUnit> units, List<ScopedLot> lots)
    {
        foreach (var node in (recall?.Certain ?? []).Concat(recall?.Possible ?? []).Where(n => n.Level > 0))
        {
            if (node.Serial is not null)
            {
                units.Add(new ScopedUnit(node.Item, node.Serial, null, node.Certainty, Stated: false));
            }
            else if (node is { Kind: NodeKind.Lot, Lot: not null } && !lots.Exists(l => l.Item == node.Item && l.Lot == node.Lot))
            {
                lots.Add(new ScopedLot(node.Item, node.Lot, null, null, null));
            }
        }
    }

    private static string? LotOf(MaterialReference piece, TranslationFacts facts)
    {
        string[] known = [.. facts.Memberships.Where(m => m.Item == piece.Item?.Id && m.Serial == piece.Serial).Select(m => m.Lot)
            .Append(piece.Lot).OfType<string>().Distinct(StringComparer.Ordinal)];
        return known.Length == 1 ? known[0] : null;
    }
}
