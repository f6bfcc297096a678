using IntegrationHub.Adapters.Connectors;
using IntegrationHub.Adapters.Connectors.Files;
using IntegrationHub.Adapters.Connectors.Http;
using IntegrationHub.Core.Systems;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IntegrationHub.Adapters.Tests.Connectors;

/// <summary>The connectors as the hub registers them, with waits short enough for tests.</summary>
internal sealed class Hub : IDisposable
{
    private readonly ServiceProvider _services;

    public Hub(Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddHubConnectors();
        services.Configure<HttpConnectorOptions>(options =>
        {
            options.RetryDelayMilliseconds = 1;
            options.CallTimeoutSeconds = 60;
        });
        services.Configure<FileDropOptions>(options => options.StableForMilliseconds = 0);
        more?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public ISourceConnector Source(string name) => _services.GetServices<ISourceConnector>().Single(connector => connector.Name == name);

    public ITargetConnector Target(string name) => _services.GetServices<ITargetConnector>().Single(connector => connector.Name == name);

    public static InterfaceDescription Flow(Direction direction, string connector, params (string Name, string Value)[] settings) => new()
    {
        System = "erp-test",
        Name = "product",
        Direction = direction,
        Trigger = new Trigger(TriggerKind.Poll, TimeSpan.FromMinutes(1)),
        Endpoint = new Endpoint(connector, settings.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal)),
        Format = "json",
        Key = new KeySource(KeyKind.None, []),
        Mapping = "erp-test/product@1.0.0",
    };

    public static SystemAddress At(string? address, params (string Name, string Value)[] settings) =>
        new(address is null ? null : new Uri(address), settings.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal));

    public static async Task<List<SourceDocument>> ReadAllAsync(ISourceConnector source, InterfaceDescription flow, SystemAddress address)
    {
        var documents = new List<SourceDocument>();
        await foreach (var document in source.ReadAsync(flow, address, TestContext.Current.CancellationToken))
        {
            documents.Add(document);
        }

        return documents;
    }

    public void Dispose() => _services.Dispose();
}
