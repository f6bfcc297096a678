using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Pipeline;

/// <summary><c>hub quarantine release</c> and <c>hub quarantine reject</c>.</summary>
internal static class QuarantineDecisionCommand
{
    // What was released is worked on at once; a target that is away is not waited for.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    public static Command Release(GlobalOptions options) => Create(options, "release",
        "Works on entries again, under the versions that are effective now, and shows where they stand then. Exit 1 if any is in quarantine again.");

    public static Command Reject(GlobalOptions options) => Create(options, "reject",
        "Settles entries without effect: messages count as rejected, deliveries as cancelled. Exit 1 if a name is not in quarantine.");

    private static Command Create(GlobalOptions options, string verdict, string description)
    {
        var ids = new Argument<string[]>("id") { Description = "Messages (envelope/ordinal) and deliveries (id). None: all that --interface and --code name.", Arity = ArgumentArity.ZeroOrMore };
        var flow = new Option<string?>("--interface") { Description = "Everything of this interface, inbound or outbound." };
        var code = new Option<string?>("--code") { Description = "Everything with a problem of this code." };
        var reason = new Option<string>("--reason") { Description = "Why; it stands in the audit trail.", Required = true };
        var by = new Option<string>("--by") { Description = "Who decides (default: the name of this session's user).", DefaultValueFactory = _ => Environment.UserName };
        var command = new Command(verdict, description) { ids, flow, code, reason, by };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: verdict == "release", cancellationToken);
            var request = new JsonObject
            {
                ["verdict"] = verdict,
                ["ids"] = new JsonArray([.. result.GetValue(ids)!.Select(id => (JsonNode)id)]),
                ["interface"] = result.GetValue(flow),
                ["code"] = result.GetValue(code),
                ["by"] = result.GetValue(by),
                ["reason"] = result.GetValue(reason),
            };
            var (decided, absent) = await DecideAsync(session.Client, request, cancellationToken);
            var standing = verdict == "release" ? await StandingAsync(session.Client, decided, cancellationToken) : decided.ToDictionary(id => id, _ => "rejected", StringComparer.Ordinal);
            Print(result.GetValue(options.Json), verdict, standing, absent);
            return absent.Count > 0 || standing.ContainsValue("quarantined") ? ExitCodes.No : ExitCodes.Fine;
        });
        return command;
    }

    private static async Task<(List<string> Decided, List<string> Absent)> DecideAsync(HubClient client, JsonObject request, CancellationToken cancellationToken)
    {
        var (decided, absent) = (new List<string>(), new List<string>());
        while (true)
        {
            var outcome = (await client.PostAsync("quarantine/decisions", request, cancellationToken))!;
            var now = outcome["decided"]!.AsArray().Select(id => id!.GetValue<string>()).ToList();
            decided.AddRange(now);
            absent.AddRange(outcome["absent"]!.AsArray().Select(id => id!.GetValue<string>()));
            if (outcome["left"]!.GetValue<long>() == 0 || now.Count == 0)
            {
                return (decided, absent);
            }

            await Console.Error.WriteLineAsync($"{decided.Count} decided, {outcome["left"]} left.");
        }
    }

    private static async Task<Dictionary<string, string>> StandingAsync(HubClient client, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var standing = new Dictionary<string, string>(StringComparer.Ordinal);
        var since = Stopwatch.GetTimestamp();
        foreach (var id in ids)
        {
            // A delivery has no ordinal; it waits for its target like every other.
            var state = "in-flight";
            while (id.Contains('/', StringComparison.Ordinal) && Stopwatch.GetElapsedTime(since) < Patience)
            {
                state = (await client.GetAsync($"journal/{id}", cancellationToken))?["summary"]?["state"]?.GetValue<string>() ?? state;
                if (state != "in-flight")
                {
                    break;
                }

                await Task.Delay(Glance, cancellationToken);
            }

            standing[id] = state;
        }

        return standing;
    }

    private static void Print(bool json, string verdict, Dictionary<string, string> standing, IReadOnlyList<string> absent)
    {
        if (json)
        {
            Json.Print(new JsonObject
            {
                ["verdict"] = verdict,
                ["entries"] = new JsonArray([.. standing.Select(pair => new JsonObject { ["id"] = pair.Key, ["state"] = pair.Value })]),
                ["absent"] = new JsonArray([.. absent.Select(id => (JsonNode)id)]),
            });
            return;
        }

        foreach (var (id, state) in standing)
        {
            Console.Out.WriteLine($"{id}  {state.Replace('-', ' ')}");
        }

        foreach (var id in absent)
        {
            Console.Error.WriteLine($"Nothing is in quarantine under '{id}'. See hub journal show, or hub quarantine list.");
        }

        if (standing.Count + absent.Count == 0)
        {
            Console.Error.WriteLine("Nothing in quarantine is meant by this.");
        }
    }
}
