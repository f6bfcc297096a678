using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>Why a system's value differs from the required one.</summary>
internal static class CauseRule
{
    public static Cause Of(
        TrackingFlags required, TrackingFlags actual, MasterView authority, MasterView system, CapturePoint? point,
        string item, ReconciliationInput input)
    {
        if (AcceptedBy(required, actual, system, item, input) is not null)
        {
            return Cause.Accepted;
        }

        // The nearest it can say is no conflict; anything else it says is judged as a conflict.
        if (actual == system.Capability.Nearest(required))
        {
            return Cause.CannotExpress;
        }

        if (IsInFlight(actual, authority, system, point, input.Now))
        {
            return Cause.InFlight;
        }

        return IsStale(system, input.Now) ? Cause.Stale : Cause.Unexplained;
    }

    /// <summary>Finds the decision that covers exactly these values today.</summary>
    public static Acceptance? AcceptedBy(TrackingFlags required, TrackingFlags actual, MasterView system, string item, ReconciliationInput input) =>
        input.Accepted.FirstOrDefault(a => a.Until > input.Now
            && string.Equals(a.System, system.Capability.System, StringComparison.Ordinal)
            && string.Equals(a.Item, item, StringComparison.Ordinal)
            && (a.Site is null || string.Equals(a.Site, system.Site, StringComparison.Ordinal))
            && a.Required == required && a.Actual == actual);

    /// <summary>An item that the authority has only just made may still be on its way.</summary>
    public static Cause OfMissing(MasterView authority, SystemCapability system, long now) =>
        authority is { Current: { ValidFromStated: true } current, Previous: null } && system.Elapsed(current.ValidFrom, now) < system.ExpectedLatency
            ? Cause.InFlight
            : Cause.Unexplained;

    // Only a system that still says what the authority said before its change, or already says what it will say, is in flight:
    // a third value is a conflict however fresh the change is.
    private static bool IsInFlight(TrackingFlags actual, MasterView authority, MasterView system, CapturePoint? point, long now)
    {
        if (authority.Pending is { } pending && system.Capability.Nearest(TrackingFlags.At(pending.Tracking, authority.Site, point, out _)) == actual)
        {
            return true;
        }

        return authority is { Current: { } current, Previous: { } previous }
            && system.Capability.Elapsed(current.ValidFrom, now) < system.Capability.ExpectedLatency
            && system.Capability.Nearest(TrackingFlags.At(previous.Tracking, authority.Site, point, out _)) == actual;
    }

    /// <summary>Says whether a system was read too long ago to judge.</summary>
    public static bool IsStale(MasterView system, long now) =>
        system is { Current: { } current, Capability.MaximumAge: { } age } && system.Capability.Elapsed(current.RecordedAt, now) > age;
}
