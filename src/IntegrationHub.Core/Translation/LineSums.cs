using System.Reflection;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation;

/// <summary>Adds up lines that say the same of their material.</summary>
internal static class LineSums
{
    private static readonly PropertyInfo[] Attributes = typeof(LotAttributes).GetProperties();

    /// <summary>Adds up lines of one item, lot, container, piece, segment and unit. Of two expiries the earlier one stays.</summary>
    public static IReadOnlyList<MaterialReference> Sum(IEnumerable<MaterialReference> lines) =>
    [
        .. lines.GroupBy(l => (Item: l.Item?.Id, l.Serial, l.Lot, l.Container, l.Segment, l.Unit)).Select(g => g.First() with
        {
            Quantity = g.All(l => l.Quantity is null) ? null : g.Sum(l => l.Quantity ?? 0),
            LotAttributes = g.Select(l => l.LotAttributes).Aggregate(Merge),
        }),
    ];

    /// <summary>Names the members that were said before and are not said any more: position and lot attributes.</summary>
    public static IEnumerable<string> Lost(IReadOnlyList<MaterialReference> before, IReadOnlyList<MaterialReference> lines)
    {
        if (before.Any(m => m.Position is not null) && lines.All(l => l.Position is null))
        {
            yield return "position";
        }

        var after = Sum(lines);
        foreach (var attribute in Attributes)
        {
            if (before.Any(m => Value(attribute, m) is { } value && !after.Any(l => Value(attribute, l) == value)))
            {
                yield return "lotAttributes." + System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(attribute.Name);
            }
        }
    }

    private static string? Value(PropertyInfo attribute, MaterialReference material) =>
        material.LotAttributes is { } attributes ? (string?)attribute.GetValue(attributes) : null;

    // Where two statements differ neither is the lot's: it is dropped and named as lost. Expiry is the exception.
    private static LotAttributes? Merge(LotAttributes? a, LotAttributes? b) => a is null || b is null ? a ?? b : new LotAttributes(
        Expiry: Earlier(a.Expiry, b.Expiry),
        Retest: Earlier(a.Retest, b.Retest),
        OutTime: Same(a.OutTime, b.OutTime),
        Potency: Same(a.Potency, b.Potency),
        Origin: Same(a.Origin, b.Origin),
        Certificate: Same(a.Certificate, b.Certificate),
        Heat: Same(a.Heat, b.Heat),
        SupplierLot: Same(a.SupplierLot, b.SupplierLot));

    private static string? Earlier(string? a, string? b) => a is null || b is null ? a ?? b : string.CompareOrdinal(a, b) <= 0 ? a : b;

    private static string? Same(string? a, string? b) => a is null || b is null || a == b ? a ?? b : null;
}
