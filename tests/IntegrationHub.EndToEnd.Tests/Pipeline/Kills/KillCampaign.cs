using System.Diagnostics;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.EndToEnd.Tests.Executable;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Pipeline.Kills;

/// <summary>Feeds a hub and kills it again and again on the same tables, then lets it finish.</summary>
internal sealed class KillCampaign(HubSite site, KillFeed feed, int units)
{
    private static readonly TimeSpan BoundaryPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BoundaryLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan FinishLimit = TimeSpan.FromMinutes(8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task RunAsync(IReadOnlyList<PlannedKill> plan)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var feeding = feed.RunAsync(stop.Token);
        try
        {
            for (var n = 0; n < plan.Count && !feeding.IsFaulted; n++)
            {
                // A part is kept back, so that the last kills still have something to hit.
                var share = Math.Max(1, (units - feed.Allowed) * 4 / 5 / (plan.Count - n));
                await KillAsync(plan[n], share);
                var faults = await LedgerCheck.FaultsAsync(site);
                Assert.True(faults.Count == 0, $"After kill {n + 1} ({plan[n]}) a ledger does not balance:\n{string.Join('\n', faults)}");
            }

            await FinishAsync(feeding);
        }
        finally
        {
            await stop.CancelAsync();
            await feeding.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task KillAsync(PlannedKill kill, int share)
    {
        var begin = Stopwatch.GetTimestamp();
        var hub = await site.StartAsync(kill.FailPoint);
        feed.Hub = hub.Address;
        feed.Allow(share);
        if (kill.FailPoint is not null)
        {
            while (!await hub.GoneAsync(BoundaryPatience))
            {
                Assert.True(Stopwatch.GetElapsedTime(begin) < BoundaryLimit, $"The boundary {kill.FailPoint} was not reached. The hub said:\n{hub.Log}");
                feed.Allow(share);
            }
        }
        else
        {
            if (kill.OnceReady)
            {
                await hub.ReadyAsync();
            }

            await hub.GoneAsync(kill.After);
        }

        feed.Hub = null;
        Assert.True(hub.IsRunning || kill.FailPoint is not null, $"The hub ended by itself and was to be killed ({kill}). It said:\n{hub.Log}");
        await hub.KillAsync();
        Chance.Say($"killed: {kill}, {Stopwatch.GetElapsedTime(begin).TotalSeconds:0.0} s after its start");
    }

    private async Task FinishAsync(Task feeding)
    {
        var hub = await site.ServeAsync();
        feed.Hub = hub.Address;
        feed.Allow(units);
        var since = Stopwatch.GetTimestamp();
        await feeding.WaitAsync(FinishLimit, Token);
        await Until.TrueAsync(IsIdleAsync, FinishLimit, Token, () => hub.Log);
        Chance.Say($"finished in {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s");
        await site.EndAsync();
    }

    private async Task<bool> IsIdleAsync() =>
        !Directory.EnumerateFiles(feed.DropFolder).Any() && !Directory.EnumerateFiles(Path.Combine(feed.DropFolder, ".claimed")).Any()
        && await LedgerCheck.ReadAsync(site) is { } ledgers && ledgers.Intake.Sum(line => line.InFlight) + ledgers.Targets.Sum(line => line.InFlight) == 0;
}
