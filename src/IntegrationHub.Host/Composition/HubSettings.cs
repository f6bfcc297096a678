namespace IntegrationHub.Host.Composition;

/// <summary>Which hub is to run. What it connects to stands in the configuration (environment <c>HUB_…</c>).</summary>
public sealed record HubSettings
{
    /// <summary>Gets the folder that holds <c>contracts/</c> and <c>mappings/</c>.</summary>
    public required string Home { get; init; }

    /// <summary>Gets the folder of the embedded store and of file drops.</summary>
    public required string Data { get; init; }

    /// <summary>Gets the store: <c>sqlite</c> (default) or <c>postgresql</c>.</summary>
    public string Store { get; init; } = "sqlite";

    /// <summary>Gets the transport: <c>memory</c> (default) or <c>rabbitmq</c>.</summary>
    public string Transport { get; init; } = "memory";

    /// <summary>Gets the address to listen on; loopback only.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:0";

    /// <summary>Gets whether the hub reads from sources and delivers to targets by itself, or only answers.</summary>
    public bool Works { get; init; } = true;

    /// <summary>Gets whether it polls sources and watches drop folders.</summary>
    public bool Polls { get; init; } = true;

    /// <summary>Gets further settings, for example addresses of systems; they win over the environment.</summary>
    public IReadOnlyDictionary<string, string?> Overrides { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);
}
