using MassTransit;

namespace IntegrationHub.Messaging.Hints;

/// <summary>A wake-up: there may be work on this envelope. Losing it costs time, never a message.</summary>
[EntityName("hub-envelope-hint")]
public sealed record EnvelopeHint(long EnvelopeId);

/// <summary>A wake-up: there may be work on this delivery.</summary>
[EntityName("hub-delivery-hint")]
public sealed record DeliveryHint(long DeliveryId);
