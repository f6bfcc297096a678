using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy.Conservation;

/// <summary>What left an account. A use that was reported for the lot and, by another event of the same order, for its pieces counts once: so it is so much at least.</summary>
internal static class Exits
{
    private static readonly MovementKind[] Kinds = [MovementKind.Consumed, MovementKind.Scrapped, MovementKind.Shipped, MovementKind.Sampled, MovementKind.AdjustedDown, MovementKind.MovedOut];

    public static bool Is(MovementKind kind) => Kinds.Contains(kind);

    public static decimal All(Amount[] amounts) => Kinds.Sum(kind => AtLeast(amounts, kind));

    /// <summary>The same without what was only assumed.</summary>
    public static decimal Sure(Amount[] amounts) => All([.. amounts.Where(a => a.Move.Evidence is EvidenceGrade.Exact or EvidenceGrade.Bulk)]);

    public static decimal AtLeast(Amount[] amounts, MovementKind kind) => amounts.Where(a => a.Move.Kind == kind)
        .GroupBy(a => a.Move.Into ?? a.Move.Transformation ?? a.Move.MessageId, StringComparer.Ordinal).Sum(OfOneUse);

    private static decimal OfOneUse(IEnumerable<Amount> use)
    {
        var (both, bulk, named) = (0m, 0m, 0m);
        var pieces = new HashSet<string>(StringComparer.Ordinal);
        foreach (var message in use.GroupBy(a => a.Move.MessageId, StringComparer.Ordinal))
        {
            var amount = message.Where(a => !a.Move.IsPiece).Sum(a => a.Quantity ?? 0);
            var single = message.Where(a => a.Move.IsPiece && pieces.Add(a.Move.Node)).Sum(a => a.Quantity ?? 0);
            both += amount > 0 && single > 0 ? amount + single : 0;
            bulk += single == 0 ? amount : 0;
            named += amount == 0 ? single : 0;
        }

        return both + Math.Max(bulk, named);
    }
}
