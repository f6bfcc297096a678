using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>How a system stands to an item at a site.</summary>
internal enum Presence
{
    /// <summary>It has it.</summary>
    Present,

    /// <summary>It does not serve the site: nothing to compare.</summary>
    NotServed,

    /// <summary>It has the item, but not at this site.</summary>
    NotExtended,

    /// <summary>It has it as deleted or phantom.</summary>
    OutOfUse,

    /// <summary>It should have it and does not.</summary>
    Missing,

    /// <summary>It has another spelling that may or may not be this item.</summary>
    Unresolved,
}

/// <summary>What one system says about one item at one site, at one time.</summary>
internal sealed record MasterView(
    SystemCapability Capability, string? Site, Presence Presence,
    MasterSnapshot? Current = null, MasterSnapshot? Previous = null, MasterSnapshot? Pending = null, bool Contradicted = false)
{
    /// <summary>Gets whether the system says the same at every capture point that it can name; then "everywhere" means these.</summary>
    public bool IsUniform => Capability.Points.Select(point => Flags(point, out _)).Distinct().Count() <= 1;

    /// <summary>Says whether the system has a value of its own at a point, or everywhere.</summary>
    public bool SpeaksAt(CapturePoint? point) => Capability.Points.Count == 0
        || (point is null ? IsUniform : !IsUniform && Capability.Points.Contains(point.Value));

    /// <summary>Reads the value at a point, or everywhere.</summary>
    public TrackingFlags Flags(CapturePoint? point, out TrackingRule? rule) =>
        TrackingFlags.At(Current?.Tracking, Site, point is null && Capability.Points.Count > 0 ? Capability.Points[0] : point, out rule);

    /// <summary>Looks at a system's snapshots of one number.</summary>
    /// <param name="capability">The system.</param>
    /// <param name="history">Its snapshots of this number.</param>
    /// <param name="otherSpelling">Whether it has a snapshot of another spelling.</param>
    /// <param name="site">The site.</param>
    /// <param name="now">Microseconds UTC.</param>
    public static MasterView Of(SystemCapability capability, IReadOnlyList<MasterSnapshot> history, bool otherSpelling, string? site, long now)
    {
        if (site is not null && capability.Sites?.Contains(site, StringComparer.Ordinal) == false)
        {
            return new(capability, site, Presence.NotServed);
        }

        if (history.Count == 0)
        {
            return new(capability, site, otherSpelling ? Presence.Unresolved : Presence.Missing);
        }

        var own = site is null ? [] : history.Where(s => string.Equals(s.Site, site, StringComparison.Ordinal)).ToList();
        var general = history.Where(s => s.Site is null).ToList();
        var (current, previous, pending, contradicted) = SnapshotHistory.At(own.Count > 0 ? own : general, now);
        var item = SnapshotHistory.At(general, now).Current;
        if (current is null)
        {
            // Only other sites are known, or only a value that takes effect later.
            return new(capability, site, pending is null ? Presence.NotExtended : Presence.Missing, Pending: pending);
        }

        var presence = current.Deleted == true || current.Phantom == true || item?.Deleted == true || item?.Phantom == true ? Presence.OutOfUse
            : site is not null && (item ?? current).Sites?.Contains(site, StringComparer.Ordinal) == false ? Presence.NotExtended
            : Presence.Present;
        return new(capability, site, presence, current, previous, pending, contradicted);
    }
}
