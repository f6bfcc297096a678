using System.CommandLine;
using System.Net;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Genealogy;

internal static class RecallCommand
{
    private static readonly string[] Certainties = ["certain", "possible", "excluded"];

    public static Command Create(GlobalOptions options)
    {
        var suspects = new Argument<string[]>("suspect") { Description = "A key, serial number, lot, heat or scanned identifier.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("recall", "Finds what a recall of suspect material must cover: certain, possible and excluded. Exit 1 when a suspect names several nodes or none.") { suspects };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var query = string.Join('&', result.GetValue(suspects)!.Select(suspect => $"id={Uri.EscapeDataString(suspect)}"));
            var (status, scope) = await session.Client.AskAsync($"recall?{query}", cancellationToken);
            if (status == HttpStatusCode.NotFound)
            {
                await Console.Error.WriteLineAsync(HubClient.Refusal(scope));
                return ExitCodes.No;
            }

            if (status != HttpStatusCode.OK)
            {
                throw new CouldNotException(HubClient.Refusal(scope));
            }

            if (result.GetValue(options.Json))
            {
                Json.Print(scope);
            }
            else
            {
                Print(scope!);
            }

            return ExitCodes.Fine;
        });
        return command;
    }

    private static void Print(JsonNode scope)
    {
        Table.Print(["scope", "kind", "item", "serial or lot", "id"], Certainties.SelectMany(certainty => scope[certainty]!.AsArray().Select(node => (IReadOnlyList<string>)
            [certainty, $"{node!["kind"]}", $"{node["item"]}", $"{node["serial"] ?? node["lot"]}", $"{node["id"]}"])));
        foreach (var contradiction in scope["inconsistencies"]!.AsArray())
        {
            Console.Out.WriteLine($"inconsistent: {contradiction!["message"]}");
        }

        Console.Out.WriteLine(scope["completeness"]!["statement"]!.GetValue<string>());
    }
}
