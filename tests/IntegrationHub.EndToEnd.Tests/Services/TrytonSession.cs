using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace IntegrationHub.Tests.Services;

/// <summary>A person at work in Tryton: what tests use to create records there, apart from the hub's own connector.</summary>
public sealed class TrytonSession : IDisposable
{
    private readonly HttpClient _http;

    private TrytonSession(HttpClient http) => _http = http;

    /// <summary>Logs in as the administrator. Throws if the server refuses or is not there.</summary>
    public static async Task<TrytonSession> LogInAsync(TrytonServer server, CancellationToken cancellation = default)
    {
        var http = new HttpClient { BaseAddress = server.RpcAddress };
        try
        {
            var answer = await PostAsync(http, "common.db.login", [server.User, new { password = server.Password }, "en"], cancellation);
            var session = string.Create(CultureInfo.InvariantCulture, $"{server.User}:{answer[0].GetInt32()}:{answer[1].GetString()}");
            http.DefaultRequestHeaders.Authorization =
                new AuthenticationHeaderValue("Session", Convert.ToBase64String(Encoding.UTF8.GetBytes(session)));
            return new TrytonSession(http);
        }
        catch
        {
            http.Dispose();
            throw;
        }
    }

    /// <summary>Calls a method, for example <c>model.product.template.search_read</c>, with an empty context behind the arguments.</summary>
    public Task<JsonElement> CallAsync(string method, object?[] arguments) =>
        PostAsync(_http, method, [.. arguments, new { }], CancellationToken.None);

    /// <summary>Creates a product with its template and returns the template's id.</summary>
    /// <param name="code">The item number.</param>
    /// <param name="name">The item's text.</param>
    /// <param name="lotRequired">The location types where a lot must be given: supplier, customer, lost_found, storage, production.</param>
    public async Task<int> CreateProductAsync(string code, string name, params string[] lotRequired)
    {
        var unit = await CallAsync("model.product.uom.search", [new[] { new[] { "symbol", "=", "u" } }, 0, 1, null]);
        var template = new
        {
            name,
            code,
            type = "goods",
            default_uom = unit[0].GetInt32(),
            lot_required = lotRequired,
            products = new object[] { new object[] { "create", new[] { new { suffix_code = "" } } } },
        };
        var created = await CallAsync("model.product.template.create", [new[] { template }]);
        return created[0].GetInt32();
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> PostAsync(HttpClient http, string method, object?[] arguments, CancellationToken cancellation)
    {
        // Not PostAsJsonAsync: it sends chunks, and Tryton answers 411 to a request that does not state its length.
        using var body = new StringContent(
            JsonSerializer.Serialize(new { id = 1, method, @params = arguments }), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("", body, cancellation);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        // Tryton reports a failed call with HTTP 200 and an error member.
        if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("error", out var error))
            throw new InvalidOperationException($"Tryton refused {method}: {error}");
        return answer.ValueKind == JsonValueKind.Object ? answer.GetProperty("result") : answer;
    }
}
