using System.Globalization;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Attributes;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Reconciliation;

namespace IntegrationHub.Benchmarks;

/// <summary>A store on SQLite in which two systems told their masters, attributes included: the flag of every eighth item differs.</summary>
internal sealed class StoreOfMasters : IAsyncDisposable
{
    private const int Chunk = 5_000, Apart = 8;

    private static readonly string[] Attributes = ["tracking", "base-unit", "conversion", "expiry", "shelf-life", "suppliers"];

    // As much as a master of SAP says of an item, so that a comparison has all of it to do.
    private static readonly MasterFacts Facts = new()
    {
        Conversions = [new("CT", 12, 1, new("/MARM/0/UMREZ", "12"))],
        Expiry = new(ExpiryDate.Required, new(24, ShelfLifeUnit.Mon, new("/MHDHB", "24")), null, null),
        Suppliers = [new("100023", Raw: new("/LIFNR", "100023")), new("100077", Raw: new("/LIFNR", "100077"))],
        Raw = new(new("/MEINS", "ST"), null),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;

    private StoreOfMasters() => Database = new SqliteHubDatabase(Path.Combine(_folder, "hub.db"));

    public static HubPolicies Policies { get; } = new(
        RoutingPolicy.Empty, new("1.0.0", [.. Attributes.Select(attribute => new AuthorityRule { Id = attribute, Attribute = attribute, System = "plm", Stage = AuthorityStage.Lead })]),
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
        BaseUnit = "C62",
        Facts = Facts,
        Tracking = [new() { Lot = lot ? TrackingLevel.Required : TrackingLevel.None, Serial = TrackingLevel.None, Raw = new("/Flag", "X") }],
    };

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
