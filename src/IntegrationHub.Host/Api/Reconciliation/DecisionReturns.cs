using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IntegrationHub.Host.Api.Reconciliation;

/// <summary>Brings back what decisions covered until now. Looks once a minute: ends are days, and a restart misses none because the day stands in the row.</summary>
internal sealed partial class DecisionReturns(StewardDesk desk, TimeProvider time, ILogger<DecisionReturns> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            do
            {
                try
                {
                    await desk.ReturnAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    CouldNotCompare(log, failure);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The hub ends.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Findings whose decision has ended could not be compared again; it is tried again in a minute.")]
    private static partial void CouldNotCompare(ILogger log, Exception failure);
}
