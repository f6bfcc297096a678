using System.CommandLine;
using System.Net;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Genealogy;

internal static class TraceCommand
{
    public static Command Create(GlobalOptions options) =>
        new("trace", "Follows material through the genealogy. Exit 1 when the identifier names several nodes or none.")
        {
            Way("forward", "What the material went into.", options),
            Way("backward", "What went into the material.", options),
            ReachVerb.Create(options),
            EventsVerb.Create(options),
            PointOfUseVerbs.Plan(options),
            PointOfUseVerbs.Check(options),
            PointOfUseVerbs.Built(options),
        };

    private static Command Way(string way, string description, GlobalOptions options)
    {
        var identifier = new Argument<string>("identifier") { Description = "A key, serial number, lot number or scanned identifier." };
        var asOf = ReachVerb.AsOfOption();
        var command = new Command(way, description) { identifier, asOf };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var (status, answer) = await session.Client.AskAsync($"trace/{way}?" + Answer.Query(("id", result.GetValue(identifier)), ("asOf", ReachVerb.Text(result.GetValue(asOf)))), cancellationToken);
            if (status == HttpStatusCode.NotFound)
            {
                await Console.Error.WriteLineAsync(HubClient.Refusal(answer));
                return ExitCodes.No;
            }

            if (status is not (HttpStatusCode.OK or HttpStatusCode.MultipleChoices or HttpStatusCode.Conflict))
            {
                throw new CouldNotException(HubClient.Refusal(answer));
            }

            if (result.GetValue(options.Json))
            {
                Json.Print(answer);
            }
            else
            {
                Print(answer!);
            }

            return answer!["candidates"] is null ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }

    private static void Print(JsonNode answer)
    {
        if (answer["candidates"] is JsonArray candidates)
        {
            Console.Out.WriteLine($"The text names {candidates.Count} nodes; trace one of them:");
            foreach (var node in candidates)
            {
                Console.Out.WriteLine($"  {node!["id"]}  {node["kind"]} {node["item"]} {node["serial"] ?? node["lot"]}");
            }
        }
        else
        {
            Table.Print(["level", "kind", "item", "serial or lot", "certainty", "id"], answer["nodes"]!.AsArray().Select(node => (IReadOnlyList<string>)
                [$"{node!["level"]}", $"{node["kind"]}", $"{node["item"]}", $"{node["serial"] ?? node["lot"]}", $"{node["certainty"]}", $"{node["id"]}"]));
        }

        foreach (var node in answer["nodes"]?.AsArray() ?? [])
        {
            foreach (var name in node!["knownAs"]?.AsArray() ?? [])
            {
                Console.Out.WriteLine($"{node["id"]} is {name!["words"]}");
            }
        }

        foreach (var contradiction in answer["inconsistencies"]?.AsArray() ?? [])
        {
            Console.Out.WriteLine($"inconsistent: {contradiction!["message"]}");
        }
    }
}
