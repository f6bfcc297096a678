using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.Host.Composition;

namespace IntegrationHub.EndToEnd.Tests.Web;

/// <summary>The repository's own contracts, mappings and policies, as if they were in force.</summary>
internal sealed class RepositoryCatalog : IFlowCatalog
{
    public HubConfiguration Current { get; } = ConfigurationCompiler.Compile(HomeFolder.Read(Repository.Root)).Value;

    public Task<Flow?> FindAsync(string flow, string closure, CancellationToken cancellationToken) => Task.FromResult(Current.Flows.GetValueOrDefault(flow));
}
