using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Genealogy;

/// <summary>What is asked at a workplace: what to scan, whether something may be built in, what a unit is made of.</summary>
internal static class PointOfUseVerbs
{
    public static Command Plan(GlobalOptions options)
    {
        var item = new Option<string>("--item") { Description = "The item that is made, received or shipped.", Required = true };
        var operation = new Option<string?>("--operation") { Description = "What is about to happen: produce (the default), issue, receive, transfer, ship, return ..." };
        var (unit, site) = (UnitOption(), SiteOption());
        var command = new Command("plan", "Says what must be scanned at a workplace, and which rule asks for it.") { item, operation, unit, site };
        command.SetAction((result, cancellationToken) => AskAsync(result, options, "genealogy/capture-plan?" + Answer.Query(
            ("item", result.GetValue(item)), ("operation", result.GetValue(operation)), ("unit", result.GetValue(unit)), ("site", result.GetValue(site))), PrintPlan, cancellationToken));
        return command;
    }

    public static Command Check(GlobalOptions options)
    {
        Option<string?> Text(string name, string description) => new(name) { Description = description };
        (Option<string?> Option, string Member)[] texts =
        [
            (Text("--scan", "The barcode text as scanned."), "scan"), (Text("--item", "The item."), "item"), (Text("--serial", "The serial number."), "serial"), (Text("--lot", "The lot."), "lot"),
            (Text("--parent", "The item that it goes into."), "parentItem"), (UnitOption(), "parentSerial"), (SiteOption(), "site"), (Text("--uom", "The unit of measure, UN/ECE Recommendation 20."), "unit"),
            (Text("--substitute-for", "The planned item that it takes the place of."), "substituteFor"), (Text("--concession", "The concession that allows a substitute whose tracking is weaker."), "concession"),
            (Text("--at", "When, ISO 8601 with offset; the default is now."), "at"),
        ];
        var quantity = new Option<decimal?>("--quantity") { Description = "How much." };
        var command = new Command("check", "Says whether material may be built in, and why not. Nothing is recorded. Exit 1 when it may not.") { quantity };
        foreach (var (option, _) in texts)
        {
            command.Add(option);
        }

        command.SetAction(async (result, cancellationToken) =>
        {
            var request = new JsonObject();
            foreach (var (option, member) in texts.Where(pair => result.GetValue(pair.Option) is not null))
            {
                request[member] = result.GetValue(option);
            }

            if (result.GetValue(quantity) is { } amount)
            {
                request["quantity"] = amount.ToString(CultureInfo.InvariantCulture);
            }

            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            using var body = new StringContent(request.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
            if (await Answer.OfAsync(await session.Client.PostAsync("genealogy/check-consumption", body, cancellationToken)) is not { } answer)
            {
                return ExitCodes.No;
            }

            var allowed = answer["allowed"]!.GetValue<bool>();
            if (result.GetValue(options.Json))
            {
                Json.Print(answer);
            }
            else
            {
                Console.Out.WriteLine(allowed ? "yes" : "no");
                foreach (var reason in answer["reasons"]!.AsArray())
                {
                    Console.Out.WriteLine($"  {(reason!["forbids"]!.GetValue<bool>() ? "no" : "note")} ({reason["code"]}): {reason["message"]}");
                }
            }

            return allowed ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }

    public static Command Built(GlobalOptions options)
    {
        var unit = new Argument<string>("unit") { Description = "A key, serial number or scanned identifier of the unit." };
        var site = SiteOption();
        var command = new Command("built", "Compares what is recorded as built into a unit with what was planned. Exit 1 when they differ.") { unit, site };
        command.SetAction((result, cancellationToken) => AskAsync(result, options, "genealogy/as-built?" + Answer.Query(("unit", result.GetValue(unit)), ("site", result.GetValue(site))), PrintBuilt, cancellationToken));
        return command;
    }

    private static Option<string?> UnitOption() => new("--unit") { Description = "The serial number of the unit that it goes into." };

    private static Option<string?> SiteOption() => new("--site") { Description = "The hub site." };

    private static async Task<int> AskAsync(ParseResult result, GlobalOptions options, string path, Func<JsonNode, bool, int> print, CancellationToken cancellationToken)
    {
        await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
        return await Answer.OfAsync(await session.Client.AskAsync(path, cancellationToken)) is { } answer ? print(answer, result.GetValue(options.Json)) : ExitCodes.No;
    }

    private static int PrintPlan(JsonNode plan, bool json)
    {
        if (json)
        {
            Json.Print(plan);
            return ExitCodes.Fine;
        }

        Table.Print(["position", "item", "quantity", "scan", "why"], plan["components"]!.AsArray().Prepend(plan["itself"]).Select(line => (IReadOnlyList<string>)
        [
            $"{line!["position"]}", $"{line["item"]}", $"{line["quantity"]} {line["unit"]}".Trim(),
            line["scan"]!.AsArray() is { Count: > 0 } scan ? string.Join(" and ", scan) : $"{line["serial"]}{line["lot"]}" == "unknownunknown" ? "all there is" : "nothing", string.Join(' ', line["because"]!.AsArray()),
        ]));
        foreach (var remark in plan["remarks"]!.AsArray())
        {
            Console.Out.WriteLine($"note: {remark}");
        }

        return ExitCodes.Fine;
    }

    private static int PrintBuilt(JsonNode report, bool json)
    {
        var differences = report["differences"]!.GetValue<int>();
        if (json)
        {
            Json.Print(report);
        }
        else
        {
            Table.Print(["position", "planned", "quantity", "built", "difference", "in words"], report["lines"]!.AsArray().Select(line => (IReadOnlyList<string>)
            [
                $"{line!["position"]}", $"{line["planned"]}", $"{line["quantity"]} {line["unit"]}".Trim(),
                string.Join(", ", line["built"]!.AsArray().Select(one => $"{one!["serial"] ?? one["lot"] ?? one["id"]}{(one["position"] is { } position ? $" at {position}" : "")}")), $"{line["difference"]}", $"{line["words"]}",
            ]));
            foreach (var remark in report["remarks"]!.AsArray())
            {
                Console.Out.WriteLine($"note: {remark}");
            }
        }

        return differences == 0 ? ExitCodes.Fine : ExitCodes.No;
    }
}
