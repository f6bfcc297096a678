using System.Globalization;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Reconciliation;

namespace IntegrationHub.Benchmarks;

/// <summary>A store on SQLite in which two systems told their masters: of every eighth item they say different things.</summary>
internal sealed class StoreOfMasters : IAsyncDisposable
{
    private const int Chunk = 5_000, Apart = 8;

    private readonly string _folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;

    private StoreOfMasters() => Database = new SqliteHubDatabase(Path.Combine(_folder, "hub.db"));

    public static HubPolicies Policies { get; } = new(
        RoutingPolicy.Empty, new("1.0.0", [new() { Id = "t", Attribute = "tracking", System = "plm", Stage = AuthorityStage.Lead }]),
        new TranslationPolicy("0.0.0", [], new PolicyCell(null, null, null, null, null, TranslationAction.Refuse, "steward", "a day")));

    public static IReadOnlyList<SystemCapability> Systems { get; } = [new() { System = "plm" }, new() { System = "erp" }];

    public SqliteHubDatabase Database { get; }

    public static async Task<StoreOfMasters> FillAsync(int items)
    {
        var store = new StoreOfMasters();
        await store.Database.MigrateAsync(default);
        for (var from = 0; from < items; from += Chunk)
        {
            var (first, last) = (from, Math.Min(items, from + Chunk));
            await store.Database.WriteAsync(
                async (context, token) =>
                {
                    context.AddRange(Enumerable.Range(first, last - first).SelectMany(i => new[] { Says("plm", i, lot: true, 1), Says("erp", i, i % Apart != 0, 1) }).Select(MasterSnapshotRow.From));
                    await context.SaveChangesAsync(token);
                    context.ChangeTracker.Clear();
                    return true;
                }, default);
        }

        return store;
    }

    public static string Item(int number) => number.ToString("D8", CultureInfo.InvariantCulture);

    public static MasterSnapshot Says(string system, int number, bool lot, long valid) => new()
    {
        System = system,
        Item = Item(number),
        ValidFrom = valid,
        ValidFromStated = true,
        RecordedAt = valid,
        Message = "m/0",
        MappingVersion = system + "/item@1.0.0",
        Tracking = [new() { Lot = lot ? TrackingLevel.Required : TrackingLevel.None, Serial = TrackingLevel.None, Raw = new("/Flag", "X") }],
    };

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
