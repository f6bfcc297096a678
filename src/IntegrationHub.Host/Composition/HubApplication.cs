using IntegrationHub.Adapters.Connectors;
using IntegrationHub.Adapters.Connectors.Files;
using IntegrationHub.Adapters.Connectors.Http;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Systems;
using IntegrationHub.Host.Api.Genealogy;
using IntegrationHub.Host.Api.Reconciliation;
using IntegrationHub.Messaging;
using IntegrationHub.Messaging.Sources;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace IntegrationHub.Host.Composition;

/// <summary>One running hub: everything put together, in the order in which it must start.</summary>
public sealed class HubApplication : IAsyncDisposable
{
    private readonly DataDirectory? _directory;

    private HubApplication(WebApplication web, DataDirectory? directory) => (Web, _directory) = (web, directory);

    /// <summary>Gets the web application.</summary>
    public WebApplication Web { get; }

    /// <summary>Gets where it answers.</summary>
    public Uri Address => new(Web.Urls.First());

    /// <summary>Starts a hub: takes the data directory, migrates, imports the configuration, and only then opens its doors.</summary>
    /// <param name="settings">Which hub.</param>
    /// <param name="directory">The data directory, already taken; null for a store that is a server. The hub frees it.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="HubRefusedException">The configuration has faults; nothing was started.</exception>
    public static async Task<HubApplication> StartAsync(HubSettings settings, DataDirectory? directory, CancellationToken cancellationToken)
    {
        var application = new HubApplication(Build(settings, directory, out var configuration), directory);
        try
        {
            await PrepareAsync(application.Web.Services, configuration, directory is not null, cancellationToken);
            application.Web.MapHub();
            await application.Web.StartAsync(cancellationToken);
            directory?.Announce(application.Address.ToString());
            return application;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    /// <summary>Imports the files below a home and makes them effective; nothing changes where there is any problem.</summary>
    /// <returns>All problems of all files; empty when they are in force.</returns>
    public Task<IReadOnlyList<Problem>> ImportAsync(string home, CancellationToken cancellationToken) =>
        Web.Services.GetRequiredService<FlowCatalog>().ImportAsync(HomeFolder.Read(home), cancellationToken);

    /// <summary>Completes when the hub was told to end.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => Web.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // Stopping first lets workers finish the transaction that they are in.
        await Web.StopAsync(CancellationToken.None);
        await Web.DisposeAsync();
        _directory?.Dispose();
    }

    private static WebApplicationBuilder Builder(HubSettings settings)
    {
        var builder = HubHost.CreateBuilder(settings.Urls);
        builder.Configuration.AddEnvironmentVariables("HUB_").AddInMemoryCollection(settings.Overrides);

        // Standard output belongs to what a verb answers.
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            // The keys only protect the page's circuit tokens on this machine; they lie beside the database, in the same folder with the same rights.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder;
    }

    private static WebApplication Build(HubSettings settings, DataDirectory? directory, out HubConfiguration configuration)
    {
        try
        {
            var check = SettingsCheck.Run(settings);
            configuration = check.Succeeded ? check.Value : throw new HubRefusedException(check.Problems);
            return Build(Builder(settings), settings, directory);
        }
        catch
        {
            directory?.Dispose();
            throw;
        }
    }

    private static WebApplication Build(WebApplicationBuilder builder, HubSettings settings, DataDirectory? directory)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PublicIds>();
        services.AddSingleton(Database(settings, builder.Configuration, directory));
        services.AddSingleton<FlowCatalog>();
        services.AddSingleton<IFlowCatalog>(provider => provider.GetRequiredService<FlowCatalog>());
        services.AddSingleton<ISystemAddresses, ConfiguredAddresses>();
        services.AddSingleton<SourceStatus>();
        services.AddSingleton<HubChanges>();
        services.AddDataProtection().SetApplicationName("integration-hub").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.Data, "keys")));
        services.AddHubConnectors();
        services.Configure<FileDropOptions>(builder.Configuration.GetSection("Files"));
        services.Configure<HttpConnectorOptions>(builder.Configuration.GetSection("Http"));
        services.Configure<FileDropOptions>(drop => drop.DropRoot = drop.DropRoot.Length > 0 ? drop.DropRoot : Path.Combine(settings.Data, "drop"));
        services.AddHubMessaging(settings.Transport == "memory" ? Transport.Memory : Transport.RabbitMq, builder.Configuration["Transport:Connection"], settings.Works, settings.Polls);
        services.AddHubHost();
        services.Configure<ReconciliationOptions>(builder.Configuration.GetSection("Reconciliation"));
        if (settings.Works)
        {
            services.AddHostedService<RunSchedule>();
            services.AddHostedService<IndexBuild>();
        }

        return builder.Build();
    }

    private static IHubDatabase Database(HubSettings settings, IConfiguration configuration, DataDirectory? directory) => settings.Store == "sqlite"
        ? new SqliteHubDatabase((directory ?? throw new InvalidOperationException("An embedded hub needs its data directory.")).DatabaseFile)
        : new PostgreSqlHubDatabase(configuration["Store:Connection"]!);

    private static async Task PrepareAsync(IServiceProvider services, HubConfiguration configuration, bool alone, CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<IHubDatabase>();
        await database.MigrateAsync(cancellationToken);
        FailPoints.Reach("migrated");
        var problems = await services.GetRequiredService<FlowCatalog>().ImportAsync(configuration, cancellationToken);
        if (problems.Count > 0)
        {
            throw new HubRefusedException(problems);
        }

        if (alone)
        {
            var (time, ids) = (services.GetRequiredService<TimeProvider>(), services.GetRequiredService<PublicIds>());
            await database.WriteAsync(async (context, token) =>
            {
                await new JournalStore(context, time, ids).FreeLeasesAsync(token);
                return true;
            }, cancellationToken);
        }
    }
}
