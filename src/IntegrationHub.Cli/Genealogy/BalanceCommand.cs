using System.CommandLine;
using System.Net;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Genealogy;

internal static class BalanceCommand
{
    public static Command Create(GlobalOptions options)
    {
        var lot = new Argument<string?>("lot") { Description = "A key, lot number, serial number or scanned text; left out, all that does not add up.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("balance", "Shows where all of a lot went, or a piece that belongs to none, and what does not add up, with the events that contradict each other. Exit 1 when something does not add up, or nothing has the name.") { lot };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var accounts = result.GetValue(lot) is { } text ? await OfAsync(session, text, cancellationToken) : await AlarmedAsync(session, cancellationToken);
            if (accounts is null)
            {
                return ExitCodes.No;
            }

            Print(accounts, result.GetValue(options.Json));
            return accounts.Any(account => account!["alarms"]!.AsArray().Count > 0) ? ExitCodes.No : ExitCodes.Fine;
        });
        return command;
    }

    private static async Task<JsonArray?> OfAsync(HubSession session, string text, CancellationToken cancellationToken)
    {
        var (status, answer) = await session.Client.AskAsync($"balances?id={Uri.EscapeDataString(text)}", cancellationToken);
        if (status == HttpStatusCode.NotFound)
        {
            await Console.Error.WriteLineAsync(HubClient.Refusal(answer));
            return null;
        }

        return status == HttpStatusCode.OK ? answer!.AsArray() : throw new CouldNotException(HubClient.Refusal(answer));
    }

    private static async Task<JsonArray> AlarmedAsync(HubSession session, CancellationToken cancellationToken)
    {
        var all = new JsonArray();
        for (var after = ""; ;)
        {
            var (status, answer) = await session.Client.AskAsync($"balances/alarms?after={Uri.EscapeDataString(after)}", cancellationToken);
            if (status != HttpStatusCode.OK)
            {
                throw new CouldNotException(HubClient.Refusal(answer));
            }

            foreach (var account in answer!["accounts"]!.AsArray())
            {
                all.Add(account!.DeepClone());
            }

            if (answer["next"] is not { } next)
            {
                return all;
            }

            after = next.GetValue<string>();
        }
    }

    private static void Print(JsonArray accounts, bool json)
    {
        if (json)
        {
            Json.Print(accounts);
            return;
        }

        Table.Print(["item", "lot", "segment", "unit", "in", "consumed", "scrapped", "shipped", "sampled", "moved out", "on hand", "pieces", "rest"], accounts.Select(a => (IReadOnlyList<string>)
        [
            $"{a!["item"]}", $"{a["lotNumber"] ?? a["lot"]}", Segment(a["segment"]), $"{a["unit"]}", Known(a["in"]), $"{a["consumed"]}", $"{a["scrapped"]}", $"{a["shipped"]}",
            $"{a["sampled"]}", $"{a["movedOut"]}", Known(a["onHand"]), $"{a["serials"]}", Known(a["rest"]),
        ]));
        foreach (var alarm in accounts.SelectMany(a => a!["alarms"]!.AsArray()))
        {
            Console.Out.WriteLine($"does not add up ({alarm!["code"]}): {alarm["message"]} Events: {string.Join(", ", alarm["events"]!.AsArray())}");
        }
    }

    private static string Known(JsonNode? quantity) => quantity?.ToString() ?? "unknown";

    private static string Segment(JsonNode? segment) => segment is null ? "all" : string.Join(" ", segment.AsObject().Select(member => member.Value));
}
