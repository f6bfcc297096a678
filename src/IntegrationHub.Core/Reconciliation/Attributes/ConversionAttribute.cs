using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>
/// The item's own factors between units, one part for each alternative unit. What is compared is what a unit is worth, not how it is written:
/// 1 KGM = 1000 GRM says the same as 1 GRM = 0.001 KGM, and another base unit does not matter where a factor leads to it.
/// </summary>
internal sealed class ConversionAttribute() : MasterAttribute("conversion", "the conversion of units")
{
    internal override IEnumerable<AttributePair> Compare(MasterSnapshot required, MasterSnapshot actual, AttributeContext context)
    {
        // SAP lists the base unit among the units; that it is worth itself requires nothing.
        if (required is not { BaseUnit: { } wantedBase, Facts.Conversions: { } said } || said.Where(one => one.Unit != wantedBase).ToList() is not { Count: > 0 } conversions)
        {
            yield break;
        }

        // None of them was sent: that is one thing that is not known, and not one for each unit.
        if (actual.Facts?.Conversions is not { } own || actual.BaseUnit is not { } ownBase)
        {
            yield return new(null, new(string.Join("; ", conversions.Select(one => Text(one, wantedBase)))), null, null);
            yield break;
        }

        foreach (var group in conversions.GroupBy(one => one.Unit, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var worth = group.Select(Ratio.Of).Distinct().ToList();
            var (unit, based) = (Worths(group.Key, ownBase, own), Worths(wantedBase, ownBase, own));

            // An authority that contradicts itself requires nothing; a unit that the other system does not use is no difference.
            if (worth.Count != 1 || unit.Count == 0 || based.Count == 0)
            {
                continue;
            }

            var equal = unit.Count == 1 && based.Count == 1 && unit[0].Through(based[0]).Equals(worth[0]);
            yield return new(group.Key, Read(required, group.Key)!, Read(actual, group.Key) ?? new(Defined(group.Key, ownBase)), equal ? Relation.Equal : Relation.Incomparable)
            {
                Effect = equal ? "" : $"Every quantity in {group.Key} that passes between them changes.",
            };
        }
    }

    internal override AttributeReading? Read(MasterSnapshot snapshot, string? part)
    {
        if (snapshot is not { BaseUnit: { } based, Facts.Conversions: { Count: > 0 } conversions })
        {
            return null;
        }

        var said = conversions.Where(one => part is null || one.Unit == part).ToList();
        return said.Count > 0 ? new(string.Join("; ", said.Select(one => Text(one, based)).Distinct(StringComparer.Ordinal)), said[0].Raw)
            : part == based ? new($"{part} is the base unit", snapshot.Facts.Raw?.BaseUnit) : null;
    }

    // What a unit is worth in the base unit: as the item says, else as the standard does. Several where the item contradicts itself.
    private static List<Ratio> Worths(string unit, string based, IReadOnlyList<ItemConversion> own) =>
        unit == based ? [Ratio.One]
        : own.Where(one => one.Unit == unit).Select(Ratio.Of).Distinct().ToList() is { Count: > 0 } said ? said
        : Units.Factor(unit, based) is { } factor ? [Ratio.Of(factor.By, factor.Through)] : [];

    private static string Text(ItemConversion one, string based) =>
        $"{DecimalText.Shortest(one.Denominator)} {one.Unit} = {DecimalText.Shortest(one.Numerator)} {based}";

    private static string Defined(string unit, string based) => $"{unit} in {based}, as the standard defines it";
}
