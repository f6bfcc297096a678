using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Host.Composition;
using IntegrationHub.Messaging.Sources;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Storage.Reconciliation;
using IntegrationHub.Tests.Services;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Tryton;

/// <summary>A real Tryton 6.0: products are created through its own API and read by the hub.</summary>
public sealed class TrytonProductTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hub-tryton-");

    [Fact]
    public async Task Products_are_read_page_by_page_with_the_locations_at_which_a_lot_is_required()
    {
        TrytonServer.SkipIfMissing();
        var cancellation = TestContext.Current.CancellationToken;
        await using var tryton = await TrytonServer.StartAsync();
        using (var session = await TrytonSession.LogInAsync(tryton, cancellation))
        {
            await session.CreateProductAsync("HUB-1", "Pump", "storage", "supplier");
            await session.CreateProductAsync("HUB-2", "Housing", "production");
            await session.CreateProductAsync("HUB-3", "Screw");
        }

        await using var hub = await HubApplication.StartAsync(Settings(tryton), DataDirectory.TryOpen(Path.Combine(_folder.FullName, "data"))!, cancellation);
        var services = hub.Web.Services;
        var receipts = await services.GetRequiredService<SourceReader>().ReadOnceAsync("erp-tryton/product", cancellation);
        Assert.True(receipts.Count >= 2, $"{receipts.Count} pages of 2 products each");
        foreach (var receipt in receipts)
        {
            await services.GetRequiredService<IIntake>().WhenSettledAsync(receipt, cancellation);
        }

        var database = services.GetRequiredService<IHubDatabase>();
        var ledgers = await database.ReadAsync((context, token) => LedgerReader.ReadAsync(context, perDay: false, token), cancellation);
        Assert.True(ledgers.Balanced);
        Assert.Equal(3, Assert.Single(ledgers.Intake).Applied);

        var pump = await SnapshotAsync(database, "HUB-1", cancellation);
        var required = pump.Tracking!.Where(rule => rule.Lot == TrackingLevel.Required).Select(rule => rule.Scope!.CapturePoint).Order();
        Assert.Equal([CapturePoint.Receipt, CapturePoint.Stock], required);
        Assert.All(pump.Tracking!, rule => Assert.Equal(TrackingLevel.Unknown, rule.Serial)); // Tryton has no serial flag; that is not "none"
        var screw = await SnapshotAsync(database, "HUB-3", cancellation);
        Assert.DoesNotContain(screw.Tracking!, rule => rule.Lot == TrackingLevel.Required);
    }

    [Fact]
    public async Task A_flag_that_disagrees_with_PLM_is_a_mismatch_until_Tryton_itself_says_otherwise()
    {
        TrytonServer.SkipIfMissing();
        var cancellation = TestContext.Current.CancellationToken;
        await using var tryton = await TrytonServer.StartAsync();
        using var session = await TrytonSession.LogInAsync(tryton, cancellation);
        string[] everywhere = ["supplier", "customer", "storage", "production"];
        var template = await session.CreateProductAsync("HUB-1", "Pump");
        await session.CreateProductAsync("HUB-2", "Bearing", everywhere);
        await using var hub = await HubApplication.StartAsync(Settings(tryton), DataDirectory.TryOpen(Path.Combine(_folder.FullName, "data"))!, cancellation);
        var intake = hub.Web.Services.GetRequiredService<IIntake>();
        await intake.WhenSettledAsync(await intake.AcceptAsync("plm-windchill/part", """
            {"value":[{"ID":"a","Number":"HUB-1","LastModified":"2026-01-01T00:00:00Z","DefaultTraceCode":{"Value":"L"}},
                      {"ID":"b","Number":"HUB-2","LastModified":"2026-01-01T00:00:00Z","DefaultTraceCode":{"Value":"S"}}]}
            """u8.ToArray(), "application/json", "parts.json", null, cancellation), cancellation);

        await ReadAsync(hub, cancellation);
        var mismatch = Assert.Single(await FindingsAsync(hub, "HUB-1", cancellation));
        Assert.Equal((Relation.Looser, Cause.Unexplained, true), (mismatch.Relation, mismatch.Cause, mismatch.NeedsPerson));
        var serial = Assert.Single(await FindingsAsync(hub, "HUB-2", cancellation)); // no serial flag in Tryton: said as such, and no conflict
        Assert.Equal((Cause.CannotExpress, false), (serial.Cause, serial.NeedsPerson));

        await session.CallAsync("model.product.template.write", [new[] { template }, new { lot_required = everywhere }]);
        await ReadAsync(hub, cancellation);
        Assert.Empty(await FindingsAsync(hub, "HUB-1", cancellation));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task ReadAsync(HubApplication hub, CancellationToken cancellation)
    {
        foreach (var receipt in await hub.Web.Services.GetRequiredService<SourceReader>().ReadOnceAsync("erp-tryton/product", cancellation))
        {
            await hub.Web.Services.GetRequiredService<IIntake>().WhenSettledAsync(receipt, cancellation);
        }
    }

    private static async Task<IReadOnlyList<Finding>> FindingsAsync(HubApplication hub, string item, CancellationToken cancellation) =>
        [.. (await hub.Web.Services.GetRequiredService<IHubDatabase>().ReadAsync((context, token) => new ReconciliationStore(context).OpenAsync(item, token), cancellation))
            .Where(finding => finding.System == "erp-tryton")];

    private static async Task<MasterSnapshot> SnapshotAsync(IHubDatabase database, string item, CancellationToken cancellation) =>
        (await database.ReadAsync((context, token) => new ReconciliationStore(context).RecentAsync(item, token), cancellation)).Single(snapshot => snapshot.Site is null);

    // A home with small pages, so that three products are more than one.
    private HubSettings Settings(TrytonServer tryton)
    {
        var root = HomeFolder.Find(null, AppContext.BaseDirectory).Value;
        var home = Path.Combine(_folder.FullName, "home");
        foreach (var file in HomeFolder.Read(root))
        {
            var copy = Path.Combine(home, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllBytes(copy, file.Bytes.Span);
        }

        var system = Path.Combine(home, "mappings", "erp-tryton", "system.yaml");
        File.WriteAllText(system, File.ReadAllText(system).Replace("pageSize: 200", "pageSize: 2", StringComparison.Ordinal));
        return new HubSettings
        {
            Home = home,
            Data = Path.Combine(_folder.FullName, "data"),
            Polls = false,
            Overrides = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Systems:erp-tryton:address"] = tryton.Address.ToString(),
                ["Systems:erp-tryton:database"] = tryton.Database,
                ["Systems:erp-tryton:user"] = Secret("user", tryton.User),
                ["Systems:erp-tryton:password"] = Secret("password", tryton.Password),
            },
        };
    }

    private string Secret(string name, string value)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, value);
        return "file:" + file;
    }
}
