using System.CommandLine;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Translation;

/// <summary>The finer truth that targets could not take: list it, propose to tell it later, agree.</summary>
internal static class BackFillCommand
{
    public static Command Create(GlobalOptions options) => new("back-fill", "Tells targets later, under approval, what they could not take when it was posted. A posted document is never changed.")
    {
        List(options), Propose(options), Decide(options, "approve", "Agrees to a back-fill; somebody else than its author must. What it sends is due from then on. Exit 1 when that cannot be."),
        Decide(options, "reject", "Does not agree to a back-fill. Exit 1 when that cannot be."),
    };

    private static Command List(GlobalOptions options)
    {
        var all = new Option<bool>("--all") { Description = "Also those that are settled." };
        var command = new Command("list", "Lists postings of which the hub keeps a finer truth.") { all };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var (status, answer) = await session.Client.AskAsync($"escrows?limit=500&all={(result.GetValue(all) ? "true" : "false")}", cancellationToken);
            if (status != HttpStatusCode.OK)
            {
                throw new CouldNotException(HubClient.Refusal(answer));
            }

            if (result.GetValue(options.Json))
            {
                Json.Print(answer);
                return ExitCodes.Fine;
            }

            Table.Print(["delivery", "target", "posted", "kept", "back-fill"], answer!["items"]!.AsArray().Select(one => (IReadOnlyList<string>)
            [
                $"{one!["delivery"]}", $"{one["target"]}", $"{one["posted"]}", string.Join(", ", one["materials"]!.AsArray().Take(3).Select(m => $"{m!["serial"] ?? m["lot"] ?? m["container"]}")),
                string.Join("; ", one["backFills"]!.AsArray().Select(b => $"{b!["number"]} {b["kind"]} {b["state"]}")),
            ]));
            return ExitCodes.Fine;
        });
        return command;
    }

    private static Command Propose(GlobalOptions options)
    {
        var delivery = new Argument<Guid>("delivery") { Description = "The delivery, as hub back-fill list shows it." };
        var kind = new Option<string>("--kind") { Description = "late-assignment, reverse-and-repost or record-in-hub.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true };
        var author = new Option<string>("--author") { Description = "Who proposes it.", Required = true };
        var command = new Command("propose", "Proposes a back-fill; nothing is sent. Exit 1 when there can be none.") { delivery, kind, reason, author };
        command.SetAction((result, cancellationToken) => PostAsync(result, options, "escrows/back-fills", new JsonObject
        {
            ["delivery"] = result.GetValue(delivery).ToString(),
            ["kind"] = result.GetValue(kind),
            ["reason"] = result.GetValue(reason),
            ["author"] = result.GetValue(author),
        }, cancellationToken));
        return command;
    }

    private static Command Decide(GlobalOptions options, string verb, string description)
    {
        var number = new Argument<long>("number") { Description = "The number of the back-fill." };
        var by = new Option<string>("--by") { Description = "Who decides.", Required = true };
        var command = new Command(verb, description) { number, by };
        command.SetAction((result, cancellationToken) =>
            PostAsync(result, options, $"escrows/back-fills/{result.GetValue(number)}/{verb}?by={Uri.EscapeDataString(result.GetValue(by)!)}", null, cancellationToken));
        return command;
    }

    private static async Task<int> PostAsync(ParseResult result, GlobalOptions options, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
        using var content = new StringContent(body?.ToJsonString() ?? "", Encoding.UTF8, "application/json");
        var (status, answer) = await session.Client.PostAsync(path, content, cancellationToken);
        switch (status)
        {
            case HttpStatusCode.NotFound or HttpStatusCode.Conflict:
                await Console.Error.WriteLineAsync(HubClient.Refusal(answer));
                return ExitCodes.No;
            case HttpStatusCode.BadRequest:
                throw new WrongUseException(HubClient.Refusal(answer));
            case not HttpStatusCode.OK:
                throw new CouldNotException(HubClient.Refusal(answer));
        }

        if (result.GetValue(options.Json))
        {
            Json.Print(answer);
        }
        else
        {
            Console.Out.WriteLine($"Back-fill {answer!["number"]}, {answer["kind"]} of delivery {answer["delivery"]}: {answer["state"]}{(answer["decidedBy"] is { } who ? $" by {who}" : $" by {answer["author"]}; somebody else must agree")}.");
        }

        return ExitCodes.Fine;
    }
}
