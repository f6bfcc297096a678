using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Reconciliation;

/// <summary>Decisions of stewards: make them, list them, agree, reject, take back.</summary>
internal static class DecisionVerbs
{
    public static IEnumerable<Command> All(GlobalOptions options) =>
    [
        Decide(options), Decisions(options), Corrections(options),
        Move(options, "approve", "Agrees to a decision; somebody other than its author."),
        Move(options, "reject", "Rejects a decision; somebody other than its author."),
        Move(options, "withdraw", "Takes a decision back; what it covered is compared again."),
    ];

    /// <summary>Prints what became of decisions.</summary>
    public static int Answer(HttpStatusCode status, JsonNode? answer, bool json)
    {
        if (status != HttpStatusCode.OK)
        {
            foreach (var problem in answer?["problems"]?.AsArray() ?? [])
            {
                Console.Error.WriteLine($"{problem!["code"]}{(problem["place"] is { } place ? $" at {place}" : "")}{(problem["rule"] is { } rule ? $" [{rule}]" : "")}: {problem["message"]}");
            }

            return status is HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.NotFound && answer?["problems"] is not null ? ExitCodes.No : throw new CouldNotException(HubClient.Refusal(answer));
        }

        if (json)
        {
            Json.Print(answer);
            return ExitCodes.Fine;
        }

        // One decision can answer several lines: an alias of a supplier holds at all items.
        foreach (var text in (answer is JsonArray many ? many : [answer!.DeepClone()]).Select(one => $"{one!["decision"]?["text"] ?? one["text"]}").Distinct(StringComparer.Ordinal))
        {
            Console.Out.WriteLine(text);
        }

        return ExitCodes.Fine;
    }

    private static Command Decide(GlobalOptions options)
    {
        var findings = new Argument<long[]>("finding") { Description = "The ids of open findings.", Arity = ArgumentArity.OneOrMore };
        var kind = new Option<string>("--kind") { Description = "correct-there, accept-until, alias, defer, split or supplier-alias.", Required = true };
        var author = new Option<string>("--author") { Description = "Who decides.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true };
        var until = new Option<string?>("--until") { Description = "The end, ISO 8601; needed to accept and to defer." };
        var owner = new Option<string?>("--risk-owner") { Description = "Who carries the risk of an acceptance." };
        var item = new Option<string?>("--item") { Description = "Of an alias: the number at the authority (default: the finding's item); of a supplier alias: the supplier's number there." };
        var number = new Option<string?>("--number") { Description = "Of a supplier alias: the supplier's number as the system writes it." };
        var cases = new Option<string[]>("--case") { Description = "A case of a split; give two or more." };
        var preview = new Option<bool>("--preview") { Description = "Only says what would be decided." };
        var command = new Command("decide", "Decides findings of a hub: all of them or none. High risk waits for a second person. Exit 1 when it is refused.") { findings, kind, author, reason, until, owner, item, number, cases, preview };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            using var body = JsonContent.Create(new
            {
                findings = result.GetValue(findings),
                kind = result.GetValue(kind),
                author = result.GetValue(author),
                reason = result.GetValue(reason),
                until = result.GetValue(until),
                riskOwner = result.GetValue(owner),
                item = result.GetValue(item),
                number = result.GetValue(number),
                cases = result.GetValue(cases),
                preview = result.GetValue(preview),
            });
            var (status, answer) = await session.Client.PostAsync("reconciliation/decisions", body, cancellationToken);
            return Answer(status, answer, result.GetValue(options.Json));
        });
        return command;
    }

    private static Command Decisions(GlobalOptions options)
    {
        var (state, item) = (new Option<string?>("--state") { Description = "awaits-approval, in-force, rejected or withdrawn." }, new Option<string?>("--item") { Description = "Only numbers that contain this." });
        var number = new Option<long?>("--number") { Description = "Shows all versions of one decision." };
        var kind = new Option<string?>("--kind") { Description = "correct-there, accept-until, alias, defer, split or supplier-alias." };
        var paging = new PagingOptions();
        var command = new Command("decisions", "Lists the decisions of a hub as rules in plain words, the newest first.") { state, item, kind, number, paging.Offset, paging.Limit };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var one = result.GetValue(number);
            var found = one is null
                ? await session.Client.GetAsync($"reconciliation/decisions?{paging.Query(result)}{Query.Of("state", result.GetValue(state))}{Query.Of("item", result.GetValue(item))}{Query.Of("kind", result.GetValue(kind))}", cancellationToken)
                : await session.Client.GetAsync(string.Create(CultureInfo.InvariantCulture, $"reconciliation/decisions/{one}"), cancellationToken)
                    ?? throw new CouldNotException($"There is no decision {one}. List them with hub reconcile decisions.");
            if (result.GetValue(options.Json))
            {
                Json.Print(found);
                return ExitCodes.Fine;
            }

            foreach (var decision in found as JsonArray ?? found!["items"]!.AsArray())
            {
                Console.Out.WriteLine($"{decision!["text"]}");
            }

            if (one is null)
            {
                paging.PrintRest(found!);
            }

            return ExitCodes.Fine;
        });
        return command;
    }

    private static Command Corrections(GlobalOptions options)
    {
        var command = new Command("corrections", "Lists corrections whose mismatch is still open: what the hub writes, with the answer of the system, and tasks for a person. Exit 1 when there are tasks.");
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var open = (await session.Client.GetAsync("reconciliation/corrections", cancellationToken))!.AsArray();
            if (result.GetValue(options.Json))
            {
                Json.Print(open);
            }
            else
            {
                foreach (var correction in open)
                {
                    Console.Out.WriteLine($"{(correction!["by"]!.GetValue<string>() == "person" ? "task" : "sent")}  {correction["text"]}");
                }
            }

            return open.Any(one => one!["by"]!.GetValue<string>() == "person") ? ExitCodes.No : ExitCodes.Fine;
        });
        return command;
    }

    private static Command Move(GlobalOptions options, string step, string description)
    {
        var number = new Argument<long>("number") { Description = "The number of the decision." };
        var by = new Option<string>("--by") { Description = "Who does it.", Required = true };
        var command = new Command(step, description) { number, by };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            using var nothing = new ByteArrayContent([]);
            var (status, answer) = await session.Client.PostAsync(
                string.Create(CultureInfo.InvariantCulture, $"reconciliation/decisions/{result.GetValue(number)}/{step}?{Query.Of("by", result.GetValue(by))}"), nothing, cancellationToken);
            return Answer(status, answer, result.GetValue(options.Json));
        });
        return command;
    }
}
