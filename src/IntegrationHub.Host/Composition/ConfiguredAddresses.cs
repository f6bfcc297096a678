using IntegrationHub.Core.Systems;
using Microsoft.Extensions.Configuration;

namespace IntegrationHub.Host.Composition;

/// <summary>Addresses of systems from the configuration: <c>Systems:erp-sap:Address</c>, or <c>HUB_SYSTEMS__ERP_SAP__ADDRESS</c> in the environment.</summary>
public sealed class ConfiguredAddresses(IConfiguration configuration) : ISystemAddresses
{
    /// <inheritdoc />
    public SystemAddress Of(string system)
    {
        // An environment variable cannot hold a hyphen in every shell.
        var section = configuration.GetSection($"Systems:{system}");
        section = section.Exists() ? section : configuration.GetSection($"Systems:{system.Replace('-', '_')}");
        var settings = section.GetChildren().Where(child => child.Value is not null)
            .ToDictionary(child => child.Key, child => child.Value!, StringComparer.OrdinalIgnoreCase);
        return new SystemAddress(
            settings.TryGetValue("Address", out var address) && Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null, settings);
    }
}
