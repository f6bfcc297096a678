using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Systems;
using IntegrationHub.Messaging.Hints;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Messaging.Outbound;

/// <summary>Takes a delivery through the outbound pipeline: claims it, makes its document once, delivers it, settles it.</summary>
public sealed class OutboundWorker(
    IHubDatabase database, IFlowCatalog catalog, IEnumerable<ITargetConnector> connectors, ISystemAddresses addresses, HubChanges changes,
    TimeProvider time, PublicIds ids, IOptions<PipelineOptions> options, ILogger<OutboundWorker> log)
{
    private readonly Dictionary<string, ITargetConnector> _connectors = connectors.ToDictionary(one => one.Name, StringComparer.Ordinal);

    /// <summary>Works on a delivery once. Never throws for what is wrong with it or with its target.</summary>
    public async Task RunAsync(long deliveryId, CancellationToken cancellationToken)
    {
        var lease = TimeSpan.FromSeconds(options.Value.LeaseSeconds);
        try
        {
            if (await database.WriteAsync((context, token) => Outbox(context).ClaimAsync(deliveryId, lease, token), cancellationToken) is { } delivery)
            {
                FailPoints.Reach("delivery-claimed");
                await AttemptAsync(delivery, cancellationToken);
            }
        }
        catch (StoreUnavailableException away)
        {
            // What was claimed is free again when its lease ends, and the sweeper finds it.
            log.LogWarning("Delivery {Delivery} waits for the database: {Reason}", deliveryId, away.Message);
        }
    }

    private async Task AttemptAsync(ClaimedDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            await SettleAsync(delivery, await WorkAsync(delivery, cancellationToken), cancellationToken);
        }
        catch (LeaseLostException lost)
        {
            log.LogInformation("{Reason} It carries on.", lost.Message);
        }
        catch (Exception failure) when (failure is not StoreUnavailableException && (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested))
        {
            log.LogError(failure, "Delivery {Delivery} to {Target} failed in attempt {Attempt}.", delivery.PublicId, delivery.Target, delivery.Attempt);
            await SettleAsync(delivery, OutboundPipeline.Settle(
                FailurePolicy.Decide(FailureKind.Unexpected, delivery.Attempt), "hub", new Problem("HUB-0001", $"{failure.GetType().Name}: {failure.Message}")), cancellationToken);
        }
    }

    private async Task<DeliverySettlement> WorkAsync(ClaimedDelivery delivery, CancellationToken cancellationToken)
    {
        var flow = await catalog.FindAsync(delivery.Target, delivery.Closure, cancellationToken);
        var document = delivery.Document;
        if (document.IsEmpty)
        {
            var made = OutboundPipeline.Compute(delivery, flow);
            if (made.Settlement is { } held)
            {
                return held;
            }

            await database.WriteAsync(async (context, token) =>
            {
                await Outbox(context).KeepDocumentAsync(delivery, made.Document!, made.Loss, made.Escrow, token);
                return true;
            }, cancellationToken);
            FailPoints.Reach("document-kept");
            document = made.Document;
        }

        return await DeliverAsync(delivery, flow!, document, cancellationToken);
    }

    private async Task<DeliverySettlement> DeliverAsync(ClaimedDelivery delivery, Flow flow, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        var address = addresses.Of(flow.Description.System);
        var reply = !_connectors.TryGetValue(flow.Description.Endpoint.Connector, out var connector)
            ? new DeliveryReply(DeliveryOutcome.Unavailable, $"There is no connector '{flow.Description.Endpoint.Connector}' in this build.")
            : await connector.DeliverAsync(flow.Description, address,
                new OutboundDocument(document, delivery.PublicId.ToString(), $"{delivery.PublicId}.{flow.Description.Format}"), cancellationToken);
        FailPoints.Reach("delivered");
        return OutboundPipeline.Settle(reply, delivery.Attempt);
    }

    private async Task SettleAsync(ClaimedDelivery delivery, DeliverySettlement settlement, CancellationToken cancellationToken)
    {
        var flow = await catalog.FindAsync(delivery.Target, delivery.Closure, cancellationToken);
        await database.WriteAsync(async (context, token) =>
        {
            await Outbox(context).SettleAsync(delivery, settlement, token);
            if (settlement.State != DeliveryState.InFlight)
            {
                await OutboundPipeline.OnSettledAsync(delivery, flow, settlement, new HubStores(context, time, ids), token);
            }

            return true;
        }, cancellationToken);
        FailPoints.Reach("delivery-settled");
        changes.Notify();
    }

    private OutboxStore Outbox(HubContext context) => new(context, time, ids);
}
