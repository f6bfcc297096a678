using IntegrationHub.Core.Systems;

namespace IntegrationHub.Adapters.Connectors.Http;

/// <summary>Makes the addresses of calls. Every address has the scheme, host and port of the configured one.</summary>
internal static class SystemUri
{
    /// <summary>Joins the configured address and a path of <c>system.yaml</c>; the query of the path is kept as written.</summary>
    /// <exception cref="ConnectorException">There is no usable address.</exception>
    public static Uri Of(InterfaceDescription flow, SystemAddress address, string path)
    {
        var root = Root(flow, address);
        return new Uri($"{root.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path.TrimStart('/')}");
    }

    /// <summary>Resolves the link to the next page.</summary>
    /// <param name="flow">The interface.</param>
    /// <param name="address">The system's address; its setting <c>alsoKnownAs</c> lists hosts (<c>host:port</c>) by which the system calls itself behind a proxy.</param>
    /// <param name="current">The page that held the link.</param>
    /// <param name="link">The link, relative or absolute.</param>
    /// <exception cref="ConnectorException">The link leads to another host.</exception>
    public static Uri Next(InterfaceDescription flow, SystemAddress address, Uri current, string link)
    {
        var root = Root(flow, address);
        if (!Uri.TryCreate(current, link, out var next))
        {
            throw new ConnectorException($"{flow.FullName}: the link to the next page '{link}' is no address. Check the setting page.next.");
        }

        if (Uri.Compare(next, root, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0)
        {
            return next;
        }

        var aliases = address.Settings.GetValueOrDefault("alsoKnownAs")?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        if (next.Scheme is "http" or "https" && aliases.Contains(next.Authority, StringComparer.OrdinalIgnoreCase))
        {
            return new Uri($"{root.GetLeftPart(UriPartial.Authority)}{next.PathAndQuery}");
        }

        throw new ConnectorException(
            $"{flow.FullName}: the next page is on {next.Authority}, not on the configured {root.Authority}; it is not fetched. "
            + $"If the system calls itself so behind a proxy, add '{next.Authority}' to the setting alsoKnownAs of its address.");
    }

    private static Uri Root(InterfaceDescription flow, SystemAddress address) =>
        address.BaseAddress is { IsAbsoluteUri: true, Scheme: "http" or "https" } root
            ? root
            : throw new ConnectorException($"{flow.FullName}: no http or https address is configured for {flow.System}. Set its address in the hub's settings.");
}
