namespace IntegrationHub.Core.Pipeline;

/// <summary>The interfaces, compiled under the closure with which each must run.</summary>
public interface IFlowCatalog
{
    /// <summary>Gets the configuration that is effective now.</summary>
    Configuration.HubConfiguration Current { get; }

    /// <summary>Gets an interface under a closure: the effective one, or an earlier one rebuilt from its recorded bytes.</summary>
    /// <returns>Null where neither is known: the record is incomplete.</returns>
    Task<Configuration.Flow?> FindAsync(string flow, string closure, CancellationToken cancellationToken);
}
