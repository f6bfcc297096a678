using System.Globalization;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>Makes the tree of a table: <c>{ "rows": [ { column: text } ] }</c>. All values are text; what a number is, the mapping says.</summary>
internal sealed class Table(IReadOnlyList<string> columns, IReadOnlyList<string> names, bool trim)
{
    /// <summary>Reads the columns from the head of a table.</summary>
    /// <returns>The table, or why these are no column names.</returns>
    public static Outcome<Table> Begin(IReadOnlyList<string> columns, IReadOnlyList<string> names, bool trim)
    {
        List<string> cleaned = [.. columns.Select(c => c.Trim())];
        var missing = cleaned.FindIndex(c => c.Length == 0);
        var twice = cleaned.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return missing >= 0 ? Failed($"Column {missing + 1} has no name. Name it in the file, or declare 'columns' in the format.")
            : twice is not null ? Failed($"The column '{twice.Key}' stands twice. Rename one at its source, or declare 'columns' in the format.")
            : Outcome<Table>.Of(new Table(cleaned, names, trim));
    }

    public Outcome<TokenTape> Build(IEnumerable<TableRow> rows, FormatLimits limits)
    {
        using var builder = new TapeBuilder(4096);
        builder.StartObject();
        builder.Name("rows");
        builder.StartArray();
        var count = 0;
        foreach (var row in rows.Where(row => row.Fault is not null || row.Fields.Any(field => field.Length > 0) || row.Fields.Count > 1))
        {
            if (++count > limits.MaxRows)
            {
                return Outcome<TokenTape>.Failed(new Problem("FMT-0004", $"The table has more than {limits.MaxRows} rows. Split it at its source, or raise the limit of the interface.", $"row {row.Line}"));
            }

            Write(builder, row);
        }

        builder.EndArray();
        builder.EndObject();
        return builder.Build(limits.Json with
        {
            MaxBytes = limits.Json.MaxBytes * 8,
            MaxMembers = Math.Max(limits.Json.MaxMembers, limits.MaxColumns),
            MaxValues = Math.Max(limits.Json.MaxValues, 20_000_000),
        });
    }

    private void Write(TapeBuilder builder, TableRow row)
    {
        var fault = row.Fault
            ?? (row.Fields.Count != columns.Count ? $"The row has {row.Fields.Count} fields where the table has {columns.Count} columns. Correct the row at its source; quote fields that hold the delimiter." : null)
            ?? Damage(row);
        builder.StartObject();
        if (fault is not null)
        {
            var raw = row.Raw ?? string.Join(" | ", row.Fields);
            RowFault.Write(builder, fault, $"row {row.Line.ToString(CultureInfo.InvariantCulture)}", raw.Length > 500 ? raw[..500] : raw);
        }
        else
        {
            for (var i = 0; i < columns.Count; i++)
            {
                Member(builder, columns[i], trim ? row.Fields[i].Trim() : row.Fields[i]);
            }
        }

        builder.EndObject();
    }

    private string? Damage(TableRow row)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (names.Contains(columns[i], StringComparer.Ordinal) && SpreadsheetDamage.Find(row.Fields[i].Trim()) is { } damage)
            {
                return $"'{row.Fields[i]}' in {columns[i]} was changed by a spreadsheet: {damage}";
            }
        }

        return null;
    }

    private static void Member(TapeBuilder builder, string name, string value)
    {
        builder.Name(name);
        builder.Text(value);
    }

    private static Outcome<Table> Failed(string message) => Outcome<Table>.Failed(new Problem("FMT-0003", message, "row 1"));
}
