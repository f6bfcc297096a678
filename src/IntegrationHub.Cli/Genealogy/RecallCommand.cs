using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Genealogy;

internal static class RecallCommand
{
    public static Command Create(GlobalOptions options)
    {
        var suspects = new Argument<string[]>("suspect") { Description = "A key, serial number, lot, heat, container or scanned identifier.", Arity = ArgumentArity.ZeroOrMore };
        var pieces = new Option<decimal?>("--pieces") { Description = "Of each named lot only so many unknown pieces are suspect." };
        var deliveries = new Option<string[]>("--delivery") { Description = "A supplier delivery, by the number of its receipt." };
        var touched = new Option<string[]>("--touched-by") { Description = "What touched the material: tool=T-7, gauge=G-3, equipment=…, load=FC-118, operation=0040, station=…; several must fit one record." };
        var from = new Option<DateTimeOffset?>("--from") { Description = "From when it touched the material, ISO 8601 with offset." };
        var to = new Option<DateTimeOffset?>("--to") { Description = "Until when." };
        var output = new Option<string[]>("--out") { Description = "Also write the answer to a file: .csv, .xlsx, .html (to print) or .json." };
        var drill = new Option<string?>("--drill") { Description = "Time the answer and write the evidence of the drill to this file." };
        var command = new Command("recall", "Finds what a recall of suspect material must cover: certain, possible and excluded. Exit 1 when a suspect names several nodes or none.")
        {
            suspects, pieces, deliveries, touched, from, to, output, drill,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var files = result.GetValue(output)!.Select(RecallFiles.Writer).ToList();
            string[] query =
            [
                .. result.GetValue(suspects)!.Select(suspect => Pair("id", suspect)),
                .. result.GetValue(deliveries)!.Select(delivery => Pair("delivery", delivery)),
                .. result.GetValue(touched)!.Select(what => Pair("touchedBy", what)),
                .. Given("pieces", result.GetValue(pieces)?.ToString(CultureInfo.InvariantCulture)),
                .. Given("from", result.GetValue(from)?.ToString("O", CultureInfo.InvariantCulture)),
                .. Given("to", result.GetValue(to)?.ToString("O", CultureInfo.InvariantCulture)),
            ];
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var clock = Stopwatch.StartNew();
            var (status, scope) = await session.Client.AskAsync("recall?" + string.Join('&', query), cancellationToken);
            clock.Stop();
            if (status == HttpStatusCode.NotFound)
            {
                await Console.Error.WriteLineAsync(HubClient.Refusal(scope));
                return ExitCodes.No;
            }

            if (status != HttpStatusCode.OK)
            {
                throw status == HttpStatusCode.BadRequest ? new WrongUseException(HubClient.Refusal(scope)) : new CouldNotException(HubClient.Refusal(scope));
            }

            files.ForEach(file => file(scope!));
            if (result.GetValue(drill) is { } evidence)
            {
                RecallFiles.WriteDrill(evidence, query, scope!, clock.Elapsed);
            }

            Print(scope!, result.GetValue(options.Json));
            return ExitCodes.Fine;
        });
        return command;
    }

    private static string[] Given(string name, string? value) => value is null ? [] : [Pair(name, value)];

    private static string Pair(string name, string value) => $"{name}={Uri.EscapeDataString(value)}";

    private static void Print(JsonNode scope, bool json)
    {
        if (json)
        {
            Json.Print(scope);
            return;
        }

        Table.Print(["scope", "kind", "item", "serial or lot", "affected", "state", "id"], RecallFiles.Nodes(scope).Select(node => (IReadOnlyList<string>)
            [node.Scope, $"{node.Json["kind"]}", $"{node.Json["item"]}", $"{node.Json["serial"] ?? node.Json["lot"]}", RecallFiles.Affected(node.Json), $"{node.Json["place"]?["state"]}", $"{node.Json["id"]}"]));
        foreach (var contradiction in scope["inconsistencies"]!.AsArray())
        {
            Console.Out.WriteLine($"inconsistent: {contradiction!["message"]} Events: {string.Join(", ", contradiction["events"]!.AsArray())}");
        }

        foreach (var statement in RecallFiles.Statements(scope))
        {
            Console.Out.WriteLine($"{statement.Kind}: {statement.Text}");
        }
    }
}
