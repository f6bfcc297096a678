using System.Globalization;
using System.Text.RegularExpressions;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Reads cells of attributes. What cannot be read is left out, since it says nothing; a base unit that nobody knows stays what it is.</summary>
internal static partial class AttributeCells
{
    private static readonly string[] No = ["0", "false", "no", "n", "nein", "falsch"];

    /// <summary>Makes the snapshot of a row.</summary>
    /// <param name="file">The name given to the file.</param>
    /// <param name="path">Makes the place of a column, <c>file!row:column</c>.</param>
    /// <param name="cell">Reads the cell of an attribute and its header; null where the file has no such column or the cell is blank.</param>
    /// <param name="item">The number of the item.</param>
    public static MasterSnapshot Snapshot(string file, string item, Func<string, (string Text, string Header)?> cell, Func<string, string> path)
    {
        RawValue? Raw(string attribute) => cell(attribute) is { } one ? new(path(one.Header), one.Text) : null;
        var period = cell(AttributeColumns.Period)?.Text;
        var expiry = new ExpiryRules(
            cell("expiry") is { } flag ? Flag(flag.Text) : null,
            cell("shelf-life") is { } total ? Life(total.Text, total.Header, period, Raw("shelf-life")) : null,
            cell("remaining-shelf-life") is { } rest ? Life(rest.Text, rest.Header, period, Raw("remaining-shelf-life")) : null, Raw("expiry"));
        return new()
        {
            System = file,
            Item = item,
            ValidFrom = 0,
            RecordedAt = 0,
            Message = file,
            MappingVersion = file,
            BaseUnit = cell("base-unit") is { } unit ? Units.Code(unit.Text, "common") ?? Units.Code(unit.Text.ToUpperInvariant(), "sap") ?? unit.Text : null,
            Revision = cell("revision")?.Text,
            Facts = new()
            {
                Expiry = expiry,
                LotNumbering = cell("lot-numbering") is { } form ? new(null, form.Text, Raw("lot-numbering")) : null,
                Suppliers = cell("suppliers") is { } suppliers
                    ? [.. suppliers.Text.Split([',', ';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => new ItemSupplier(one, Raw: Raw("suppliers")))] : null,
                Raw = new(Raw("base-unit"), Raw("revision")),
            },
        };
    }

    /// <summary>Reads a shelf life: its unit stands in the cell, in the period of the row, or in the header; without any it is not known.</summary>
    public static ShelfLife? Life(string text, string header, string? period, RawValue? raw)
    {
        var match = Amount().Match(text);
        if (!match.Success || !decimal.TryParse(match.Groups[1].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity))
        {
            return null;
        }

        var named = header.Contains("day", StringComparison.OrdinalIgnoreCase) || header.Contains("tage", StringComparison.OrdinalIgnoreCase) ? "d" : null;
        ShelfLifeUnit? unit = (match.Groups[2].Value is { Length: > 0 } word ? word : period ?? named)?.Trim().ToLowerInvariant() switch
        {
            "h" or "hour" or "hours" or "std" => ShelfLifeUnit.Hur,
            "d" or "day" or "days" or "tag" or "tage" or "t" => ShelfLifeUnit.Day,
            "w" or "week" or "weeks" or "woche" or "wochen" or "1" => ShelfLifeUnit.Wee,
            "m" or "mon" or "month" or "months" or "monat" or "monate" or "2" => ShelfLifeUnit.Mon,
            "y" or "a" or "year" or "years" or "jahr" or "jahre" or "j" or "3" => ShelfLifeUnit.Ann,
            _ => null,
        };
        return unit is { } known ? new(quantity, known, raw) : null;
    }

    private static ExpiryDate? Flag(string text) => FlagDecoder.True.Contains(text, StringComparer.OrdinalIgnoreCase) ? ExpiryDate.Required : No.Contains(text, StringComparer.OrdinalIgnoreCase) ? ExpiryDate.None : null;

    [GeneratedRegex(@"^\s*([0-9]{1,9}(?:[.,][0-9]{1,6})?)\s*([A-Za-z]*)\.?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Amount();
}
