using System.Text.Json;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.EndToEnd.Tests.Versioning;
using IntegrationHub.Host.Composition;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Reconciliation;
using IntegrationHub.Tests.Services;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrationHub.EndToEnd.Tests.Reconciliation;

/// <summary>A hub in this process on either database, to which PLM gives full loads.</summary>
internal sealed class HubWithLoads : IAsyncDisposable
{
    private const string Part = "mappings/plm-windchill/system.yaml";
    private readonly HubApplication _application;
    private readonly string _folder, _home;

    private HubWithLoads(HubApplication application, string folder, string home)
    {
        (_application, _folder, _home) = (application, folder, home);
        Http = new HttpClient { BaseAddress = new Uri(application.Address, "/api/v1/") };
    }

    public HttpClient Http { get; }

    public IHubDatabase Database => _application.Web.Services.GetRequiredService<IHubDatabase>();

    private IIntake Intake => _application.Web.Services.GetRequiredService<IIntake>();

    public static async Task<HubWithLoads> StartAsync(HubProfile profile, CancellationToken cancellation)
    {
        var (folder, home) = (Directory.CreateTempSubdirectory("hub-loads-").FullName, HomeCopy.Make());
        HomeCopy.Replace(home, Part, "    trigger: { poll: PT15M }\n    source: { connector: http, path: \"/Windchill/servlet/odata/ProdMgmt/Parts?$expand=Uses,Effectivities($expand=EffectivityContext)\", page: { next: /@odata.nextLink } }\n", "    trigger: push\n    load: full\n");
        var overrides = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (profile == HubProfile.Production)
        {
            PostgreSqlServer.SkipIfMissing();
            overrides["Store:Connection"] = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync("loads");
        }

        var settings = new HubSettings { Home = home, Data = folder, Polls = false, Store = profile == HubProfile.Embedded ? "sqlite" : "postgresql", Overrides = overrides };
        var application = await HubApplication.StartAsync(settings, profile == HubProfile.Embedded ? DataDirectory.TryOpen(folder) : null, cancellation);
        return new HubWithLoads(application, folder, home);
    }

    /// <summary>Gives a load of numbers with trace codes; what is added behind a slash is the time of change.</summary>
    public async Task<IReadOnlyDictionary<MessageState, int>> LoadAsync(CancellationToken cancellation, params (string Number, string Code)[] parts)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            value = parts.Select(part => new { ID = part.Number, part.Number, LastModified = "2026-01-01T00:00:00Z", DefaultTraceCode = new { Value = part.Code } }),
        });
        return await Intake.WhenSettledAsync(await Intake.AcceptAsync("plm-windchill/part", body, "application/json", "load.json", null, cancellation), cancellation);
    }

    /// <summary>Gives a document to any interface and waits until it is settled.</summary>
    public async Task<IReadOnlyDictionary<MessageState, int>> GiveAsync(string flow, byte[] document, CancellationToken cancellation, string? name = null) =>
        await Intake.WhenSettledAsync(await Intake.AcceptAsync(flow, document, document[0] == '<' ? "application/xml" : "application/json", name ?? flow, null, cancellation), cancellation);

    /// <summary>Reads what PLM says about an item now; null where it never said anything.</summary>
    public async Task<MasterSnapshot?> SaysAsync(string item, CancellationToken cancellation)
    {
        var history = await Database.ReadAsync((context, token) => new ReconciliationStore(context).RecentAsync(item, token), cancellation);
        return SnapshotHistory.At(history.Where(one => one is { System: "plm-windchill", Site: null }), long.MaxValue).Current;
    }

    public Task<IReadOnlyList<Finding>> FindingsAsync(string item, CancellationToken cancellation) =>
        Database.ReadAsync((context, token) => new ReconciliationStore(context).OpenAsync(item, token), cancellation);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _application.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_home, recursive: true);
    }
}
