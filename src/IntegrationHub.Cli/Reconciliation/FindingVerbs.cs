using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Reconciliation;

/// <summary>The worklist of a hub: list it, take it to a spreadsheet, give it back, look for aliases.</summary>
internal static class FindingVerbs
{
    private const string Attribute = "Only what is about this: tracking, usage, data, item, base-unit, conversion, revision, effectivity, expiry, shelf-life, remaining-shelf-life, lot-numbering or suppliers.";

    public static IEnumerable<Command> All(GlobalOptions options) => [Findings(options), Export(options), Import(options), Aliases(options)];

    private static Command Findings(GlobalOptions options)
    {
        var id = new Option<long?>("--id") { Description = "Shows one finding with values, earlier openings, notes and decisions." };
        var (item, system, site) = (new Option<string?>("--item") { Description = "Only items whose number contains this." }, new Option<string?>("--system") { Description = "Only this system." }, new Option<string?>("--site") { Description = "Only this hub site." });
        var cause = new Option<string?>("--cause") { Description = "unexplained, in-flight, stale, cannot-express or accepted." };
        var attribute = new Option<string?>("--attribute") { Description = Attribute };
        var assignee = new Option<string?>("--assignee") { Description = "Only those of this person; nobody finds those that are nobody's." };
        var all = new Option<bool>("--all") { Description = "Also those that need no person." };
        var paging = new PagingOptions();
        var command = new Command("findings", "Lists the open mismatches of a hub, most severe first. Exit 1 when there are any.") { id, item, system, site, attribute, cause, assignee, all, paging.Offset, paging.Limit };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            if (result.GetValue(id) is { } one)
            {
                var detail = await session.Client.GetAsync(string.Create(CultureInfo.InvariantCulture, $"reconciliation/findings/{one}"), cancellationToken)
                    ?? throw new CouldNotException($"Finding {one} is not open. List the open ones with hub reconcile findings.");
                Json.Print(detail);
                return ExitCodes.Fine;
            }

            var page = await session.Client.GetAsync(
                $"mismatches?{paging.Query(result)}{Query.Of("item", result.GetValue(item))}{Query.Of("system", result.GetValue(system))}{Query.Of("site", result.GetValue(site))}{Query.Of("attribute", result.GetValue(attribute))}{Query.Of("cause", result.GetValue(cause))}{Query.Of("assignee", result.GetValue(assignee))}{(result.GetValue(all) ? "&all=true" : "")}",
                cancellationToken);
            if (result.GetValue(options.Json))
            {
                Json.Print(page);
            }
            else
            {
                foreach (var stored in page!["items"]!.AsArray())
                {
                    Print(stored!);
                }

                paging.PrintRest(page);
            }

            return page!["total"]!.GetValue<long>() == 0 ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }

    private static Command Export(GlobalOptions options)
    {
        var file = new Argument<string>("file") { Description = "Where to write: .csv or .xlsx." };
        var (item, system) = (new Option<string?>("--item") { Description = "Only items whose number contains this." }, new Option<string?>("--system") { Description = "Only this system." });
        var attribute = new Option<string?>("--attribute") { Description = Attribute };
        var command = new Command("export", "Writes the worklist to a spreadsheet whose last columns take decisions.") { file, item, system, attribute };
        command.SetAction(async (result, cancellationToken) =>
        {
            var path = result.GetValue(file)!;
            var format = Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
            if (format is not ("csv" or "xlsx"))
            {
                throw new WrongUseException($"A worklist is .csv or .xlsx; found '{path}'.");
            }

            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var bytes = await session.Client.DownloadAsync($"reconciliation/worklist.{format}?{Query.Of("item", result.GetValue(item))}{Query.Of("system", result.GetValue(system))}{Query.Of("attribute", result.GetValue(attribute))}", cancellationToken);
            await File.WriteAllBytesAsync(path, bytes, cancellationToken);
            await Console.Error.WriteLineAsync($"The worklist is in {path}. Fill in decision, reason, until, risk owner (number and supplier for a supplier-alias); give it back with hub reconcile import.");
            return ExitCodes.Fine;
        });
        return command;
    }

    private static Command Import(GlobalOptions options)
    {
        var file = new Argument<string>("file") { Description = "A worklist with decisions filled in, CSV or XLSX." };
        var author = new Option<string?>("--author") { Description = "Who decides where a line names nobody." };
        var command = new Command("import", "Takes the decisions of a worklist: all of them or none. Exit 1 when a line is refused.") { file, author };
        command.SetAction(async (result, cancellationToken) =>
        {
            var path = result.GetValue(file)!;
            InputFile.MustExist([path]);
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            using var body = new ByteArrayContent(await File.ReadAllBytesAsync(path, cancellationToken)) { Headers = { ContentType = new("application/octet-stream") } };
            var (status, answer) = await session.Client.PostAsync($"reconciliation/worklist?name={Uri.EscapeDataString(Path.GetFileName(path))}{Query.Of("author", result.GetValue(author))}", body, cancellationToken);
            return DecisionVerbs.Answer(status, answer, result.GetValue(options.Json));
        });
        return command;
    }

    private static Command Aliases(GlobalOptions options)
    {
        var system = new Option<string>("--system") { Description = "The system whose numbers are looked at.", Required = true };
        var table = new Option<string?>("--table") { Description = "An explicit table, CSV or XLSX with the columns number and target." };
        var command = new Command("aliases", "Proposes which numbers of a system are numbers of the authority, with evidence, and names collisions. Exit 1 when there are collisions.") { system, table };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var found = result.GetValue(table) is { } file ? await FromTableAsync(session.Client, result.GetValue(system)!, file, cancellationToken)
                : await session.Client.GetAsync($"reconciliation/aliases?{Query.Of("system", result.GetValue(system))}", cancellationToken);
            if (result.GetValue(options.Json))
            {
                Json.Print(found);
            }
            else
            {
                foreach (var line in found!["proposals"]!.AsArray().Select(one => $"{one!["text"]}").Concat(found["collisions"]!.AsArray().Select(one => $"collision: {one!["text"]}")))
                {
                    Console.Out.WriteLine(line);
                }
            }

            return found!["collisions"]!.AsArray().Count == 0 ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }

    private static async Task<JsonNode?> FromTableAsync(HubClient client, string system, string file, CancellationToken cancellationToken)
    {
        InputFile.MustExist([file]);
        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(file, cancellationToken)) { Headers = { ContentType = new("application/octet-stream") } };
        var (status, found) = await client.PostAsync($"reconciliation/aliases?{Query.Of("system", system)}{Query.Of("name", Path.GetFileName(file))}", body, cancellationToken);
        return status == System.Net.HttpStatusCode.OK ? found
            : throw new WrongUseException(string.Join(Environment.NewLine, found?["problems"]?.AsArray().Select(one => $"{one!["code"]} {one["place"]}: {one["message"]}") ?? [HubClient.Refusal(found)]));
    }

    private static void Print(JsonNode stored)
    {
        var finding = stored["finding"]!;
        var what = finding["gate"]!.GetValue<string>() is var gate and not "none" ? gate : $"{finding["relation"]}";
        Console.Out.WriteLine($"{stored["id"]}  {finding["severity"]}  {finding["item"]}{(finding["site"] is { } site ? $" at {site}" : "")}  {finding["system"]}{(finding["attribute"]!.GetValue<string>() is var about and not "tracking" ? $"  {about}" : "")}  {what}, {finding["cause"]?.GetValue<string>() ?? "no cause known"}{(stored["assignee"] is { } whose ? $", for {whose}" : "")}");
        Console.Out.WriteLine($"  {finding["explanation"]}");
        foreach (var value in finding["values"]!.AsArray())
        {
            Console.Out.WriteLine($"  {value!["system"]}: {value["value"]}{(value["raw"] is { } raw ? $" (found: '{raw}'{(value["path"] is { } path ? $" at {path}" : "")})" : "")}");
        }

        if (finding["proposal"] is { } proposal)
        {
            Console.Out.WriteLine($"  {proposal["text"]}");
        }
    }
}
