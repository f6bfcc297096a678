using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation;

/// <summary>Says a quantity in another unit: within a dimension by Recommendation 20, across by the item's own factor. Exact, or not at all.</summary>
public static class UnitConversion
{
    /// <summary>Converts.</summary>
    /// <param name="material">The material with its quantity and unit.</param>
    /// <param name="to">The unit wanted, UN/ECE Recommendation 20.</param>
    /// <param name="factors">The items' own factors.</param>
    /// <param name="on">The day of the event; a factor that is valid for some days only needs it.</param>
    /// <returns>The material in the other unit, or problem <c>TRA-0008</c>: nothing leads there, two factors do, or the result would need rounding.</returns>
    public static Outcome<MaterialReference> To(MaterialReference material, string to, IReadOnlyList<UnitFactor> factors, DateOnly? on = null)
    {
        if (material.Quantity is not { } quantity || (material.Unit ?? Projections.Pieces) == to)
        {
            return Outcome<MaterialReference>.Of(material.Unit is null && material.Quantity is not null ? material with { Unit = to } : material);
        }

        var from = material.Unit ?? Projections.Pieces;
        if (Ways(from, to, material.Item?.Id, factors, on) is not [var (by, through)])
        {
            return Failed(material, to, $"The item has not exactly one factor from {from} to {to} on {on?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "an unknown day"}. State it in mappings/policies/items.yaml, or correct the unit at its source.");
        }

        return Exactly(quantity, by, through) is { } result
            ? Outcome<MaterialReference>.Of(material with { Quantity = result, Unit = to })
            : Failed(material, to, $"{DecimalText.Shortest(quantity)} {from} has no exact value in {to}. Round at the source, where it is known how.");
    }

    // System.Decimal rounds silently beyond 28 digits and throws beyond its range: the way back shows the one, and neither is exact.
    private static decimal? Exactly(decimal quantity, decimal by, decimal through)
    {
        try
        {
            var product = quantity * by;
            var result = product / through;
            return product / by == quantity && DecimalText.Fits(result) && result * through == product ? result : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static (decimal By, decimal Through)[] Ways(string from, string to, string? item, IReadOnlyList<UnitFactor> factors, DateOnly? on) =>
        Units.Factor(from, to) is { } known ? [known]
            : [.. factors.Where(f => f.Item == item && f.HoldsOn(on) && ((f.From == from && f.To == to) || (f.From == to && f.To == from)))
                .Select(f => f.From == from ? (f.Factor, 1m) : (1m, f.Factor))];

    private static Outcome<MaterialReference> Failed(MaterialReference material, string to, string message) =>
        Outcome<MaterialReference>.Failed(new Problem("TRA-0008", $"Not convertible to {to}. {message}", RawValue: material.Lot ?? material.Serial ?? material.Container ?? material.Item?.Id));
}
