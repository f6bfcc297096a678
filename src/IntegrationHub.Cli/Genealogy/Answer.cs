using System.Net;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Genealogy;

/// <summary>What the hub answered to a question about material: the document, or a no, or wrong use.</summary>
internal static class Answer
{
    /// <summary>Gets the document; null, with the reason on standard error, where the answer is no.</summary>
    /// <exception cref="WrongUseException">The question itself is wrong.</exception>
    public static async Task<JsonNode?> OfAsync((HttpStatusCode Status, JsonNode? Body) answer)
    {
        switch (answer.Status)
        {
            case HttpStatusCode.OK:
                return answer.Body;
            case HttpStatusCode.NotFound or HttpStatusCode.Conflict:
                await Console.Error.WriteLineAsync(HubClient.Refusal(answer.Body));
                return null;
            case HttpStatusCode.BadRequest:
                throw new WrongUseException(HubClient.Refusal(answer.Body));
            default:
                throw new CouldNotException(HubClient.Refusal(answer.Body));
        }
    }

    /// <summary>Writes the query of what was given.</summary>
    public static string Query(params (string Name, string? Value)[] given) =>
        string.Join('&', given.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}"));
}
