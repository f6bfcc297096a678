using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Host.Api.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Mapping;

internal static class MappingEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/mappings", (MappingQuestions questions) => TypedResults.Ok(questions.List()))
            .WithName("mappings").WithTags("Mapping").WithSummary("The mappings in force.");
        api.MapGet("/mappings/{system}/{name}", Lineage)
            .WithName("mapping").WithTags("Mapping").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("One mapping: which rules and source fields feed each target, and who uses each source field.");
        api.MapPost("/mappings/{system}/{name}/try", TryAsync)
            .WithName("try-mapping").WithTags("Mapping").Accepts<Stream>(isOptional: true, "*/*")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .WithSummary("Maps a message without storing or sending anything: outputs, rules, problems.");
    }

    private static Results<Ok<MappingView>, ProblemHttpResult> Lineage(MappingQuestions questions, string system, string name) =>
        questions.Find($"{system}/{name}") is { } view ? TypedResults.Ok(view) : Unknown(system, name);

    private static async Task<Results<Ok<TrialAnswer>, ProblemHttpResult>> TryAsync(
        HttpRequest request, IIntake intake, MappingQuestions questions, CancellationToken cancellationToken, string system, string name)
    {
        if (await EnvelopeBody.ReadAsync(request, intake.MaxEnvelopeBytes, cancellationToken) is not { } body)
        {
            return ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, new Problem("API-0006", $"The message is larger than {intake.MaxEnvelopeBytes} bytes. Try a smaller one, or raise the limit."));
        }

        return questions.Try($"{system}/{name}", body) is { } answer ? TypedResults.Ok(answer) : Unknown(system, name);
    }

    private static ProblemHttpResult Unknown(string system, string name) =>
        ApiProblem.NotFound($"No mapping {system}/{name} is in force. GET /api/v1/mappings lists those that are.");
}
