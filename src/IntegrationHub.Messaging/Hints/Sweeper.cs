using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Core.Canonical;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Messaging.Hints;

/// <summary>The only clock: looks for rows whose time has come and publishes hints for them while the bus is healthy.</summary>
public sealed class Sweeper(
    IHubDatabase database, IBus bus, IBusControl control, HintBoard board, TimeProvider time, PublicIds ids,
    IOptions<PipelineOptions> options, ILogger<Sweeper> log) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Nothing is published before its queue exists: RabbitMQ drops what no queue is bound for.
                if (control.CheckHealth().Status == BusHealthStatus.Healthy)
                {
                    await SweepAsync(stoppingToken);
                }

                await board.WaitAsync(TimeSpan.FromMilliseconds(options.Value.SweepMilliseconds), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database or the broker is away; the rows wait, and so does the sweeper.
                log.LogWarning(failure, "The sweep failed; it is tried again.");
                await Task.Delay(TimeSpan.FromSeconds(1), time, stoppingToken);
            }
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        board.ForgetOld();
        var room = options.Value.MaxOutstandingHints - board.Outstanding;
        if (room <= 0)
        {
            return;
        }

        var (envelopes, deliveries) = await database.ReadAsync(
            async (context, token) => (
                await new JournalStore(context, time, ids).DueAsync(room, token),
                await new OutboxStore(context, time, ids).DueAsync(room, token)), cancellationToken);

        // Side by side: a broker confirms each hint after a write to its disk, and they need not wait for one another.
        await Task.WhenAll(
        [
            .. envelopes.Select(id => new EnvelopeHint(id)).Where(board.TryAdd).Select(hint => bus.Publish(hint, cancellationToken)),
            .. deliveries.Select(id => new DeliveryHint(id)).Where(board.TryAdd).Select(hint => bus.Publish(hint, cancellationToken)),
        ]);
    }
}
