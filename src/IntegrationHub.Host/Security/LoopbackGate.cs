using System.Net;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Host.Api;
using Microsoft.AspNetCore.Http;

namespace IntegrationHub.Host.Security;

/// <summary>Turns away what did not come from this machine or was sent by a foreign web page in this machine's browser.</summary>
internal static class LoopbackGate
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (Refusal(context) is { } refusal)
        {
            return ApiProblem.Of(refusal.Status, new Problem(refusal.Code, refusal.Message)).ExecuteAsync(context);
        }

        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.ContentSecurityPolicy =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        return next(context);
    }

    private static (int Status, string Code, string Message)? Refusal(HttpContext context)
    {
        var request = context.Request;
        if (context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
        {
            return (StatusCodes.Status403Forbidden, LoopbackOnly.Code, "The hub has no sign-in yet and answers this machine only. Call it from here.");
        }

        // DNS rebinding: a foreign name that resolves to 127.0.0.1 would make its page "same origin" with the hub.
        if (!LoopbackOnly.IsLoopbackHost(request.Host.Host))
        {
            return (StatusCodes.Status421MisdirectedRequest, "SEC-0002", "The hub answers to localhost and 127.0.0.1 only. Use one of these as the host name.");
        }

        return IsCrossSite(request)
            ? (StatusCodes.Status403Forbidden, "SEC-0003", "The request was sent by a web page of another origin. Send it from a program, or from the hub's own page.")
            : null;
    }

    private static bool IsCrossSite(HttpRequest request)
    {
        var upgrade = request.HttpContext.WebSockets.IsWebSocketRequest || request.Headers.ContainsKey("Sec-WebSocket-Key");
        var safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (safe && !upgrade)
        {
            return false;
        }

        // Programs send neither header; browsers always send one of them with what could change something.
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return (origin.Length > 0 && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            || (!upgrade && site.Length > 0 && site is not ("same-origin" or "none"));
    }
}
