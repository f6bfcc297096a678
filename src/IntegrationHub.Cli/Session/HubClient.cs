using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IntegrationHub.Cli.Session;

/// <summary>Calls the API of a hub and gives its JSON as it is: the command line and scripts see the same shapes.</summary>
internal sealed class HubClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(30) };

    public Uri Address => address;

    /// <summary>Reads a resource; null where there is none.</summary>
    public async Task<JsonNode?> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(new Uri("api/v1/" + path, UriKind.Relative), cancellationToken);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync(response, cancellationToken);
    }

    /// <summary>Reads a resource and says how it was answered.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> AskAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(new Uri("api/v1/" + path, UriKind.Relative), cancellationToken);
        return (response.StatusCode, Parse(await response.Content.ReadAsStringAsync(cancellationToken)));
    }

    /// <summary>Reads a page, says how it was answered, and where the next one begins; null where there is none.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body, string? Next)> AskPageAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(new Uri("api/v1/" + path, UriKind.Relative), cancellationToken);
        var link = response.Headers.TryGetValues("Link", out var links) ? links.First() : "";
        var from = link.IndexOf("nextPageToken=", StringComparison.Ordinal);
        return (response.StatusCode, Parse(await response.Content.ReadAsStringAsync(cancellationToken)), from < 0 ? null : link[(from + "nextPageToken=".Length)..link.IndexOf('>', StringComparison.Ordinal)].Split('&')[0]);
    }

    /// <summary>Sends a request with a JSON body and reads the answer.</summary>
    public async Task<JsonNode?> PostAsync(string path, JsonNode body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri("api/v1/" + path, UriKind.Relative), content, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    /// <summary>Sends an envelope.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(string flow, Stream body, string source, bool wait, CancellationToken cancellationToken)
    {
        using var content = new StreamContent(body);
        var path = $"api/v1/intake/{flow}?source={Uri.EscapeDataString(source)}{(wait ? "&wait=true" : "")}";
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        return (response.StatusCode, Parse(await response.Content.ReadAsStringAsync(cancellationToken)));
    }

    /// <summary>Sends a body to a resource and says how it was answered.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string path, HttpContent body, CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsync(new Uri("api/v1/" + path, UriKind.Relative), body, cancellationToken);
        return (response.StatusCode, Parse(await response.Content.ReadAsStringAsync(cancellationToken)));
    }

    /// <summary>Reads a file.</summary>
    public async Task<byte[]> DownloadAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(new Uri("api/v1/" + path, UriKind.Relative), cancellationToken);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync(cancellationToken)
            : throw new CouldNotException(Refusal(Parse(await response.Content.ReadAsStringAsync(cancellationToken))));
    }

    /// <summary>Reads the text of a refusal.</summary>
    public static string Refusal(JsonNode? body) =>
        body?["detail"]?.GetValue<string>() ?? body?["title"]?.GetValue<string>() ?? "The hub refused without a reason.";

    public void Dispose() => _http.Dispose();

    private static async Task<JsonNode?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        return response.IsSuccessStatusCode ? body
            : response.StatusCode == HttpStatusCode.BadRequest ? throw new WrongUseException(Refusal(body))
            : throw new CouldNotException(Refusal(body));
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
