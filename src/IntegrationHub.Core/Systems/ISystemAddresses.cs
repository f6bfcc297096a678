namespace IntegrationHub.Core.Systems;

/// <summary>Where the systems are in this deployment.</summary>
public interface ISystemAddresses
{
    /// <summary>Gets the address of a system; one without a base address is not connected.</summary>
    SystemAddress Of(string system);
}
