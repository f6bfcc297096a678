using System.Diagnostics;
using System.Globalization;
using IntegrationHub.Core.Pipeline.Steps;
using IntegrationHub.Core.Reconciliation.Runs;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Reconciliation;

namespace IntegrationHub.Benchmarks;

/// <summary>A run over all items of a store, as <c>hub reconcile</c> does it: the first one writes its findings, the second finds them again.</summary>
internal static class FullRunBench
{
    private const int StepItems = 250;

    public static async Task<IReadOnlyList<Line>> RunAsync(SqliteHubDatabase database, int items) =>
        [await OnceAsync(database, items, "the first"), await OnceAsync(database, items, "once more, nothing changed")];

    private static async Task<Line> OnceAsync(SqliteHubDatabase database, int items, string which)
    {
        var start = Stopwatch.GetTimestamp();
        var run = await database.WriteAsync((context, token) => new RunStore(context).StartAsync("bench", 1_000, token), default);
        var speaking = StoreOfMasters.Systems.Select(one => one.System).ToHashSet(StringComparer.Ordinal);
        while (await database.WriteAsync(
            async (context, token) =>
            {
                var runs = new RunStore(context);
                var row = await runs.RunningAsync(token);
                if (await new RunStep(context, StepItems, speaking).RunAsync(
                    row!, (store, decisions, facts, item, cancel) => ItemComparison.RunAsync(StoreOfMasters.Policies, StoreOfMasters.Systems, [], store, decisions, facts, item, 1_000, cancel), token) is > 0)
                {
                    return true;
                }

                await runs.EndAsync(row!, 2_000, token);
                return false;
            }, default))
        {
        }

        var took = Stopwatch.GetElapsedTime(start);
        run = (await database.ReadAsync((context, token) => new RunStore(context).FindAsync(run.Number, token), default))!;
        return run.State == RunState.Done
            ? new("full run, growth", "hub", took.TotalMilliseconds * 1_000 / items, "us", Note: string.Create(CultureInfo.InvariantCulture, $"per item at {items}, {took.TotalSeconds:0.0} s in all, {run.Findings} findings; {which}"))
            : Line.Skipped("full run, growth", "hub", "the run did not end");
    }
}
