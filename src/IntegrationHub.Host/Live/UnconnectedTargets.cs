using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Systems;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrationHub.Host.Live;

/// <summary>Tells the outbound interfaces whose system has no address in this deployment.</summary>
internal sealed class UnconnectedTargets(IServiceProvider services)
{
    /// <summary>Lists them by name; empty where the composition has no catalog.</summary>
    public IReadOnlyList<string> List() =>
        services.GetService<IFlowCatalog>() is not { } catalog || services.GetService<ISystemAddresses>() is not { } addresses ? [] :
        [.. catalog.Current.Flows.Values
            .Where(flow => flow.Description.Direction == Direction.Out && addresses.Of(flow.System.Name).BaseAddress is null)
            .Select(flow => flow.Description.FullName).Order(StringComparer.Ordinal)];
}
