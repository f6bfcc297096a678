namespace IntegrationHub.Core.Systems;

/// <summary>Who gets what: the controlled policy <c>mappings/policies/routing.yaml</c>.</summary>
/// <param name="Version">The version of the policy.</param>
/// <param name="Routes">The routes in the order of the file; every one that applies adds its targets.</param>
public sealed record RoutingPolicy(string Version, IReadOnlyList<Route> Routes)
{
    /// <summary>Gets the policy that sends nothing anywhere.</summary>
    public static RoutingPolicy Empty { get; } = new("0.0.0", []);

    /// <summary>Lists the outbound interfaces that are due for a canonical message, each once, in the order of the routes.</summary>
    public IReadOnlyList<(string Target, string RouteId)> TargetsFor(string message, string source, Func<string, string?> member) =>
        [.. Routes.Where(route => route.Applies(message, source, member))
            .SelectMany(route => route.To.Select(target => (target, route.Id)))
            .DistinctBy(pair => pair.target)];
}

/// <summary>One route.</summary>
/// <param name="Id">Its id, named by every delivery that it causes.</param>
/// <param name="Message">The canonical message, for example <c>nonconformance</c>.</param>
/// <param name="From">The inbound interfaces to which it is limited; empty means any.</param>
/// <param name="When">Members (JSON Pointers into the canonical message) and the values that each may have.</param>
/// <param name="To">The outbound interfaces.</param>
public sealed record Route(
    string Id, string Message, IReadOnlyList<string> From,
    IReadOnlyDictionary<string, IReadOnlyList<string>> When, IReadOnlyList<string> To)
{
    /// <summary>Says whether the route applies.</summary>
    public bool Applies(string message, string source, Func<string, string?> member) =>
        string.Equals(Message, message, StringComparison.Ordinal)
        && (From.Count == 0 || From.Contains(source, StringComparer.Ordinal))
        && When.All(condition => member(condition.Key) is { } value && condition.Value.Contains(value, StringComparer.Ordinal));
}
