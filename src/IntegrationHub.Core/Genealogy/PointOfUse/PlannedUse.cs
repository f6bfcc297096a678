using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy.PointOfUse;

/// <summary>What one system's master says about how an item is tracked, as it holds at a site.</summary>
/// <param name="System">The system.</param>
/// <param name="Rules">Its rules; null or empty where it does not say.</param>
/// <param name="IsAuthority">Whether it is the one that says what is right.</param>
public sealed record MasterTracking(string System, IReadOnlyList<TrackingRule>? Rules, bool IsAuthority = false);

/// <summary>One line of a bill of material with what the masters say about the component.</summary>
/// <param name="Usage">The line.</param>
/// <param name="System">The system whose bill of material it stands in.</param>
/// <param name="Masters">What each system says about the component.</param>
public sealed record PlannedUse(ComponentUsage Usage, string System, IReadOnlyList<MasterTracking> Masters);

/// <summary>What is planned for an item at a point in the flow.</summary>
public sealed record UsePlan
{
    /// <summary>Gets the item that is made, received or shipped.</summary>
    public required string Item { get; init; }

    /// <summary>Gets what each system says about it.</summary>
    public IReadOnlyList<MasterTracking> Masters { get; init; } = [];

    /// <summary>Gets the lines of its bill of material; empty where none is known.</summary>
    public IReadOnlyList<PlannedUse> Uses { get; init; } = [];

    /// <summary>Gets the point in the flow.</summary>
    public CapturePoint Point { get; init; } = CapturePoint.Production;

    /// <summary>Gets the hub site; null where none is named.</summary>
    public string? Site { get; init; }

    /// <summary>Gets the serial number of the unit; null where it is not known.</summary>
    public string? Unit { get; init; }

    /// <summary>Gets the day, for effectivity by date.</summary>
    public DateOnly Day { get; init; }
}
