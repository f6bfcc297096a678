using System.Collections.Concurrent;
using IntegrationHub.Tests.Services;

namespace IntegrationHub.EndToEnd.Tests.Executable;

/// <summary>Virtual hosts of the broker of this test run. The hub's queues have fixed names, so each test that runs has hosts of its own; they go round, since making one takes seconds.</summary>
internal static class VirtualHosts
{
    private static readonly ConcurrentBag<Uri> Free = [];

    public static async Task<Uri> TakeAsync() => Free.TryTake(out var host) ? host : await (await RabbitMqServer.SharedAsync()).AddVirtualHostAsync();

    public static void Return(Uri host) => Free.Add(host);
}
