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
        var masters = new Option<string[]>("--master") { Description = "A master: NAME=CSV, with header, key in the first column. Give two or more.", Required = true };
        var repetitions = BenchCommand.CountOption();
        var command = new Command("reconcile", "Compares masters from their files: milliseconds, and the keys with any difference or absence.") { masters, repetitions };
        command.SetAction(result =>
        {
            var named = result.GetValue(masters)!.Select(Read).ToList();
            if (named.Count < 2)
            {
                throw new WrongUseException("One master has nothing to be compared with. Give --master twice or more.");
            }

            InputFile.MustExist(named.Select(pair => pair.File));
            List<NamedFile> files = [.. named.Select(pair => new NamedFile(pair.Name, Path.GetFileName(pair.File), () => File.OpenRead(pair.File)))];
            var counts = Compare(files);
            var figures = Repetitions.Milliseconds(() => Compare(files), result.GetValue(repetitions));
            BenchCommand.Print(
                figures,
                new JsonObject { ["discrepancies"] = counts.Discrepancies, ["missing"] = counts.Missing, ["differing"] = counts.Differing, ["keys"] = counts.Keys },
                result.GetValue(options.Json));
            return ExitCodes.Fine;
        });
        return command;
    }

    private static MasterCounts Compare(List<NamedFile> files)
    {
        var counts = MasterComparison.Run(files);
        return counts.Succeeded ? counts.Value : throw new WrongUseException(string.Join(Environment.NewLine, counts.Problems));
    }

    private static (string Name, string File) Read(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1
            ? (text[..at], text[(at + 1)..])
            : throw new WrongUseException($"--master takes NAME=CSV; found '{text}'.");
}
