using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Genealogy.Conservation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Genealogy;

internal static class BalanceEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/balances", OfAsync).WithName("balances").WithTags("Genealogy")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Where all of a lot went, as a whole and by stock segment: in = consumed + scrapped + shipped + sampled + moved out + pieces + rest.");
        api.MapGet("/balances/alarms", AlarmsAsync).WithName("balance-alarms").WithTags("Genealogy")
            .WithSummary("Lots of which what is recorded does not add up, with the events that contradict each other.");
    }

    private static async Task<Results<Ok<IReadOnlyList<LotAccount>>, ProblemHttpResult>> OfAsync(
        BalanceQuestions questions, CancellationToken cancellationToken, [Description("An id, lot number, serial number or scanned text.")] string? id = null)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, new Problem("API-0014", "A balance is that of a lot. Pass ?id= with what the label says, or ask for balances/alarms.", "/id"));
        }

        var accounts = await questions.OfAsync(id.Trim(), cancellationToken);
        return accounts.Count > 0 ? TypedResults.Ok(accounts) : ApiProblem.NotFound($"No lot goes by '{id.Trim()}'. Check the text, or whether its receipt has arrived.");
    }

    private static async Task<Ok<BalanceAlarms>> AlarmsAsync(
        BalanceQuestions questions, CancellationToken cancellationToken, [Description("Go on after this lot: 'next' of the answer before.")] string? after = null) =>
        TypedResults.Ok(await questions.AlarmedAsync(string.IsNullOrWhiteSpace(after) ? null : after, cancellationToken));
}
