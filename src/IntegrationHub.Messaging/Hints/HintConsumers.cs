using IntegrationHub.Messaging.Inbound;
using IntegrationHub.Messaging.Outbound;
using MassTransit;

namespace IntegrationHub.Messaging.Hints;

/// <summary>Acts on envelope hints. Always acknowledges: what went wrong stands in the row.</summary>
public sealed class EnvelopeHintConsumer(InboundWorker worker, HintBoard board) : IConsumer<EnvelopeHint>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<EnvelopeHint> context)
    {
        await worker.RunAsync(context.Message.EnvelopeId, context.CancellationToken);
        board.Done(context.Message);
    }
}

/// <summary>Acts on delivery hints. Always acknowledges.</summary>
public sealed class DeliveryHintConsumer(OutboundWorker worker, HintBoard board) : IConsumer<DeliveryHint>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<DeliveryHint> context)
    {
        await worker.RunAsync(context.Message.DeliveryId, context.CancellationToken);
        board.Done(context.Message);
    }
}
