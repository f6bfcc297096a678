using System.CommandLine;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Reconciliation.Spreadsheets;

namespace IntegrationHub.Cli.Measurement;

/// <summary>Compares the caller's masters, from the files each time.</summary>
internal static class BenchReconcile
{
    public static Command Create(GlobalOptions options)
    {
        var masters = new Option<string[]>("--master") { Description = "A master as in hub reconcile --file: NAME=FILE. Give two or more.", Required = true };
        var compared = new Option<string[]>("--compare") { Description = "A column that is compared besides the tracking flags." };
        var repetitions = BenchCommand.CountOption();
        var command = new Command("reconcile", "Compares masters from their files, each finding worded: milliseconds, and the items with any difference or absence.") { masters, compared, repetitions };
        command.SetAction(result =>
        {
            var named = result.GetValue(masters)!.Select(Read).ToList();
            if (named.Count < 2)
            {
                throw new WrongUseException("One master has nothing to be compared with. Give --master twice or more.");
            }

            InputFile.MustExist(named.Select(pair => pair.File));
            List<NamedFile> files = [.. named.Select(pair => new NamedFile(pair.Name, Path.GetFileName(pair.File), () => File.OpenRead(pair.File)))];
            var columns = result.GetValue(compared)!;
            var counts = Compare(files, columns);
            var figures = Repetitions.Milliseconds(() => Compare(files, columns), result.GetValue(repetitions));
            BenchCommand.Print(
                figures,
                new JsonObject { ["items"] = counts.Items, ["compared"] = counts.Compared, ["equal"] = counts.Equal, ["mismatches"] = counts.Mismatches, ["refused"] = counts.Refused },
                result.GetValue(options.Json));
            return ExitCodes.Fine;
        });
        return command;
    }

    private static ReportCounts Compare(List<NamedFile> files, IReadOnlyList<string> columns)
    {
        var report = SpreadsheetComparison.Run(files, new() { Compared = columns });
        if (report.Problems.Count > 0)
        {
            throw new WrongUseException(string.Join(Environment.NewLine, report.Problems));
        }

        foreach (var _ in report.Findings)
        {
            // Words are made when a finding is read.
        }

        return report.Counts;
    }

    private static (string Name, string File) Read(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1
            ? (text[..at], text[(at + 1)..])
            : throw new WrongUseException($"--master takes NAME=FILE; found '{text}'.");
}
