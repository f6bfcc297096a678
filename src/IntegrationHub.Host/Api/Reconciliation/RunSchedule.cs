using Cronos;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Host.Api.Reconciliation;

/// <summary>Carries an interrupted run on when the hub starts, and starts runs by the schedule.</summary>
internal sealed class RunSchedule(RunDesk desk, TimeProvider time, IOptions<ReconciliationOptions> options) : BackgroundService
{
    // A timer takes at most 49 days; a schedule may be rarer.
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await desk.ContinueAsync(stoppingToken);
            if (!CronExpression.TryParse(options.Value.Schedule, out var schedule))
            {
                return;
            }

            while (schedule.GetNextOccurrence(time.GetUtcNow(), TimeZoneInfo.Utc) is { } next)
            {
                for (var pause = next - time.GetUtcNow(); pause > TimeSpan.Zero; pause = next - time.GetUtcNow())
                {
                    await Task.Delay(pause < LongestPause ? pause : LongestPause, time, stoppingToken);
                }

                await desk.StartAsync("schedule", stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The hub ends.
        }
    }
}
