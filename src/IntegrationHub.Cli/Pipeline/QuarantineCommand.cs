using System.CommandLine;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Pipeline;

internal static class QuarantineCommand
{
    public static Command Create(GlobalOptions options) => new("quarantine", "Shows what needs a person, and carries out what the person decides.")
    {
        List(options), Show(options), QuarantineDecisionCommand.Release(options), QuarantineDecisionCommand.Reject(options),
    };

    private static Command List(GlobalOptions options)
    {
        var flow = new Option<string?>("--interface") { Description = "Only this interface." };
        var code = new Option<string?>("--code") { Description = "Only entries with a problem of this code; PIP-0010 are full loads that are held." };
        var paging = new PagingOptions();
        var command = new Command("list", "Lists quarantined messages and deliveries with place, rule, raw value and remedy.") { flow, code, paging.Offset, paging.Limit };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var page = await session.Client.GetAsync($"quarantine?{paging.Query(result)}{Query.Of("interface", result.GetValue(flow))}{Query.Of("code", result.GetValue(code))}", cancellationToken);
            if (result.GetValue(options.Json))
            {
                Json.Print(page);
                return ExitCodes.Fine;
            }

            foreach (var entry in page!["items"]!.AsArray())
            {
                Print(entry!);
            }

            if (page["items"]!.AsArray().Count == 0)
            {
                Console.Out.WriteLine("The quarantine is empty.");
            }

            paging.PrintRest(page);
            return ExitCodes.Fine;
        });
        return command;
    }

    private static Command Show(GlobalOptions options)
    {
        var id = new Argument<string>("id") { Description = "The message (envelope/ordinal) or the delivery (id)." };
        var command = new Command("show", "Shows one entry.") { id };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var entry = await session.Client.GetAsync($"quarantine/{result.GetValue(id)}", cancellationToken);
            if (entry is null)
            {
                await Console.Error.WriteLineAsync($"Nothing is in quarantine under '{result.GetValue(id)}'. List it with hub quarantine list.");
                return ExitCodes.No;
            }

            if (result.GetValue(options.Json))
            {
                Json.Print(entry);
            }
            else
            {
                Print(entry);
            }

            return ExitCodes.Fine;
        });
        return command;
    }

    private static void Print(JsonNode entry)
    {
        Console.Out.WriteLine($"{entry["id"]}  {entry["kind"]} of {entry["interface"]}  {entry["at"]}");
        foreach (var problem in entry["problems"]!.AsArray())
        {
            var place = problem!["place"] is { } at ? $" at {at}" : "";
            var rule = problem["rule"] is { } broken ? $" [{broken}]" : "";
            var raw = problem["rawValue"] is { } value ? $" (found: {value})" : "";
            Console.Out.WriteLine($"  {problem["step"]} {problem["code"]}{place}{rule}: {problem["message"]}{raw}");
        }
    }
}
