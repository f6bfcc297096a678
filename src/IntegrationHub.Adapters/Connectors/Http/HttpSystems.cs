using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using IntegrationHub.Core.Systems;
using Microsoft.Extensions.Options;
using Polly;
using Refit;

namespace IntegrationHub.Adapters.Connectors.Http;

/// <summary>Calls systems over HTTP: credentials, time and size limits, and one kind of failure.</summary>
internal sealed class HttpSystems(HttpClients clients, IOptions<HttpConnectorOptions> options)
{
    /// <summary>Reads one page.</summary>
    /// <exception cref="ConnectorException">Nobody answered within the limits.</exception>
    public Task<HttpReply> GetAsync(InterfaceDescription flow, SystemAddress address, Uri uri, string accept, CancellationToken cancellationToken) =>
        CallAsync(flow, address, Headers(address, ("Accept", accept)),
            (system, headers, timeout) => system.GetAsync(uri, headers, timeout, cancellationToken), cancellationToken);

    /// <summary>Sends a body.</summary>
    /// <param name="flow">The interface.</param>
    /// <param name="address">The system.</param>
    /// <param name="method">POST, PUT or PATCH.</param>
    /// <param name="uri">The address, made by <see cref="SystemUri"/>.</param>
    /// <param name="body">The bytes; they are sent with their length, which some servers insist on.</param>
    /// <param name="contentType">Their media type.</param>
    /// <param name="header">A further header, or null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ConnectorException">Nobody answered within the limits.</exception>
    public Task<HttpReply> SendAsync(
        InterfaceDescription flow, SystemAddress address, string method, Uri uri, ReadOnlyMemory<byte> body, string contentType,
        (string Name, string Value)? header, CancellationToken cancellationToken)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        var all = header is { } further ? Headers(address, ("Accept", contentType), further) : Headers(address, ("Accept", contentType));
        return CallAsync(flow, address, all, (system, headers, timeout) => method switch
        {
            "PUT" => system.PutAsync(uri, content, headers, timeout, cancellationToken),
            "PATCH" => system.PatchAsync(uri, content, headers, timeout, cancellationToken),
            _ => system.PostAsync(uri, content, headers, timeout, cancellationToken),
        }, cancellationToken);
    }

    private async Task<HttpReply> CallAsync(
        InterfaceDescription flow, SystemAddress address, IDictionary<string, string> headers,
        Func<IHttpSystem, IDictionary<string, string>, TimeSpan, Task<HttpResponseMessage>> call, CancellationToken cancellationToken)
    {
        var timeout = AttemptTimeout(flow, address);
        try
        {
            using var response = await call(clients.For(address.BaseAddress!), headers, timeout).ConfigureAwait(false);
            using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            reading.CancelAfter(timeout);
            var body = await ReadAsync(flow, response.Content, reading.Token).ConfigureAwait(false);
            return new HttpReply((int)response.StatusCode, body, response.Content.Headers.ContentType?.MediaType, response.Headers.Location?.OriginalString);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable(flow, address, $"no complete answer within {timeout.TotalSeconds:0.###} s", fault);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or ExecutionRejectedException or ApiExceptionBase)
        {
            throw Unreachable(flow, address, fault.InnerException?.Message ?? fault.Message, fault);
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(InterfaceDescription flow, HttpContent content, CancellationToken cancellationToken)
    {
        var limit = options.Value.MaxReplyBytes;
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        var body = new ArrayBufferWriter<byte>();
        int read;
        while ((read = await stream.ReadAsync(body.GetMemory(81_920), cancellationToken).ConfigureAwait(false)) > 0)
        {
            body.Advance(read);
            if (body.WrittenCount > limit)
            {
                throw new ConnectorException($"{flow.FullName}: the reply is larger than {limit} bytes. Ask for smaller pages, or raise MaxReplyBytes.");
            }
        }

        return body.WrittenMemory;
    }

    private TimeSpan AttemptTimeout(InterfaceDescription flow, SystemAddress address)
    {
        if (!address.Settings.TryGetValue("timeoutSeconds", out var text))
        {
            return TimeSpan.FromSeconds(options.Value.CallTimeoutSeconds);
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 300
            ? TimeSpan.FromSeconds(seconds)
            : throw new ConnectorException($"{flow.System}: timeoutSeconds is '{text}'. Write a number above 0, at most 300.");
    }

    private static Dictionary<string, string> Headers(SystemAddress address, params (string Name, string Value)[] headers)
    {
        var all = headers.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        if (address.Settings.TryGetValue("bearer", out var bearer))
        {
            all["Authorization"] = $"Bearer {SecretReference.Parse(bearer, "bearer").Resolve()}";
        }
        else if (!all.ContainsKey("Authorization") && address.Settings.ContainsKey("user"))
        {
            var (user, password) = Credentials(address);
            all["Authorization"] = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}";
        }

        return all;
    }

    /// <summary>Reads the settings <c>user</c> and <c>password</c>, both references.</summary>
    public static (string User, string Password) Credentials(SystemAddress address) => (
        SecretReference.Parse(address.Settings.GetValueOrDefault("user"), "user").Resolve(),
        SecretReference.Parse(address.Settings.GetValueOrDefault("password"), "password").Resolve());

    private static ConnectorException Unreachable(InterfaceDescription flow, SystemAddress address, string why, Exception fault) =>
        new($"{flow.FullName}: {address.BaseAddress?.Authority} could not be reached ({why}). Check the address and that the system runs.", fault);
}
