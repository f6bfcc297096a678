using System.CommandLine;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Pipeline;

internal static class LedgerCommand
{
    private static readonly string[] Intake = ["received", "applied", "quarantined", "suppressed", "rejected", "inFlight"];
    private static readonly string[] Targets = ["due", "posted", "refused", "cancelled", "quarantined", "inFlight"];

    public static Command Create(GlobalOptions options)
    {
        var perDay = new Option<bool>("--per-day") { Description = "One line per interface and day." };
        var command = new Command("ledger", "Shows both ledgers: what was received and what became of it, what was due and what was posted. Exit 1 when a line does not balance.") { perDay };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var ledger = await session.Client.GetAsync($"ledger?perDay={(result.GetValue(perDay) ? "true" : "false")}", cancellationToken);
            if (result.GetValue(options.Json))
            {
                Json.Print(ledger);
            }
            else
            {
                foreach (var line in Lines(ledger!))
                {
                    Console.Out.WriteLine(line);
                }
            }

            var all = ledger!["intake"]!.AsArray().Concat(ledger["targets"]!.AsArray());
            return all.All(line => line!["balanced"]!.GetValue<bool>()) ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }

    /// <summary>Both ledgers as aligned lines.</summary>
    public static IEnumerable<string> Lines(JsonNode ledger) =>
        [.. Lines("intake", ledger["intake"]!.AsArray(), Intake), .. Lines("target", ledger["targets"]!.AsArray(), Targets)];

    private static IEnumerable<string> Lines(string title, JsonArray lines, string[] columns) => lines.Count == 0
        ? [$"{title}: nothing yet"]
        : Table.Lines([title, .. columns, "balanced"], lines.Select(line => (IReadOnlyList<string>)
            [$"{line!["interface"]} {line["day"]}".TrimEnd(), .. columns.Select(column => line[column]!.ToString()), line["balanced"]!.GetValue<bool>() ? "yes" : "NO"]));
}
