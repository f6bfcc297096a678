namespace IntegrationHub.Cli.Output;

/// <summary>Prints rows in aligned columns: plain text that a pipe can take.</summary>
internal static class Table
{
    public static void Print(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        foreach (var line in Lines(header, rows))
        {
            Console.Out.WriteLine(line);
        }
    }

    public static IEnumerable<string> Lines(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = new List<IReadOnlyList<string>> { header };
        all.AddRange(rows);
        var widths = header.Select((_, column) => all.Max(row => row[column].Length)).ToList();
        return all.Select(row => string.Join("  ", row.Select((cell, column) =>
            column == row.Count - 1 ? cell : IsNumber(cell) && column > 0 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
    }

    private static bool IsNumber(string cell) => cell.Length > 0 && cell.All(char.IsAsciiDigit);
}
