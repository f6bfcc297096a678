using IntegrationHub.Core.Reconciliation.Attributes;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>A column that holds an attribute beside the flag.</summary>
/// <param name="Attribute">The attribute; or <see cref="AttributeColumns.Period"/>.</param>
/// <param name="Index">Its place.</param>
/// <param name="Header">Its header.</param>
internal sealed record AttributeColumn(string Attribute, int Index, string Header);

/// <summary>Column names of attributes in real systems, and of people. Compared without case, spaces and punctuation; the first of two that fit is taken.</summary>
internal static class AttributeColumns
{
    /// <summary>The unit of the shelf lives of a row.</summary>
    public const string Period = "period";

    private const double ByName = 0.9;

    private static readonly (string Attribute, string[] Headers)[] Known =
    [
        ("base-unit", ["MEINS", "BaseUnit", "Base Unit of Measure", "UoM", "Unit of Measure", "stock_uom", "default_uom", "DefaultUnit", "DefaultUnit.Value", "Default Unit", "PRIMARY_UOM_CODE", "BaseUnitOfMeasure", "Basismengeneinheit"]),
        ("revision", ["Revision", "Rev", "Rev.", "Part Revision", "Engineering Revision", "item_revision", "Revisionsstand"]),
        ("expiry", ["has_expiry_date", "Has Expiry Date", "Expiry Required", "Expiry Date Required"]),
        ("shelf-life", ["MHDHB", "TotalShelfLife", "Total Shelf Life", "Shelf Life", "shelf_life_in_days", "Shelf Life In Days", "Shelf Life (days)", "shelf_life_time", "SHELF_LIFE_DAYS", "Gesamthaltbarkeit"]),
        ("remaining-shelf-life", ["MHDRZ", "MinRemainingShelfLife", "Min Remaining Shelf Life", "Min. Remaining Shelf Life", "Minimum Remaining Shelf Life", "Minimum Remaining Shelf Life (days)", "Mindestrestlaufzeit", "Restlaufzeit"]),
        ("lot-numbering", ["batch_number_series", "Batch Number Series", "Lot Number Format", "LotNumberFormat", "lot_no_format"]),
        ("suppliers", ["LIFNR", "Supplier", "Suppliers", "Supplier No", "Supplier Number", "SupplierID", "Vendor", "Vendor No", "Vendor Number", "default_supplier", "Lieferant", "Lieferantennummer"]),
        (Period, ["IPRKZ", "ShelfLifeExpirationDatePeriod", "Period Indicator", "Period Ind. for SLED"]),
    ];

    private static readonly Dictionary<string, string> Names = Known.SelectMany(one => one.Headers.Select(header => (Normal(header), one.Attribute))).DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Attribute, StringComparer.Ordinal);

    /// <summary>Finds the attribute columns of a file among those that are not taken for something else.</summary>
    public static IReadOnlyList<AttributeColumn> Of(Table table, FileGuess guess)
    {
        var taken = guess.Flags.Concat(guess.OutOfUse).Concat(guess.Compared).Concat(new[] { guess.Key, guess.Site }.OfType<ColumnGuess>()).Select(one => one.Index).ToHashSet();
        return [.. table.Header.Select((header, index) => Names.TryGetValue(Normal(header), out var attribute) && !taken.Contains(index) ? new AttributeColumn(attribute, index, header) : null)
            .OfType<AttributeColumn>().DistinctBy(one => one.Attribute)];
    }

    /// <summary>Keeps of each file the columns of attributes that two files or more have.</summary>
    public static IReadOnlyList<AttributeColumn>[] Several(IEnumerable<IReadOnlyList<AttributeColumn>> files)
    {
        var all = files.ToList();
        var comparable = Comparable(all).Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        return [.. all.Select(columns => columns.Any(one => comparable.Contains(one.Attribute))
            ? (IReadOnlyList<AttributeColumn>)[.. columns.Where(one => one.Attribute == Period || comparable.Contains(one.Attribute))] : [])];
    }

    /// <summary>Says of columns what they were taken for.</summary>
    public static IReadOnlyList<ColumnGuess> Guesses(IReadOnlyList<AttributeColumn> columns) =>
        [.. columns.Select(one => new ColumnGuess(one.Header, ColumnRole.Attribute, ByName, $"the name is known for {MasterAttribute.Of(one.Attribute)?.Words ?? "the unit of shelf lives"}") { Index = one.Index })];

    /// <summary>Lists the attributes that two files or more have, in the order of <see cref="MasterAttribute.All"/>.</summary>
    public static IReadOnlyList<MasterAttribute> Comparable(IEnumerable<IReadOnlyList<AttributeColumn>> files)
    {
        var counted = files.SelectMany(columns => columns.Select(one => one.Attribute)).GroupBy(one => one, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return [.. MasterAttribute.All.Where(one => counted.Contains(one.Name))];
    }

    private static string Normal(string header) => string.Concat(header.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
