using IntegrationHub.Core.Canonical;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace IntegrationHub.Host.Api;

/// <summary>Turns what was thrown into problem details, so that no caller gets a stack or an empty body.</summary>
internal sealed class ApiFaults : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var answer = exception is BadHttpRequestException bad
            ? ApiProblem.Of(bad.StatusCode, new Problem("API-0001", $"{bad.Message.TrimEnd('.')}. The description of every call is at {ApiDocument.Path}."))
            : ApiProblem.Of(StatusCodes.Status500InternalServerError, new Problem("API-0500",
                $"The hub failed on this request. Look for {httpContext.TraceIdentifier} in its log, then try again."));
        await answer.ExecuteAsync(httpContext);
        return true;
    }
}
