using Microsoft.AspNetCore.Http;

namespace IntegrationHub.PlantSimulator;

/// <summary>Stands before every simulated system and lets its vices act.</summary>
internal sealed class ViceGate(Vices vices, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (PlantSystems.OfPath(context.Request.Path) is not { } system)
        {
            await next(context);
            return;
        }

        if (vices.Of(system).LatencyMs is > 0 and var wait)
            await Task.Delay(TimeSpan.FromMilliseconds(wait), clock, context.RequestAborted);

        switch (vices.Decide(system, HttpMethods.IsPost(context.Request.Method)))
        {
            case ViceAction.Unavailable:
                context.Response.Headers.RetryAfter = "1";
                await Answer.WriteAsync(context, 503, new { message = $"{system} is down for maintenance." });
                break;
            case ViceAction.Drop:
                context.Abort();
                break;
            case ViceAction.Fail:
                await Answer.WriteAsync(context, 500, new { message = $"{system} failed before it did anything." });
                break;
            case ViceAction.LoseReply:
                // The effect stands and nobody is told: what an idempotency key is for.
                context.Response.Body = Stream.Null;
                await next(context);
                context.Abort();
                break;
            default:
                await next(context);
                break;
        }
    }
}
