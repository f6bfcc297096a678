using IntegrationHub.Adapters.Connectors.Files;
using IntegrationHub.Adapters.Connectors.Http;
using IntegrationHub.Adapters.Connectors.Tryton;
using IntegrationHub.Core.Systems;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IntegrationHub.Adapters.Connectors;

/// <summary>Registers what the hub can speak. A system needs no code: its <c>system.yaml</c> names one of these connectors.</summary>
public static class ConnectorRegistration
{
    /// <summary>Adds every connector: <c>http</c>, <c>files</c> and <c>tryton</c>, each in both directions.</summary>
    public static IServiceCollection AddHubConnectors(this IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<HttpConnectorOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FileDropOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddHubHttpClients();
        services.AddSingleton<ISourceConnector, HttpSource>();
        services.AddSingleton<ITargetConnector, HttpTarget>();
        services.AddSingleton<ISourceConnector, FileSource>();
        services.AddSingleton<ITargetConnector, FileTarget>();
        services.AddSingleton<ISourceConnector, TrytonSource>();
        services.AddSingleton<ITargetConnector, TrytonTarget>();
        return services;
    }
}
