namespace IntegrationHub.Core.Pipeline;

/// <summary>Where a message of the intake ledger stands. Counts move between these and are never deleted.</summary>
public enum MessageState
{
    /// <summary>Accepted and not settled.</summary>
    InFlight,

    /// <summary>Its effects are committed.</summary>
    Applied,

    /// <summary>Needs a person.</summary>
    Quarantined,

    /// <summary>Has no effect, for a reason: a duplicate, or no output.</summary>
    Suppressed,

    /// <summary>Rejected by a person.</summary>
    Rejected,
}

/// <summary>Where a delivery of the target ledger stands.</summary>
public enum DeliveryState
{
    /// <summary>Due; waiting or under way.</summary>
    InFlight,

    /// <summary>The application said yes.</summary>
    Posted,

    /// <summary>The application said no.</summary>
    Refused,

    /// <summary>Cancelled by a person.</summary>
    Cancelled,

    /// <summary>Held back by the hub; needs a person.</summary>
    Quarantined,
}

/// <summary>Where an envelope stands.</summary>
public enum EnvelopeState
{
    /// <summary>Accepted, not split yet: it counts as one message in flight.</summary>
    Received,

    /// <summary>Split; its messages count.</summary>
    Split,
}
