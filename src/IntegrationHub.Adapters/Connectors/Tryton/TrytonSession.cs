using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrationHub.Adapters.Connectors.Http;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Adapters.Connectors.Tryton;

/// <summary>A session with a Tryton server over its JSON-RPC (checked with 6.0).</summary>
internal sealed class TrytonSession
{
    private readonly HttpSystems _systems;
    private readonly InterfaceDescription _flow;
    private readonly SystemAddress _address;
    private readonly Uri _database;
    private (string Name, string Value)? _authorization;

    private TrytonSession(HttpSystems systems, InterfaceDescription flow, SystemAddress address)
    {
        _systems = systems;
        _flow = flow;
        // The session replaces the password after the login; no basic credentials go with the calls.
        _address = address with { Settings = address.Settings.Where(pair => pair.Key == "timeoutSeconds").ToDictionary(StringComparer.Ordinal) };
        var root = SystemUri.Of(flow, address, "");
        var database = address.Settings.GetValueOrDefault("database")
            ?? throw new ConnectorException($"{flow.System}: the setting 'database' of its address is missing. Name the Tryton database.");
        _database = new Uri(root, $"{Uri.EscapeDataString(database)}/");
    }

    /// <summary>Logs in.</summary>
    /// <exception cref="ConnectorException">The server is not there, or does not know the user.</exception>
    public static async Task<TrytonSession> LogInAsync(
        HttpSystems systems, InterfaceDescription flow, SystemAddress address, CancellationToken cancellationToken)
    {
        var session = new TrytonSession(systems, flow, address);
        var (user, password) = HttpSystems.Credentials(address);
        using var reply = await session.CallAsync("common.db.login", new JsonArray(user, new JsonObject { ["password"] = password }, "en"), cancellationToken)
            .ConfigureAwait(false);
        if (reply.RootElement is not { ValueKind: JsonValueKind.Object } answer
            || !answer.TryGetProperty("result", out var result) || result.ValueKind != JsonValueKind.Array || result.GetArrayLength() < 2)
        {
            throw new ConnectorException($"{flow.System}: Tryton did not open a session. Check the user, the password and the database.");
        }

        var token = $"{user}:{result[0].GetRawText()}:{result[1].GetString()}";
        session._authorization = ("Authorization", $"Session {Convert.ToBase64String(Encoding.UTF8.GetBytes(token))}");
        return session;
    }

    /// <summary>Ends the session on the server; it would otherwise live until its timeout.</summary>
    private async Task LogOutAsync(CancellationToken cancellationToken)
    {
        using var reply = await CallAsync("common.db.logout", [], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the session where it can: what was done is done, and otherwise it ends by its timeout on the server.</summary>
    public async Task LogOutQuietlyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LogOutAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is ConnectorException or OperationCanceledException)
        {
            // As said above.
        }
    }

    /// <summary>Calls a method and returns the whole answer.</summary>
    /// <param name="method">The method, for example <c>model.product.product.read</c>.</param>
    /// <param name="parameters">Its arguments, the context last.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="refusals">Whether an error of the application is its answer to a change, and no fault of the connection.</param>
    /// <exception cref="ConnectorException">The server refused the call.</exception>
    /// <exception cref="TrytonRefusedException">The application said no; only with <paramref name="refusals"/>.</exception>
    public async Task<JsonDocument> CallAsync(string method, JsonArray parameters, CancellationToken cancellationToken, bool refusals = false)
    {
        var body = new JsonObject { ["id"] = 1, ["method"] = method, ["params"] = parameters };
        var reply = await _systems.SendAsync(
            _flow, _address, "POST", _database, Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json", _authorization, cancellationToken)
            .ConfigureAwait(false);
        if (reply.Status is 401 or 403)
        {
            throw new ConnectorException($"{_flow.System}: Tryton does not let this user in (HTTP {reply.Status} to {method}). Check user, password and database.");
        }

        if (reply.Status != 200)
        {
            throw new ConnectorException($"{_flow.System}: Tryton answered {method} with {reply.Describe()}");
        }

        return Parsed(method, reply.Body, refusals);
    }

    private JsonDocument Parsed(string method, ReadOnlyMemory<byte> body, bool refusals)
    {
        JsonDocument answer;
        try
        {
            answer = JsonDocument.Parse(body);
        }
        catch (JsonException fault)
        {
            throw new ConnectorException($"{_flow.System}: the answer to {method} is no JSON. Check that the address is that of a Tryton server.", fault);
        }

        if (answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty("error", out var error))
        {
            var text = error.GetRawText();
            answer.Dispose();
            text = text[..Math.Min(text.Length, 300)];
            if (refusals && !text.Contains("ConcurrencyException", StringComparison.Ordinal)) // that one asks to read again, and the next attempt does
            {
                throw new TrytonRefusedException($"Tryton refused {method}: {text}.");
            }

            throw new ConnectorException($"{_flow.System}: Tryton refused {method}: {text}. Check the model, the fields and the user's access rights.");
        }

        return answer;
    }
}
