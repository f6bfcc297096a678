using System.Globalization;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Spreadsheets;

namespace IntegrationHub.Cli.Demo.Chapters;

/// <summary>A data steward's two exports are compared, with no set-up and no hub.</summary>
internal sealed class SpreadsheetsChapter : IChapter
{
    private static readonly string[] Exports = ["erp", "mes"];

    public string Title => "Two spreadsheets reconciled";

    public Task TellAsync(Stage stage, Telling telling, CancellationToken cancellationToken)
    {
        var folder = stage.Folder.In("spreadsheets");
        stage.Plant.Day.WriteSpreadsheets(folder);
        var files = Exports.Select(name => (Name: name, Path: Path.Combine(folder, name + ".csv"))).ToList();
        var report = SpreadsheetComparison.Run(
            [.. files.Select(file => new NamedFile(file.Name, Path.GetFileName(file.Path), () => File.OpenRead(file.Path)))], new ComparisonOptions());

        telling.Say("A steward arrives with an export of the ERP and one of the MES, written in two dialects. Nobody says which column is which.");
        foreach (var guess in report.Guesses)
        {
            telling.Say($"  {guess.Name}: {guess.Rows} rows; {string.Join(", ", Columns(guess).Select(column => $"{ReportJson.Word<ColumnRole>(column.Role)} is '{column.Column}'"))}");
        }

        var counts = report.Counts;
        telling.Say(string.Create(CultureInfo.InvariantCulture, $"  {counts.Compared} items compared: {counts.Equal} equal, {counts.Mismatches} mismatches, {counts.Refused} rows refused. By kind:"));
        foreach (var kind in report.Findings.Where(finding => finding.NeedsPerson).GroupBy(Kind).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            telling.Say($"  {kind.Count(),4}  {kind.Key}, for example {kind.First().Item}: {kind.First().Explanation}");
        }

        telling.Claim(report.Problems.Count == 0 && report.Guesses.All(guess => guess.Key is not null && guess.Flags.Count == 2), "key, lot flag and serial flag were found in both files");
        telling.Claim(counts.Mismatches > 0 && counts.Equal > 0, $"{counts.Mismatches} mismatches are left for a person, {counts.Equal} items agree");
        telling.Claim(report.Findings.Any(finding => finding.Relation == Relation.FormatOnly && finding.Item.TrimStart('0') == "815"),
            "0815 and 815, which lost its zero in a spreadsheet, are proposed as one item and not merged");
        telling.See($"hub reconcile {string.Join(' ', files.Select(file => $"--file {file.Name}={file.Path}"))}");
        return Task.CompletedTask;
    }

    private static IEnumerable<ColumnGuess> Columns(FileGuess guess) => new[] { guess.Key, guess.Site }.OfType<ColumnGuess>().Concat(guess.Flags);

    // Without an authority no side is right: what differs is then told by the relation of the values.
    private static string Kind(Finding finding) =>
        finding.Relation is { } relation ? ReportJson.Word<Relation>(relation) : ReportJson.Word<Gate>(finding.Gate);
}
