using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Genealogy;

/// <summary>Names that stand for another one: list them, state one, agree, take one back.</summary>
internal static class AliasCommand
{
    public static Command Create(GlobalOptions options) => new("alias", "States that two numbers are one thing, from when and by which document. Traces and recalls follow it once a second person agreed; nothing that is recorded changes.")
    {
        List(options), Propose(options),
        Decide(options, "approve", "Agrees to an alias, or to taking it back; somebody else than who proposed it must. Exit 1 when that cannot be."),
        Decide(options, "reject", "Does not agree to an alias, or to taking it back. Exit 1 when that cannot be."),
        Withdraw(options),
    };

    private static Command List(GlobalOptions options)
    {
        var identifier = new Argument<string?>("identifier") { Description = "Only those of what this names: a key, a number or a scanned text.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Also those that were rejected or taken back." };
        var command = new Command("list", "Lists aliases, the newest first.") { identifier, all };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var answer = await Answer.OfAsync(await session.Client.AskAsync("aliases?limit=500&" + Answer.Query(("id", result.GetValue(identifier)), ("all", result.GetValue(all) ? "true" : null)), cancellationToken));
            if (answer is null)
            {
                return ExitCodes.No;
            }

            if (result.GetValue(options.Json))
            {
                Json.Print(answer);
                return ExitCodes.Fine;
            }

            Table.Print(["alias", "state", "lasting", "also known as", "from", "until", "document", "by", "agreed by"], answer["items"]!.AsArray().Select(one => (IReadOnlyList<string>)
            [
                $"{one!["number"]}", $"{one["state"]}", $"{one["of"]}", $"{one["name"]}", $"{one["from"]}", $"{one["to"]}", $"{one["document"]}", $"{one["author"]}", $"{one["decidedBy"]}",
            ]));
            return ExitCodes.Fine;
        });
        return command;
    }

    private static Command Propose(GlobalOptions options)
    {
        var of = new Argument<string>("lasting") { Description = "What lasts: a key, serial number, lot, container or scanned text that names one node." };
        var name = new Argument<string>("name") { Description = "Its other name; it may be one that no event used yet." };
        var from = new Option<string>("--from") { Description = "From when it is its name, ISO 8601; what was recorded under it before is about something else. Without it: always." };
        var to = new Option<string>("--to") { Description = "Until when, ISO 8601. Without it: still." };
        var document = new Option<string>("--document") { Description = "The change order, certificate or delivery note that says it." };
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true };
        var author = new Option<string>("--author") { Description = "Who states it.", Required = true };
        var command = new Command("propose", "States that a number is another name of something; it joins nothing until somebody else agrees. Exit 1 when it cannot be stated.") { of, name, from, to, document, reason, author };
        command.SetAction((result, cancellationToken) => PostAsync(result, options, "aliases", new JsonObject
        {
            ["of"] = result.GetValue(of),
            ["name"] = result.GetValue(name),
            ["from"] = result.GetValue(from),
            ["to"] = result.GetValue(to),
            ["document"] = result.GetValue(document),
            ["reason"] = result.GetValue(reason),
            ["author"] = result.GetValue(author),
        }, cancellationToken));
        return command;
    }

    private static Command Decide(GlobalOptions options, string verb, string description)
    {
        var (number, by) = (Number(), By());
        var command = new Command(verb, description) { number, by };
        command.SetAction((result, cancellationToken) => PostAsync(result, options, Path(result.GetValue(number), verb, ("by", result.GetValue(by))), null, cancellationToken));
        return command;
    }

    private static Command Withdraw(GlobalOptions options)
    {
        var (number, by) = (Number(), By());
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true };
        var command = new Command("withdraw", "Asks that an alias be taken back, since it never was so; it joins its names until somebody else agrees. Exit 1 when that cannot be.") { number, by, reason };
        command.SetAction((result, cancellationToken) => PostAsync(result, options, Path(result.GetValue(number), "withdraw", ("by", result.GetValue(by)), ("reason", result.GetValue(reason))), null, cancellationToken));
        return command;
    }

    private static Argument<long> Number() => new("number") { Description = "The number of the alias." };

    private static Option<string> By() => new("--by") { Description = "Who says so.", Required = true };

    private static string Path(long number, string verb, params (string Name, string? Value)[] given) => string.Create(CultureInfo.InvariantCulture, $"aliases/{number}/{verb}?{Answer.Query(given)}");

    private static async Task<int> PostAsync(ParseResult result, GlobalOptions options, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
        using var content = new StringContent(body?.ToJsonString() ?? "", Encoding.UTF8, "application/json");
        var answer = await Answer.OfAsync(await session.Client.PostAsync(path, content, cancellationToken));
        if (answer is null)
        {
            return ExitCodes.No;
        }

        if (result.GetValue(options.Json))
        {
            Json.Print(answer);
        }
        else
        {
            Console.Out.WriteLine($"Alias {answer["number"]}, {answer["of"]} is also {answer["name"]}: {answer["state"]}{($"{answer["state"]}".EndsWith("proposed", StringComparison.Ordinal) ? "; somebody else must agree" : "")}.");
        }

        return ExitCodes.Fine;
    }
}
