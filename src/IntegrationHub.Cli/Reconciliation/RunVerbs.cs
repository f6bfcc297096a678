using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Reconciliation;

/// <summary>Runs over all items of a hub: start one and wait for it, list them, see what is different from the run before.</summary>
internal static class RunVerbs
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static IEnumerable<Command> All(GlobalOptions options) => [Runs(options), Difference(options)];

    /// <summary>Compares all items of a hub and returns when that is done; an interrupted run is carried on.</summary>
    public static async Task<int> RunAsync(ParseResult result, GlobalOptions options, string by, CancellationToken cancellationToken)
    {
        await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
        using var nothing = new ByteArrayContent([]);
        var (status, run) = await session.Client.PostAsync($"reconciliation/runs?{Query.Of("by", by)}", nothing, cancellationToken);
        if (status != HttpStatusCode.Accepted)
        {
            throw new CouldNotException(HubClient.Refusal(run));
        }

        var (number, shown) = (run!["number"]!.GetValue<long>(), -1);
        if (run["compared"]!.GetValue<int>() > 0)
        {
            Console.Error.WriteLine($"Run {number} is carried on behind {run["compared"]} items.");
        }

        while (run!["state"]!.GetValue<string>() == "running")
        {
            if (run["compared"]!.GetValue<int>() is var compared && compared != shown)
            {
                shown = compared;
                Console.Error.WriteLine($"{compared} of {run["items"]} items");
            }

            await Task.Delay(Pause, cancellationToken);
            run = await session.Client.GetAsync(string.Create(CultureInfo.InvariantCulture, $"reconciliation/runs/{number}"), cancellationToken);
        }

        if (result.GetValue(options.Json))
        {
            Json.Print(run);
        }
        else
        {
            Console.Out.WriteLine(Text(run));
        }

        return run["mismatches"]!.GetValue<int>() == 0 ? ExitCodes.Fine : ExitCodes.No;
    }

    private static Command Runs(GlobalOptions options)
    {
        var command = new Command("runs", "Lists the last runs over all items, the newest first.");
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var runs = (await session.Client.GetAsync("reconciliation/runs", cancellationToken))!.AsArray();
            if (result.GetValue(options.Json))
            {
                Json.Print(runs);
                return ExitCodes.Fine;
            }

            foreach (var run in runs)
            {
                Console.Out.WriteLine(Text(run!));
            }

            return ExitCodes.Fine;
        });
        return command;
    }

    private static Command Difference(GlobalOptions options)
    {
        var number = new Option<long?>("--run") { Description = "The number of the run; without it the newest that ended." };
        var command = new Command("difference", "Lists what opened, closed and changed against the run before. Exit 1 when something did.") { number };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var wanted = result.GetValue(number) ?? await NewestAsync(session.Client, cancellationToken);
            var found = await session.Client.GetAsync(string.Create(CultureInfo.InvariantCulture, $"reconciliation/runs/{wanted}/difference"), cancellationToken)
                ?? throw new CouldNotException($"There is no run {wanted}. List them with hub reconcile runs.");
            if (result.GetValue(options.Json))
            {
                Json.Print(found);
            }
            else
            {
                Console.Out.WriteLine(Text(found["run"]!));
                foreach (var one in found["differences"]!.AsArray())
                {
                    Console.Out.WriteLine($"{one!["change"]}  {one["item"]}{(one["site"] is { } site ? $" at {site}" : "")}{(one["scope"] is { } scope ? $", {scope}" : "")}  {one["system"]}  {one["attribute"]}");
                    Print("before", one["before"]);
                    Print("now", one["now"]);
                }
            }

            return found["differences"]!.AsArray().Count == 0 ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }

    private static async Task<long> NewestAsync(HubClient client, CancellationToken cancellationToken) =>
        (await client.GetAsync("reconciliation/runs", cancellationToken))!.AsArray().FirstOrDefault(run => run!["state"]!.GetValue<string>() == "done")?["number"]!.GetValue<long>()
        ?? throw new CouldNotException("No run has ended yet. Start one with hub reconcile.");

    private static void Print(string when, JsonNode? text)
    {
        if (text is not null)
        {
            Console.Out.WriteLine($"  {when}: {text}");
        }
    }

    private static string Text(JsonNode run) => run["state"]!.GetValue<string>() == "running"
        ? $"run {run["number"]} by {run["by"]}: {run["compared"]} of {run["items"]} items"
        : $"run {run["number"]} by {run["by"]}: {run["compared"]} items, {run["mismatches"]} mismatches, {run["findings"]} findings"
            + (run["before"] is { } before ? $"; against run {before}: {run["opened"]} opened, {run["closed"]} closed, {run["changed"]} changed" : "")
            + $"; sha256 {run["digest"]}";
}
