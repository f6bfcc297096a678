using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Core.Reconciliation.Identity;
using IntegrationHub.Core.Reconciliation.Spreadsheets;

namespace IntegrationHub.Cli.Reconciliation;

/// <summary>Finds suppliers that may be one in lists of two systems: no hub, no store, no set-up. With an author the proposals go to a hub, where each waits for a second person; nothing is joined here.</summary>
internal static class SuppliersVerb
{
    public static Command Create(GlobalOptions options)
    {
        var authority = new Option<string>("--authority") { Description = "The list that is right: NAME=FILE, CSV or XLSX with the column number and, where it has them, name, gln, duns, lei, vat.", Required = true };
        var other = new Option<string>("--file") { Description = "The list that is looked at: NAME=FILE.", Required = true };
        var table = new Option<string?>("--table") { Description = "An explicit table: columns number (in the list that is looked at) and target." };
        var (author, reason) = (new Option<string?>("--author") { Description = "Gives the proposals to a hub in this name; each then waits for a second person." }, new Option<string?>("--reason") { Description = "Why, with --author." });
        var command = new Command("suppliers", "Proposes which suppliers of a list are suppliers of the authority, with evidence, and names collisions. Exit 1 when there are collisions.") { authority, other, table, author, reason };
        command.SetAction(async (result, cancellationToken) =>
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
            if (result.GetValue(author) is { } who && found.Proposals.Count > 0)
            {
                await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
                var given = await SupplierAliasVerb.ProposeAsync(session.Client, [.. found.Proposals.Select(one => new SupplierAliasWish(one.System, one.Number, one.Target, one.Text))],
                    (who, result.GetValue(reason)), preview: false, result.GetValue(options.Json), cancellationToken);
                foreach (var collision in found.Collisions)
                {
                    await Console.Error.WriteLineAsync($"collision: {collision.Text}");
                }

                return given != ExitCodes.Fine ? given : found.Collisions.Count == 0 ? ExitCodes.Fine : ExitCodes.No;
            }

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
