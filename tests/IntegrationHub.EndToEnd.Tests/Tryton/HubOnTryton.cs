using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Host.Composition;
using IntegrationHub.Messaging.Sources;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Reconciliation;
using IntegrationHub.Tests.Services;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrationHub.EndToEnd.Tests.Tryton;

/// <summary>A hub in this process that is connected to a real Tryton, and polls it only when a test says so.</summary>
internal sealed class HubOnTryton : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private HubOnTryton(HubApplication application, DirectoryInfo folder) => (Application, _folder) = (application, folder);

    public HubApplication Application { get; }

    public IHubDatabase Database => Service<IHubDatabase>();

    /// <summary>Starts a hub.</summary>
    /// <param name="tryton">The server.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <param name="leads">Attributes about which PLM is right, beside those of the shipped policy.</param>
    public static async Task<HubOnTryton> StartAsync(TrytonServer tryton, CancellationToken cancellation, params string[] leads)
    {
        var folder = Directory.CreateTempSubdirectory("hub-tryton-");
        var application = await HubApplication.StartAsync(Settings(folder, tryton, leads), DataDirectory.TryOpen(Path.Combine(folder.FullName, "data"))!, cancellation);
        return new HubOnTryton(application, folder);
    }

    public T Service<T>() where T : notnull => Application.Web.Services.GetRequiredService<T>();

    /// <summary>Reads all products of Tryton to their end; gives how many pages that were.</summary>
    public async Task<int> ReadAsync(CancellationToken cancellation)
    {
        var receipts = await Service<SourceReader>().ReadOnceAsync("erp-tryton/product", cancellation);
        foreach (var receipt in receipts)
        {
            await Service<IIntake>().WhenSettledAsync(receipt, cancellation);
        }

        return receipts.Count;
    }

    /// <summary>Takes parts from PLM: numbers with their trace codes.</summary>
    public Task PartsAsync(CancellationToken cancellation, params (string Number, string TraceCode)[] parts) => PartsAsync("ea", cancellation, parts);

    /// <summary>Takes parts from PLM: numbers with their trace codes, all in one unit.</summary>
    public async Task PartsAsync(string unit, CancellationToken cancellation, params (string Number, string TraceCode)[] parts)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new
        {
            value = parts.Select(part => new { ID = part.Number, part.Number, LastModified = "2026-01-01T00:00:00Z", DefaultTraceCode = new { Value = part.TraceCode }, DefaultUnit = new { Value = unit } }),
        });
        await Service<IIntake>().WhenSettledAsync(await Service<IIntake>().AcceptAsync("plm-windchill/part", body, "application/json", "parts.json", null, cancellation), cancellation);
    }

    public async Task<IReadOnlyList<Finding>> FindingsAsync(string item, CancellationToken cancellation) =>
        [.. (await Database.ReadAsync((context, token) => new ReconciliationStore(context).OpenAsync(item, token), cancellation)).Where(finding => finding.System == "erp-tryton")];

    public async ValueTask DisposeAsync()
    {
        await Application.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    // A home with small pages, so that three products are more than one.
    private static HubSettings Settings(DirectoryInfo folder, TrytonServer tryton, string[] leads)
    {
        var root = HomeFolder.Find(null, AppContext.BaseDirectory).Value;
        var home = Path.Combine(folder.FullName, "home");
        foreach (var file in HomeFolder.Read(root))
        {
            var copy = Path.Combine(home, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllBytes(copy, file.Bytes.Span);
        }

        var system = Path.Combine(home, "mappings", "erp-tryton", "system.yaml");
        File.WriteAllText(system, File.ReadAllText(system).Replace("pageSize: 200", "pageSize: 2", StringComparison.Ordinal));
        var authority = Path.Combine(home, "mappings", "policies", "authority.yaml");
        File.WriteAllText(authority, File.ReadAllText(authority).Replace("masters:\n", "masters:\n" + string.Concat(leads.Select(one => $"  - {{ id: plm-{one}, attribute: {one}, system: plm-windchill, stage: lead }}\n")), StringComparison.Ordinal));
        return new HubSettings
        {
            Home = home,
            Data = Path.Combine(folder.FullName, "data"),
            Polls = false,
            Overrides = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Systems:erp-tryton:address"] = tryton.Address.ToString(),
                ["Systems:erp-tryton:database"] = tryton.Database,
                ["Systems:erp-tryton:user"] = Secret(folder, "user", tryton.User),
                ["Systems:erp-tryton:password"] = Secret(folder, "password", tryton.Password),
            },
        };
    }

    private static string Secret(DirectoryInfo folder, string name, string value)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, value);
        return "file:" + file;
    }
}
