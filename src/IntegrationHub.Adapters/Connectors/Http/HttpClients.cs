using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Refit;

namespace IntegrationHub.Adapters.Connectors.Http;

/// <summary>Makes the clients: one resilience pipeline per address, so that the open circuit of one system never stops another.</summary>
internal sealed class HttpClients(IHttpClientFactory factory)
{
    /// <summary>The request property that carries the time one attempt may take.</summary>
    public const string TimeoutProperty = "hub.attempt-timeout";

    /// <summary>The name of the client whose pipeline reads may retry on.</summary>
    public const string ClientName = "hub-systems";

    private static readonly HttpRequestOptionsKey<TimeSpan> TimeoutKey = new(TimeoutProperty);

    public IHttpSystem For(Uri baseAddress)
    {
        var client = factory.CreateClient(ClientName);
        client.BaseAddress = baseAddress;
        return RestService.For<IHttpSystem>(client);
    }

    public static void Configure(HttpStandardResilienceOptions pipeline, HttpConnectorOptions options)
    {
        var attempt = TimeSpan.FromSeconds(options.CallTimeoutSeconds);
        pipeline.AttemptTimeout.Timeout = attempt;
        pipeline.AttemptTimeout.TimeoutGenerator = arguments => ValueTask.FromResult(AttemptTimeout(arguments.Context, attempt));
        pipeline.Retry.MaxRetryAttempts = options.ReadRetries;
        pipeline.Retry.Delay = TimeSpan.FromMilliseconds(options.RetryDelayMilliseconds);
        pipeline.Retry.BackoffType = DelayBackoffType.Exponential;
        pipeline.Retry.UseJitter = true;

        // A delivery that seems to have failed may have been posted: only the outbox, which knows the key, may try it again.
        pipeline.Retry.ShouldHandle = arguments => ValueTask.FromResult(
            arguments.Context.GetRequestMessage()?.Method == HttpMethod.Get && HttpClientResiliencePredicates.IsTransient(arguments.Outcome));

        // Each attempt has its own limit; the whole needs room for the largest limit that a system may set.
        pipeline.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(300 * (options.ReadRetries + 1));
        pipeline.CircuitBreaker.SamplingDuration = 2 * attempt;
    }

    private static TimeSpan AttemptTimeout(ResilienceContext context, TimeSpan fallback) =>
        context.GetRequestMessage() is { } request && request.Options.TryGetValue(TimeoutKey, out var timeout) && timeout > TimeSpan.Zero
            ? timeout
            : fallback;
}

/// <summary>Registers the client of <see cref="HttpClients"/>.</summary>
internal static class HttpClientsRegistration
{
    public static void AddHubHttpClients(this IServiceCollection services)
    {
        services.AddSingleton<HttpClients>();
        services.AddSingleton<HttpSystems>();
        var client = services.AddHttpClient(HttpClients.ClientName)
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
            {
                // A redirect is an answer, not an instruction: it could lead out of the plant, with our credentials.
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });
        var pipeline = client.AddStandardResilienceHandler();
        pipeline.SelectPipelineByAuthority();
        pipeline.Configure(static (resilience, provider) =>
            HttpClients.Configure(resilience, provider.GetRequiredService<IOptions<HttpConnectorOptions>>().Value));
    }
}
