using System.Diagnostics;
using System.Globalization;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Pipeline.Steps;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Reconciliation;

namespace IntegrationHub.Benchmarks;

/// <summary>One master message reconciled in a store that already holds many items: snapshot, comparison, findings, commit.</summary>
internal static class MasterMessageBench
{
    private const string Work = "master message";
    private const int PerCommit = 100, Commits = 10, Chunk = 5_000;

    private static readonly HubPolicies Policies = new(
        RoutingPolicy.Empty, new("1.0.0", [new() { Id = "t", Attribute = "tracking", System = "plm", Stage = AuthorityStage.Lead }]),
        new TranslationPolicy("0.0.0", [], new PolicyCell(null, null, null, null, null, TranslationAction.Refuse, "steward", "a day")));

    private static readonly SystemCapability[] Systems = [new() { System = "plm" }, new() { System = "erp" }];

    public static IEnumerable<Line> Run()
    {
        foreach (var items in new[] { 10_000, 100_000, 1_000_000 })
        {
            yield return RunAsync(items).GetAwaiter().GetResult();
        }
    }

    private static async Task<Line> RunAsync(int items)
    {
        var folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;
        try
        {
            await using var database = new SqliteHubDatabase(Path.Combine(folder, "hub.db"));
            await database.MigrateAsync(default);
            for (var from = 0; from < items; from += Chunk)
            {
                var (first, last) = (from, Math.Min(items, from + Chunk));
                await database.WriteAsync(
                    async (context, token) =>
                    {
                        context.AddRange(Enumerable.Range(first, last - first).SelectMany(i => new[] { Says("plm", i, i % 8, 1), Says("erp", i, 0, 1) }).Select(MasterSnapshotRow.From));
                        await context.SaveChangesAsync(token);
                        context.ChangeTracker.Clear();
                        return true;
                    }, default);
            }

            var figures = new List<double>();
            for (var commit = 0; commit < Commits; commit++)
            {
                var start = Stopwatch.GetTimestamp();
                await database.WriteAsync(
                    async (context, token) =>
                    {
                        var (store, decisions, facts) = (new ReconciliationStore(context), new DecisionStore(context), new ItemFacts(context));
                        for (var i = 0; i < PerCommit; i++)
                        {
                            var number = ((commit * PerCommit) + i) * 7919 % items;
                            await store.AppendAsync(Says("erp", number, commit % 2, 2 + commit), token);
                            await ItemComparison.RunAsync(Policies, Systems, [], store, decisions, facts, Item(number), 1_000, token);
                            context.ChangeTracker.Clear();
                        }

                        return true;
                    }, default);
                figures.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds / PerCommit);
            }

            return new(Work, "hub", Rounds.Median(figures), "ms", Note: string.Create(CultureInfo.InvariantCulture, $"with {items} items of two systems in the store, SQLite, {PerCommit} messages to a commit"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Item(int number) => number.ToString("D8", CultureInfo.InvariantCulture);

    private static MasterSnapshot Says(string system, int number, int lot, long valid) => new()
    {
        System = system,
        Item = Item(number),
        ValidFrom = valid,
        ValidFromStated = true,
        RecordedAt = valid,
        Message = "m/0",
        MappingVersion = system + "/item@1.0.0",
        Tracking = [new() { Lot = lot == 0 ? TrackingLevel.None : TrackingLevel.Required, Serial = TrackingLevel.None, Raw = new("/Flag", "X") }],
    };
}
