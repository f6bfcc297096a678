using System.Globalization;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>A report as lines for a terminal. Control characters of cells are made visible, so that no cell can steer the terminal.</summary>
public static class ReportText
{
    /// <summary>Lists guesses, problems, notes, findings, refused rows and counts.</summary>
    /// <param name="report">The report.</param>
    /// <param name="maximumFindings">How many findings to list, 0 or more; the counts always cover all.</param>
    public static IEnumerable<string> Lines(SpreadsheetReport report, int maximumFindings = 50)
    {
        foreach (var guess in report.Guesses)
        {
            var d = guess.Dialect;
            yield return Visible($"{guess.Name}: {guess.File}{(d is null ? " (not read)" : d.Format == "xlsx" ? $", sheet '{d.Sheet}', header in row {d.HeaderLine}" : $", {d.Encoding}, delimiter '{(d.Delimiter == "\t" ? "tab" : d.Delimiter)}', header in line {d.HeaderLine}")}, {guess.Rows} rows");
            foreach (var column in Columns(guess))
            {
                yield return Visible($"  {ReportJson.Word<ColumnRole>(column.Role),-10} {column.Column}  ({column.Confidence.ToString("P0", CultureInfo.InvariantCulture)}: {column.Evidence}{(column.Vocabulary is null ? "" : "; read as " + column.Vocabulary)})");
            }
        }

        foreach (var problem in report.Problems)
        {
            yield return Visible($"cannot compare: {problem}");
        }

        foreach (var note in report.Notes)
        {
            yield return Visible($"note: {note}");
        }

        foreach (var f in Gravest(report, maximumFindings))
        {
            yield return Visible($"{ReportJson.Word<Severity>(f.Severity),-8} {f.Item}{(f.Site is null ? "" : " at " + f.Site)}  {string.Join(" ", new[] { f.Gate == Gate.None ? "" : ReportJson.Word<Gate>(f.Gate), ReportJson.Word(f.Relation) }.Where(w => w.Length > 0))}: {f.Explanation}");
            foreach (var value in f.Values)
            {
                yield return Visible($"           {value.System}: {value.Value}  [{value.Raw}] {value.Path}");
            }
        }

        foreach (var row in report.RefusedRows.Take(maximumFindings))
        {
            yield return Visible($"refused  {row.Path} [{row.Raw}] {row.Reason}{(row.LikelyOriginals.Count == 0 ? "" : $" It may have been {string.Join(" or ", row.LikelyOriginals)}.")}");
        }

        var c = report.Counts;
        yield return $"{c.Items} items, {c.Compared} compared, {c.Equal} equal, {c.Mismatches} mismatches, {c.Refused} rows refused";
    }

    // Sorting them all would need them all in memory.
    private static IEnumerable<Finding> Gravest(SpreadsheetReport report, int most)
    {
        var first = Enum.GetValues<Severity>().ToDictionary(severity => severity, _ => new List<Finding>());
        foreach (var finding in report.Findings)
        {
            if (finding.NeedsPerson && first[finding.Severity] is var list && list.Count < most)
            {
                list.Add(finding);
            }
        }

        return first.OrderByDescending(pair => pair.Key).SelectMany(pair => pair.Value).Take(most);
    }

    internal static IEnumerable<ColumnGuess> Columns(FileGuess guess) =>
        new[] { guess.Key, guess.Site }.OfType<ColumnGuess>().Concat(guess.Flags).Concat(guess.OutOfUse).Concat(guess.Compared).Concat(guess.Attributes);

    private static string Visible(string line) =>
        line.Any(char.IsControl) ? string.Concat(line.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : line;
}
