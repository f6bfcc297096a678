using System.CommandLine;
using System.CommandLine.Parsing;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Spreadsheets;

namespace IntegrationHub.Cli.Reconciliation;

/// <summary>Compares spreadsheet exports: no hub, no store, no set-up. Without files it compares all items of a hub.</summary>
internal static class ReconcileCommand
{
    public static Command Create(GlobalOptions options)
    {
        var files = new Option<string[]>("--file") { Description = "An export: NAME=FILE, CSV, TSV or XLSX. Give two or more. Without one, all items of the hub are compared anew." };
        var keys = new Option<string[]>("--key") { Description = "The key column, where the guess is wrong: NAME=COLUMN." };
        var flags = new Option<string[]>("--flag") { Description = "A flag column, where the guess is wrong: NAME=COLUMN:lot, :serial or :tracking." };
        var authority = new Option<string?>("--authority") { Description = "The NAME of the file that is right; without it no file is." };
        var formatOnly = new Option<bool>("--accept-format-only") { Description = "Take numbers that differ only in leading zeros, case or spaces as the same item." };
        var attributes = new Option<bool>("--attributes") { Description = "Also compare base unit, revision, expiry, shelf lives, lot number form and suppliers, where two files have such a column." };
        var compared = new Option<string[]>("--compare") { Description = "Also compare this column, cell by cell as text, in all files that have it. Several times for several." };
        var output = new Option<string[]>("--out") { Description = "Also write the mismatch list to a file: .xlsx, .csv or .json." };
        var by = new Option<string>("--by") { Description = "Without files: who starts the run.", DefaultValueFactory = _ => Environment.UserName };
        var command = new Command("reconcile", "Compares the tracking flags of master exports, or, without --file, of all items of a hub. Exit 1 when there are mismatches. On a hub: reconcile runs, difference, corrections, suppliers, supplier-alias, findings, decide, decisions, approve, reject, withdraw, export, import, aliases, rehearse; each takes --help.") { files, keys, flags, authority, formatOnly, attributes, compared, output, by };
        command.SetAction(async (result, cancellationToken) =>
        {
            if (result.GetValue(files) is not { Length: > 0 })
            {
                return result.GetValue(keys) is { Length: > 0 } || result.GetValue(flags) is { Length: > 0 } || result.GetValue(authority) is not null || result.GetValue(formatOnly) || result.GetValue(attributes) || result.GetValue(compared) is { Length: > 0 } || result.GetValue(output) is { Length: > 0 }
                    ? throw new WrongUseException("--key, --flag, --authority, --accept-format-only, --attributes, --compare and --out go with --file. Name the exports, or leave these out to compare all items of the hub.")
                    : await RunVerbs.RunAsync(result, options, result.GetValue(by)!, cancellationToken);
            }

            var comparison = new ComparisonOptions
            {
                Keys = result.GetValue(keys)!.Select(text => Pair(text, "--key", "NAME=COLUMN")).ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal),
                Flags = [.. result.GetValue(flags)!.Select(Flag)],
                Authority = result.GetValue(authority),
                AcceptFormatOnly = result.GetValue(formatOnly),
                Attributes = result.GetValue(attributes),
                Compared = result.GetValue(compared)!,
            };
            var named = result.GetValue(files)!.Select(text => Pair(text, "--file", "NAME=FILE")).ToList();
            var missing = named.Where(pair => !File.Exists(pair.Value)).Select(pair => pair.Value).ToList();
            if (missing.Count > 0)
            {
                throw new CouldNotException($"There is no file {string.Join(", ", missing)}. Nothing was compared; correct the names.");
            }

            var targets = result.GetValue(output)!.Select(Writer).ToList();
            var report = SpreadsheetComparison.Run([.. named.Select(pair => new NamedFile(pair.Name, Path.GetFileName(pair.Value), () => File.OpenRead(pair.Value)))], comparison);
            Print(report, result.GetValue(options.Json));
            if (report.Problems.Count > 0)
            {
                return ExitCodes.WrongUse;
            }

            foreach (var (file, write) in targets)
            {
                await using var stream = File.Create(file);
                write(report, stream);
                Console.Error.WriteLine($"The mismatch list is in {file}.");
            }

            return report.Clean ? ExitCodes.Fine : ExitCodes.No;
        });
        foreach (var verb in FindingVerbs.All(options).Concat(RunVerbs.All(options)).Concat(DecisionVerbs.All(options)).Append(RehearseVerb.Create(options)).Append(SuppliersVerb.Create(options)).Append(SupplierAliasVerb.Create(options)))
        {
            // Beside the comparison of files, which needs no hub, they would hide what most people look for.
            verb.Hidden = true;
            command.Add(verb);
        }

        return command;
    }

    private static void Print(SpreadsheetReport report, bool json)
    {
        if (json)
        {
            using var stdout = Console.OpenStandardOutput();
            ReportJson.Write(report, stdout);
            stdout.WriteByte((byte)'\n');
            return;
        }

        foreach (var line in ReportText.Lines(report))
        {
            Console.Out.WriteLine(line);
        }
    }

    private static (string Name, string Value) Pair(string text, string option, string shape) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1
            ? (text[..at], text[(at + 1)..])
            : throw new WrongUseException($"{option} takes {shape}; found '{text}'.");

    private static FlagChoice Flag(string text)
    {
        var (name, value) = Pair(text, "--flag", "NAME=COLUMN:lot|serial|tracking");
        var at = value.LastIndexOf(':');
        return at > 0 && Enum.TryParse<ColumnRole>(value[(at + 1)..], ignoreCase: true, out var role) && role is ColumnRole.Lot or ColumnRole.Serial or ColumnRole.Tracking
            ? new FlagChoice(name, value[..at], role)
            : throw new WrongUseException($"--flag takes NAME=COLUMN:lot, :serial or :tracking; found '{text}'.");
    }

    private static (string File, Action<SpreadsheetReport, Stream> Write) Writer(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".xlsx" => (file, ReportTable.WriteXlsx),
        ".csv" => (file, ReportTable.WriteCsv),
        ".json" => (file, ReportJson.Write),
        _ => throw new WrongUseException($"--out writes .xlsx, .csv or .json; found '{file}'."),
    };
}
