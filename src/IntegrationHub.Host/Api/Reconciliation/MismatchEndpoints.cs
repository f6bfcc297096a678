using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Host.Api.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Reconciliation;

internal static class MismatchEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/mismatches", ListAsync)
        .WithName("mismatches").WithTags("Reconciliation").ProducesProblem(StatusCodes.Status400BadRequest)
        .WithSummary("Open findings between the masters, most severe first, then oldest first.");

    private static async Task<Results<Ok<Page<StoredFinding>>, ProblemHttpResult>> ListAsync(
        FindingLists lists, CancellationToken cancellationToken,
        [Description("A part of the item's number, compared without case.")] string? item = null,
        [Description("Only this hub site.")] string? site = null,
        [Description("Only this system.")] string? system = null,
        [Description("What it is about: tracking, usage, data, item, or a master attribute (base-unit, conversion, revision, effectivity, expiry, shelf-life, remaining-shelf-life, lot-numbering, suppliers).")] string? attribute = null,
        [Description("none, not-applicable, missing-in-system, identity-unresolved, unknown-value or no-authority.")] string? gate = null,
        [Description("equal, format-only, stricter, looser or incomparable.")] string? relation = null,
        [Description("unexplained, in-flight, stale, cannot-express or accepted.")] string? cause = null,
        [Description("The least severity: none, low, medium, high or critical.")] string? severity = null,
        [Description("Whose they are, as assigned; nobody finds those that are nobody's.")] string? assignee = null,
        [Description("Also findings that need no person. The default is false.")] bool? all = null,
        [Description(Paging.OffsetText)] int? offset = null,
        [Description(Paging.LimitText)] int? limit = null)
    {
        var (gates, relations, causes) = (Codes.Parse<Gate>(gate, "gate"), Codes.Parse<Relation>(relation, "relation"), Codes.Parse<Cause>(cause, "cause"));
        var (least, page) = (Codes.Parse<Severity>(severity, "severity"), Paging.Of(offset, limit));
        if (ApiProblem.BadRequest(FindingLists.Check(attribute), gates.Problems, relations.Problems, causes.Problems, least.Problems, page.Problems) is { } refusal)
        {
            return refusal;
        }

        var found = await lists.ListAsync(new FindingFilter
        {
            ItemContains = JournalEndpoints.Given(item),
            Site = JournalEndpoints.Given(site),
            System = JournalEndpoints.Given(system),
            Attribute = JournalEndpoints.Given(attribute),
            Gate = gates.Value,
            Relation = relations.Value,
            Cause = causes.Value,
            AtLeast = least.Value,
            Assignee = JournalEndpoints.Given(assignee),
            OnlyMismatches = all != true,
            Skip = page.Value.Offset,
            Take = page.Value.Limit,
        }, cancellationToken);
        return TypedResults.Ok(new Page<StoredFinding>(found.Findings, found.Total, page.Value.Offset));
    }
}
