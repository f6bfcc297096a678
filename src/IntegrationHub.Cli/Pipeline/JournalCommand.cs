using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Pipeline;

internal static class JournalCommand
{
    public static Command Create(GlobalOptions options) => new("journal", "Shows what was received.") { List(options), Show(options) };

    private static Command List(GlobalOptions options)
    {
        var flow = new Option<string?>("--interface") { Description = "Only this interface." };
        var state = new Option<string?>("--state") { Description = "Only messages in this state: in-flight, applied, quarantined, suppressed, rejected." };
        var paging = new PagingOptions();
        var command = new Command("list", "Lists messages, newest first.") { flow, state, paging.Offset, paging.Limit };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var page = await session.Client.GetAsync($"journal?{paging.Query(result)}{Query.Of("interface", result.GetValue(flow))}{Query.Of("state", result.GetValue(state))}", cancellationToken);
            if (result.GetValue(options.Json))
            {
                Json.Print(page);
                return ExitCodes.Fine;
            }

            Table.Print(["message", "interface", "received", "state", "reason"], page!["items"]!.AsArray().Select(item => (IReadOnlyList<string>)
                [$"{item!["name"]}", $"{item["interface"]}", $"{item["receivedAt"]}", $"{item["state"]}", $"{item["reason"]}"]));
            paging.PrintRest(page);
            return ExitCodes.Fine;
        });
        return command;
    }

    private static Command Show(GlobalOptions options)
    {
        var name = new Argument<string>("message") { Description = "The message, envelope/ordinal." };
        var command = new Command("show", "Shows one message with all that made it and all that it made.") { name };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var detail = await session.Client.GetAsync($"journal/{result.GetValue(name)}", cancellationToken);
            if (detail is null)
            {
                await Console.Error.WriteLineAsync($"There is no message '{result.GetValue(name)}'. List them with hub journal list.");
                return ExitCodes.No;
            }

            Json.Print(detail);
            return ExitCodes.Fine;
        });
        return command;
    }
}
