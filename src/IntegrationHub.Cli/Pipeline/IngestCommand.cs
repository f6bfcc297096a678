using System.CommandLine;
using System.Net;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Pipeline;

internal static class IngestCommand
{
    private static readonly string[] States = ["applied", "quarantined", "suppressed", "rejected", "inFlight"];

    public static Command Create(GlobalOptions options)
    {
        var flow = new Option<string>("--interface") { Description = "The inbound interface, system/interface.", Required = true };
        var files = new Argument<FileInfo[]>("file") { Description = "The files, each one envelope; - reads standard input.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("ingest", "Gives files to an inbound interface and returns when their messages are settled. Exit 1 if any is quarantined.") { flow, files };
        command.SetAction(async (result, cancellationToken) =>
        {
            var missing = result.GetValue(files)!.Where(file => file.ToString() != "-" && !file.Exists).ToList();
            if (missing.Count > 0)
            {
                throw new CouldNotException($"There is no file {string.Join(", ", missing)}. Nothing was sent; correct the names.");
            }

            await using var session = await HubSession.OpenAsync(result, options, works: true, cancellationToken);
            var totals = States.ToDictionary(state => state, _ => 0, StringComparer.Ordinal);
            var envelopes = new JsonArray();
            foreach (var file in result.GetValue(files)!)
            {
                var answer = await SendAsync(session.Client, result.GetValue(flow)!, file, cancellationToken);
                foreach (var state in States)
                {
                    totals[state] += answer["counts"]?[state]?.GetValue<int>() ?? 0;
                }

                envelopes.Add(new JsonObject { ["file"] = file.ToString(), ["envelopeId"] = answer["envelopeId"]!.DeepClone(), ["counts"] = answer["counts"]?.DeepClone() });
                await Console.Error.WriteLineAsync($"{file}: {Words(state => answer["counts"]?[state]?.GetValue<int>() ?? 0)}");
            }

            if (result.GetValue(options.Json))
            {
                var counts = new JsonObject { ["interface"] = result.GetValue(flow), ["received"] = totals.Values.Sum() };
                foreach (var state in States)
                {
                    counts[state] = totals[state];
                }

                counts["envelopes"] = envelopes;
                Json.Print(counts);
            }
            else
            {
                Console.Out.WriteLine($"{totals.Values.Sum()} messages: {Words(state => totals[state])}");
            }

            return totals["quarantined"] > 0 ? ExitCodes.No : ExitCodes.Fine;
        });
        return command;
    }

    private static async Task<JsonNode> SendAsync(HubClient client, string flow, FileInfo file, CancellationToken cancellationToken)
    {
        await using var body = file.ToString() == "-" ? Console.OpenStandardInput() : file.OpenRead();
        var (status, answer) = await client.SendAsync(flow, body, file.ToString() == "-" ? "standard input" : file.Name, wait: true, cancellationToken);
        return status switch
        {
            HttpStatusCode.Accepted => answer!,
            HttpStatusCode.NotFound or HttpStatusCode.BadRequest => throw new WrongUseException(HubClient.Refusal(answer)),
            _ => throw new CouldNotException($"{file}: {HubClient.Refusal(answer)}"),
        };
    }

    private static string Words(Func<string, int> count) =>
        string.Join(", ", States.Where(state => count(state) > 0 || state == "applied").Select(state => $"{count(state)} {(state == "inFlight" ? "in flight" : state)}"));
}
