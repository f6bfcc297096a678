using IntegrationHub.Core.Canonical;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace IntegrationHub.Host.Security;

/// <summary>Refuses to start on an address that others could reach, wherever the address was set.</summary>
internal sealed class LoopbackGuard(IServer server, IConfiguration configuration) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        Demand([.. Configured(), .. Bound()]);
        return Task.CompletedTask;
    }

    // Once more when the sockets are open: addresses set in code do not stand in the configuration.
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Demand([.. Bound()]);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void Demand(IReadOnlyList<string> urls)
    {
        if (LoopbackOnly.Check(urls) is { Count: > 0 } problems)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, problems.Select(problem => problem.Message)));
        }
    }

    private IEnumerable<string> Bound() => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    private IEnumerable<string> Configured()
    {
        var urls = Split(configuration["urls"]).ToList();

        // The port settings of container images mean every interface; they count only where no address is set.
        var ports = urls.Count > 0 || Bound().Any() ? [] : Split(configuration["http_ports"]).Concat(Split(configuration["https_ports"])).Select(port => $"http://*:{port}");
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>();
        return [.. urls, .. ports, .. endpoints];
    }

    private static string[] Split(string? text) =>
        (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
