using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Reconciliation.Identity;
using IntegrationHub.Core.Reconciliation.Spreadsheets;

namespace IntegrationHub.Cli.Reconciliation;

/// <summary>Finds suppliers that may be one in lists of two systems: no hub, no store, no set-up. Nothing is joined here.</summary>
internal static class SuppliersVerb
{
    public static Command Create(GlobalOptions options)
    {
        var authority = new Option<string>("--authority") { Description = "The list that is right: NAME=FILE, CSV or XLSX with the column number and, where it has them, name, gln, duns, lei, vat.", Required = true };
        var other = new Option<string>("--file") { Description = "The list that is looked at: NAME=FILE.", Required = true };
        var table = new Option<string?>("--table") { Description = "An explicit table: columns number (in the list that is looked at) and target." };
        var command = new Command("suppliers", "Proposes which suppliers of a list are suppliers of the authority, with evidence, and names collisions. Exit 1 when there are collisions.") { authority, other, table };
        command.SetAction(result =>
        {
            var (right, looked) = (File(result.GetValue(authority)!, "--authority"), File(result.GetValue(other)!, "--file"));
            InputFile.MustExist([right.Path, looked.Path, .. result.GetValue(table) is { } path ? new[] { path } : []]);
            var (numbers, others) = (AliasTableFile.ReadNumbers(right.Named), AliasTableFile.ReadNumbers(looked.Named));
            var lines = result.GetValue(table) is { } explicitly ? AliasTableFile.Read(Path.GetFileName(explicitly), () => System.IO.File.OpenRead(explicitly), looked.Named.Name) : null;
            if (numbers.Problems.Concat(others.Problems).Concat(lines?.Problems ?? []).ToList() is { Count: > 0 } problems)
            {
                throw new WrongUseException(string.Join(Environment.NewLine, problems));
            }

            var found = AliasFinder.Find(numbers.Value, others.Value, NumberedKind.Supplier, lines?.Value ?? []);
            if (result.GetValue(options.Json))
            {
                Json.Print(System.Text.Json.JsonSerializer.SerializeToNode(found, IntegrationHub.Core.Canonical.CanonicalJson.Options));
            }
            else
            {
                foreach (var line in found.Proposals.Select(one => one.Text).Concat(found.Collisions.Select(one => $"collision: {one.Text}")))
                {
                    Console.Out.WriteLine(line);
                }
            }

            return found.Collisions.Count == 0 ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }

    private static (NamedFile Named, string Path) File(string text, string option) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1
            ? (new NamedFile(text[..at], System.IO.Path.GetFileName(text[(at + 1)..]), () => System.IO.File.OpenRead(text[(at + 1)..])), text[(at + 1)..])
            : throw new WrongUseException($"{option} takes NAME=FILE; found '{text}'.");
}
