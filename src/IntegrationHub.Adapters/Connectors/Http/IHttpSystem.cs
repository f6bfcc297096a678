using Refit;

namespace IntegrationHub.Adapters.Connectors.Http;

/// <summary>Any system that speaks HTTP. The address is made by <see cref="SystemUri"/> only, so no call leaves the configured host.</summary>
internal interface IHttpSystem
{
    [Get("")]
    Task<HttpResponseMessage> GetAsync(
        [Url] Uri address, [HeaderCollection] IDictionary<string, string> headers, [Property(HttpClients.TimeoutProperty)] TimeSpan timeout,
        CancellationToken cancellationToken);

    [Post("")]
    Task<HttpResponseMessage> PostAsync(
        [Url] Uri address, [Body] HttpContent body, [HeaderCollection] IDictionary<string, string> headers,
        [Property(HttpClients.TimeoutProperty)] TimeSpan timeout, CancellationToken cancellationToken);

    [Put("")]
    Task<HttpResponseMessage> PutAsync(
        [Url] Uri address, [Body] HttpContent body, [HeaderCollection] IDictionary<string, string> headers,
        [Property(HttpClients.TimeoutProperty)] TimeSpan timeout, CancellationToken cancellationToken);

    [Patch("")]
    Task<HttpResponseMessage> PatchAsync(
        [Url] Uri address, [Body] HttpContent body, [HeaderCollection] IDictionary<string, string> headers,
        [Property(HttpClients.TimeoutProperty)] TimeSpan timeout, CancellationToken cancellationToken);
}
