using System.Net;
using System.Net.Sockets;

namespace IntegrationHub.Tests.Services;

/// <summary>Hands out loopback TCP ports, 20000 to 29999, that nothing listens on and that this process has not handed out before.</summary>
/// <remarks>
/// The ports lie below the range that the kernel takes outgoing ports from (32768 upwards). A port of that range would
/// do harm while its service is stopped: a client that keeps trying may be given the very port as its own source
/// port, and then connects to itself.
/// </remarks>
public static class FreePort
{
    private const int First = 20_000;
    private const int Count = 10_000;

    // Test processes that run side by side begin at different places.
    private static int _offset = Environment.ProcessId * 131 % Count;

    public static int Next()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (Interlocked.Increment(ref _offset) % Count);
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException($"No free loopback port from {First} to {First + Count - 1}. End what holds them.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
