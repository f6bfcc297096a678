using IntegrationHub.Core.Canonical;
using IntegrationHub.Storage.Connections;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace IntegrationHub.Host.Api;

/// <summary>Turns what was thrown into problem details, so that no caller gets a stack or an empty body.</summary>
internal sealed class ApiFaults : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var answer = exception switch
        {
            BadHttpRequestException bad => ApiProblem.Of(bad.StatusCode, new Problem("API-0001",
                $"{bad.Message.TrimEnd('.')}. The description of every call is at {ApiDocument.Path}.")),
            StoreUnavailableException => ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, new Problem("API-0503",
                "The hub's database does not answer now. Send the same request again in a while, with the same Idempotency-Key.")),
            _ => ApiProblem.Of(StatusCodes.Status500InternalServerError, new Problem("API-0500",
                $"The hub failed on this request. Look for {httpContext.TraceIdentifier} in its log, then try again.")),
        };
        await answer.ExecuteAsync(httpContext);
        return true;
    }
}
