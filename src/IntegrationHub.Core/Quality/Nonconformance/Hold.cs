namespace IntegrationHub.Core.Quality.Nonconformance;

/// <summary>A block on one piece or lot in one system for one nonconformance. A release lifts the block only when no hold of any other remains.</summary>
/// <param name="NcrId">The nonconformance, under its sender's number.</param>
/// <param name="System">The system that must block.</param>
/// <param name="Unit">The node key of the piece or lot.</param>
/// <param name="State">How far it is.</param>
/// <param name="RequestedAt">When it was requested, UTC microseconds.</param>
/// <param name="AcknowledgedAt">When the system said yes, UTC microseconds.</param>
/// <param name="Quantity">How much of a lot; null: all of it, or one piece.</param>
public sealed record Hold(
    string NcrId, string System, string Unit, HoldState State, long RequestedAt, long? AcknowledgedAt = null, decimal? Quantity = null);

/// <summary>How far a hold is.</summary>
public enum HoldState
{
    /// <summary>Asked for; the system may be down.</summary>
    Requested,

    /// <summary>The system has blocked.</summary>
    Acknowledged,

    /// <summary>No longer wanted by this nonconformance.</summary>
    Released,
}
