using System.CommandLine;
using System.Globalization;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Genealogy;

/// <summary>How far material may have got by the record of edges alone.</summary>
internal static class ReachVerb
{
    public static Command Create(GlobalOptions options)
    {
        var identifier = new Argument<string>("identifier") { Description = "A key, serial number, lot number or scanned identifier." };
        var backward = new Option<bool>("--backward") { Description = "What it may be made of, instead of what it may be in." };
        var asOf = AsOfOption();
        var limit = new Option<int>("--limit") { Description = "How many nodes to list, nearest first, 1 to 500.", DefaultValueFactory = _ => 50 };
        var command = new Command("reach", "Tells how far material may have got by the record of edges alone, from the index in memory: an upper bound of trace and recall.") { identifier, backward, asOf, limit };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var query = Answer.Query(("id", result.GetValue(identifier)), ("direction", result.GetValue(backward) ? "backward" : null), ("asOf", Text(result.GetValue(asOf))),
                ("limit", result.GetValue(limit).ToString(CultureInfo.InvariantCulture)));
            if (await Answer.OfAsync(await session.Client.AskAsync("genealogy/reach?" + query, cancellationToken)) is not { } reach)
            {
                return ExitCodes.No;
            }

            if (reach["waited"] is { } waited)
            {
                await Console.Error.WriteLineAsync($"{waited}");
            }

            if (result.GetValue(options.Json))
            {
                Json.Print(reach);
                return ExitCodes.Fine;
            }

            Table.Print(["level", "kind", "item", "serial or lot", "id"], reach["nodes"]!.AsArray().Select(node => (IReadOnlyList<string>)
                [$"{node!["level"]}", $"{node["kind"]}", $"{node["item"]}", $"{node["serial"] ?? node["lot"] ?? node["container"]}", $"{node["id"]}"]));
            Console.Out.WriteLine($"nodes reached: {reach["reached"]}, levels: {reach["levels"]!.AsArray().Count}");
            return ExitCodes.Fine;
        });
        return command;
    }

    public static Option<DateTimeOffset?> AsOfOption() => new("--as-of") { Description = "As of when, ISO 8601 with offset; what happened later does not count." };

    public static string? Text(DateTimeOffset? instant) => instant?.ToString("O", CultureInfo.InvariantCulture);
}
