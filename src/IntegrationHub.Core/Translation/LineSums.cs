using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation;

/// <summary>Adds up lines that say the same of their material.</summary>
internal static class LineSums
{
    private static readonly (string Name, Func<LotAttributes, string?> Read)[] Attributes =
    [
        ("expiry", a => a.Expiry), ("retest", a => a.Retest), ("outTime", a => a.OutTime), ("potency", a => a.Potency),
        ("origin", a => a.Origin), ("certificate", a => a.Certificate), ("heat", a => a.Heat), ("supplierLot", a => a.SupplierLot),
    ];

    /// <summary>Adds up lines of one item, lot, container, piece, segment, unit and evidence. Of two expiries the earlier one stays.</summary>
    public static IReadOnlyList<MaterialReference> Sum(IEnumerable<MaterialReference> lines) => [.. Groups(lines).Select(One)];

    /// <summary>Adds up projected lines, and names what was said of their sources and is not said of the sums any more: position and lot attributes.</summary>
    /// <param name="before">The sources.</param>
    /// <param name="lines">What each of them became, in the same order.</param>
    public static (IReadOnlyList<MaterialReference> Sums, IReadOnlyList<string> Lost) Fold(IReadOnlyList<MaterialReference> before, IReadOnlyList<MaterialReference> lines)
    {
        var sums = new List<MaterialReference>();
        var lost = new bool[Attributes.Length + 1];
        var sources = lines.Zip(before).GroupBy(pair => Key(pair.First));
        foreach (var group in sources)
        {
            var sum = One(group.Select(pair => pair.First));
            sums.Add(sum);
            foreach (var (line, source) in group)
            {
                lost[^1] |= source.Position is not null && line.Position is null;
                for (var i = 0; i < Attributes.Length && source.LotAttributes is not null; i++)
                {
                    // Of this very sum: another lot that has the attribute does not keep it for this one.
                    lost[i] |= Attributes[i].Read(source.LotAttributes) is { } said && (sum.LotAttributes is null || Attributes[i].Read(sum.LotAttributes) != said);
                }
            }
        }

        return (sums, [.. lost[^1] ? ["position"] : Array.Empty<string>(), .. Attributes.Where((_, i) => lost[i]).Select(a => "lotAttributes." + a.Name)]);
    }

    private static IEnumerable<IEnumerable<MaterialReference>> Groups(IEnumerable<MaterialReference> lines) => lines.GroupBy(Key);

    // What is assumed and what is sure do not add up to something sure.
    private static (string?, string?, string?, string?, string?, StockSegment?, string?, EvidenceGrade?) Key(MaterialReference l) =>
        (l.Item?.Id, l.Serial, l.Lot, SublotProjections.Of(l), l.Container, l.Segment, l.Unit, l.Evidence);

    private static MaterialReference One(IEnumerable<MaterialReference> alike)
    {
        var all = alike.ToArray();
        return all.Length == 1 ? all[0] : all[0] with
        {
            // Something and an amount that nobody stated is an amount that nobody stated.
            Quantity = Array.Exists(all, l => l.Quantity is null) ? null : all.Sum(l => l.Quantity!.Value),
            LotAttributes = Merge([.. all.Select(l => l.LotAttributes).OfType<LotAttributes>()]),
        };
    }

    private static LotAttributes? Merge(LotAttributes[] all) => all.Length == 0 ? null : new LotAttributes(
        Expiry: Earliest(all, a => a.Expiry),
        Retest: Earliest(all, a => a.Retest),
        OutTime: Same(all, a => a.OutTime),
        Potency: Same(all, a => a.Potency),
        Origin: Same(all, a => a.Origin),
        Certificate: Same(all, a => a.Certificate),
        Heat: Same(all, a => a.Heat),
        SupplierLot: Same(all, a => a.SupplierLot));

    // Where two statements differ neither is the lot's: it is dropped and named as lost. Expiry and retest are the exceptions: the earlier date is safe.
    private static string? Same(LotAttributes[] all, Func<LotAttributes, string?> read) =>
        all.Select(read).OfType<string>().Distinct(StringComparer.Ordinal).Take(2).ToArray() is [var only] ? only : null;

    private static string? Earliest(LotAttributes[] all, Func<LotAttributes, string?> read) => all.Select(read).OfType<string>().Min(StringComparer.Ordinal);
}
