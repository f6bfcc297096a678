using System.Diagnostics;
using System.Globalization;
using IntegrationHub.Core.Pipeline.Steps;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Reconciliation;

namespace IntegrationHub.Benchmarks;

/// <summary>One master message reconciled in a store that already holds many items: snapshot, comparison, findings, commit.</summary>
internal static class MasterMessageBench
{
    private const int PerCommit = 100, Commits = 10, WarmUp = 5;

    public static async Task<Line> RunAsync(SqliteHubDatabase database, int items)
    {
        var figures = new List<double>();
        for (var commit = 0; commit < WarmUp + Commits; commit++)
        {
            var start = Stopwatch.GetTimestamp();
            await database.WriteAsync(
                async (context, token) =>
                {
                    var (store, decisions, facts) = (new ReconciliationStore(context), new DecisionStore(context), new ItemFacts(context));
                    for (var i = 0; i < PerCommit; i++)
                    {
                        var number = ((commit * PerCommit) + i) * 7919 % items;
                        await store.AppendAsync(StoreOfMasters.Says("erp", number, commit % 2 == 0, 2 + commit), token);
                        await ItemComparison.RunAsync(StoreOfMasters.Policies, StoreOfMasters.Systems, [], store, decisions, facts, StoreOfMasters.Item(number), 1_000, token);
                        context.ChangeTracker.Clear();
                    }

                    return true;
                }, default);
            if (commit >= WarmUp)
            {
                figures.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds / PerCommit);
            }
        }

        return new("master message", "hub", Rounds.Median(figures), "ms", Note: string.Create(CultureInfo.InvariantCulture, $"with {items} items of two systems in the store, SQLite, {PerCommit} messages to a commit"));
    }
}
