using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrationHub.Host.Api.Translation;

internal static class PolicyEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/translation/what-if", Ask)
        .WithName("translation-what-if").WithTags("Translation").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
        .WithSummary("What happens if: what the policy table in force does in a case, which row says so, what that loses, and who answers where it refuses.");

    private static Results<Ok<PolicyAnswer>, ProblemHttpResult> Ask(IServiceProvider services,
        [Description("What happens to the material, for example issue.")] string? operation = null,
        [Description("How finely the source names it: unit, serial-set, range, sublot, lot, container, quantity.")] string? source = null,
        [Description("What the target holds for the item: serial-required, serial-optional, lot-required, lot-optional, lot-and-serial, quantity-only.")] string? target = null,
        [Description("What it is for: posting (the default), record, label.")] string? purpose = null,
        [Description("An item: its class and risk class are looked up.")] string? item = null,
        [Description("The item class, where no item is named.")] string? itemClass = null,
        [Description("The risk class, where no item is named.")] string? risk = null,
        [Description("The hub site.")] string? site = null)
    {
        if (services.GetService<IFlowCatalog>()?.Current.Policies is not { } policies)
        {
            return ApiProblem.NotFound("No policy is in force.");
        }

        var one = PolicyQuestion.Read(policies, operation, source, target, purpose, item, itemClass, risk, site);
        return one.Succeeded ? TypedResults.Ok(PolicyAnswer.Of(policies.Translation, one.Value)) : ApiProblem.Of(StatusCodes.Status400BadRequest, one.Problems);
    }
}
