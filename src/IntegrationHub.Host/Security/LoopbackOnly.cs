using System.Net;
using IntegrationHub.Core.Canonical;
using Microsoft.AspNetCore.Http;

namespace IntegrationHub.Host.Security;

/// <summary>Until sign-in exists, only this machine may talk to the hub.</summary>
public static class LoopbackOnly
{
    /// <summary>The code of every refusal.</summary>
    public const string Code = "SEC-0001";

    /// <summary>Checks the addresses that the hub is asked to listen on.</summary>
    /// <returns>A problem for each address that others could reach; empty where all are loopback.</returns>
    public static IReadOnlyList<Problem> Check(IEnumerable<string> urls) =>
        [.. urls.Where(url => !IsLoopbackUrl(url)).Select(url => new Problem(Code,
            $"The hub has no sign-in yet, so it listens on loopback only; '{url}' can be reached from elsewhere. Use http://127.0.0.1:PORT or http://localhost:PORT.",
            RawValue: url))];

    /// <summary>Says whether a host, as in a <c>Host</c> header, is this machine by name or number.</summary>
    public static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsLoopbackUrl(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return !address.IsUnixPipe && !address.IsNamedPipe && IsLoopbackHost(address.Host);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
