using System.CommandLine;
using System.Globalization;
using System.Net;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Genealogy;

/// <summary>Material events as an EPCIS 2.0 document.</summary>
internal static class EventsVerb
{
    public static Command Create(GlobalOptions options)
    {
        var conditions = new Option<string[]>("--where") { Description = "A parameter of EPCIS' SimpleEventQuery, for example EQ_bizStep=shipping, GE_eventTime=2026-03-01T00:00:00Z, MATCH_anyEPC=urn:epc:id:sgtin:… ; repeated, all must hold." };
        var page = new Option<int>("--limit") { Description = "How many events, 1 to 500.", DefaultValueFactory = _ => 50 };
        var after = new Option<string?>("--after") { Description = "Where the next page begins, as the page before told." };
        var command = new Command("events", "Prints material events as an EPCIS 2.0 query document. Exit 1 when there are none.") { conditions, page, after };
        command.SetAction(async (result, cancellationToken) =>
        {
            var asked = result.GetValue(conditions)!.Select(text => text.Split('=', 2)).ToList();
            if (asked.Find(pair => pair.Length != 2) is { } wrong)
            {
                throw new WrongUseException($"--where is NAME=VALUE; found '{wrong[0]}'.");
            }

            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var query = Answer.Query([.. asked.Select(pair => (pair[0], (string?)pair[1])), ("perPage", result.GetValue(page).ToString(CultureInfo.InvariantCulture)), ("nextPageToken", result.GetValue(after))]);
            var (status, document, next) = await session.Client.AskPageAsync("epcis/events?" + query, cancellationToken);
            if (await Answer.OfAsync((status, document)) is not { } events)
            {
                return ExitCodes.No;
            }

            Json.Print(events);
            if (next is not null)
            {
                await Console.Error.WriteLineAsync($"There are more: --after {WebUtility.UrlDecode(next)}");
            }

            return events["epcisBody"]!["queryResults"]!["resultsBody"]!["eventList"]!.AsArray().Count > 0 ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }
}
