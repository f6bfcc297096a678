using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Pipeline.Steps;
using IntegrationHub.Core.Reconciliation.Runs;
using IntegrationHub.Messaging;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Reconciliation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IntegrationHub.Host.Api.Reconciliation;

/// <summary>Runs over all items: one at a time, step by step, each step a transaction. What a kill interrupts goes on behind the last step.</summary>
internal sealed partial class RunDesk(IHubDatabase database, IServiceProvider services, TimeProvider time, HubChanges changes, IHostApplicationLifetime life, ILogger<RunDesk> log) : IDisposable
{
    // Few enough that writers of messages wait for milliseconds, many enough that the questions of a step weigh little.
    private const int StepItems = 250;

    private readonly SemaphoreSlim _one = new(1, 1);

    // Asked once for each run: a system that is silent costs a look at all snapshots.
    private (long Run, IReadOnlySet<string> Systems)? _speaking;

    private long Now => HubInstant.ToMicroseconds(time.GetUtcNow());

    /// <summary>Starts a run, or finds the one that is under way, and sees to it that it goes on.</summary>
    public async Task<ReconciliationRun> StartAsync(string by, CancellationToken cancellationToken)
    {
        var now = Now;
        var run = await database.WriteAsync((context, cancel) => new RunStore(context).StartAsync(by, now, cancel), cancellationToken);
        _ = Task.Run(() => ContinueAsync(life.ApplicationStopping), CancellationToken.None);
        return run;
    }

    /// <summary>Takes the run that is under way to its end; nothing where there is none.</summary>
    public async Task ContinueAsync(CancellationToken cancellationToken)
    {
        if (!await _one.WaitAsync(TimeSpan.Zero, CancellationToken.None))
        {
            return;
        }

        try
        {
            while (await StepAsync(cancellationToken))
            {
                changes.Notify();
            }

            changes.Notify();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The hub ends; the next one carries on.
        }
        catch (Exception failure)
        {
            Interrupted(log, failure);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Lists runs, the newest first.</summary>
    public Task<IReadOnlyList<ReconciliationRun>> ListAsync(int most, CancellationToken cancellationToken) =>
        database.ReadAsync((context, cancel) => new RunStore(context).ListAsync(most, cancel), cancellationToken);

    /// <summary>Finds a run; null where there is none.</summary>
    public Task<ReconciliationRun?> FindAsync(long number, CancellationToken cancellationToken) =>
        database.ReadAsync((context, cancel) => new RunStore(context).FindAsync(number, cancel), cancellationToken);

    /// <summary>Lists what opened, closed and changed against the run before.</summary>
    public Task<IReadOnlyList<RunDifference>> DifferenceAsync(ReconciliationRun run, int most, CancellationToken cancellationToken) =>
        database.ReadAsync((context, cancel) => new RunStore(context).DifferenceAsync(run, most, cancel), cancellationToken);

    public void Dispose() => _one.Dispose();

    // True while there may be more to do.
    private async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var current = services.GetRequiredService<IFlowCatalog>().Current;
        var flows = current.Flows.Values.ToList();
        var (systems, crossings) = (ItemComparison.MasterSystems(flows).Select(Core.Reconciliation.SystemCapability.Of).ToList(), ItemComparison.Crossings(current.Policies, flows));
        var more = await database.WriteAsync(async (context, cancel) =>
        {
            var runs = new RunStore(context);
            if (await runs.RunningAsync(cancel) is not { } run)
            {
                return false;
            }

            if (_speaking?.Run != run.Id)
            {
                _speaking = (run.Id, await runs.SpeakingAsync(systems.Select(one => one.System), cancel));
            }

            var compared = await new RunStep(context, StepItems, _speaking.Value.Systems).RunAsync(run, Compare(current.Policies, systems, crossings, run.StartedAt), cancel);
            switch (compared)
            {
                case null:
                    throw new InvalidOperationException("Another instance carried this run on; its step stands and this one is undone.");
                case 0:
                    await runs.EndAsync(run, Now, cancel);
                    return false;
                default:
                    return true;
            }
        }, cancellationToken);
        if (more)
        {
            FailPoints.Reach("run-step");
        }

        return more;
    }

    private static RunStep.Compare Compare(
        HubPolicies policies, IReadOnlyList<Core.Reconciliation.SystemCapability> systems, IReadOnlyList<Core.Reconciliation.Crossing> crossings, long at) =>
        (store, decisions, facts, item, cancel) => ItemComparison.RunAsync(policies, systems, crossings, store, decisions, facts, item, at, cancel);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A reconciliation run was interrupted; it goes on behind its last step when it is started again.")]
    private static partial void Interrupted(ILogger log, Exception failure);
}
