namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Finds the header among the first rows: exports often carry a title, a date and a blank line above it.</summary>
internal static class HeaderRow
{
    /// <summary>Finds the index of the header, or null. A row with known column names wins; else the first full row of distinct names that are not numbers.</summary>
    public static int? Find(IReadOnlyList<string[]> rows, IReadOnlyCollection<string>? wanted = null)
    {
        // Where the names are known, cells of the data that look like column names must not win.
        if (wanted is not null && rows.ToList().FindIndex(row => wanted.All(name => row.Any(cell => string.Equals(cell.Trim().Trim('\uFEFF'), name, StringComparison.OrdinalIgnoreCase)))) is >= 0 and var named)
        {
            return named;
        }

        var width = rows.Count == 0 ? 0 : rows.Max(Filled);
        (int Row, int Known) best = (-1, 0);
        for (var i = 0; i < rows.Count; i++)
        {
            var known = rows[i].Count(c => KnownColumns.Find(c) is not null);
            if (known > best.Known)
            {
                best = (i, known);
            }
        }

        if (best.Known > 0)
        {
            return best.Row;
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (width > 0 && Filled(rows[i]) == width && rows[i].Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).Count() == width && !rows[i].Any(c => c.Length > 0 && !c.Any(char.IsLetter)))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>Makes headers unique: the second <c>XCHPF</c> is <c>XCHPF (2)</c>; a blank one is named by its position.</summary>
    public static IReadOnlyList<string> Unique(IReadOnlyList<string> header)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. header.Select((name, i) =>
        {
            var text = name.Trim().Trim('\uFEFF') is { Length: > 0 } trimmed ? trimmed : $"column {i + 1}";
            seen[text] = seen.GetValueOrDefault(text) + 1;
            return seen[text] == 1 ? text : $"{text} ({seen[text]})";
        })];
    }

    private static int Filled(string[] row) => row.Count(c => c.Length > 0);
}
