using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy.PointOfUse;

namespace IntegrationHub.Core.Tests.Genealogy.PointOfUse;

/// <summary>A pump with a serialised housing, seals of a lot, screws nobody tracks, and one of two sensors at one position.</summary>
internal static class PlannedPump
{
    public static UsePlan Plan(string? unit = "PU26-0001") => new()
    {
        Item = "PUMP",
        Unit = unit,
        Day = new DateOnly(2026, 3, 1),
        Masters = [Says("plm", TrackingLevel.None, TrackingLevel.Required)],
        Uses =
        [
            Use("HOUSING", "10", 1, Says("plm", TrackingLevel.None, TrackingLevel.Required), Says("erp", TrackingLevel.Required, TrackingLevel.None)),
            Use("SEAL", "20", 2, Says("plm", TrackingLevel.Required, TrackingLevel.None)),
            Use("SCREW", "30", 8, Says("plm", TrackingLevel.None, TrackingLevel.None)),
            Use("SENSOR-A", "40", 1, Says("plm", TrackingLevel.None, TrackingLevel.Required)),
            Use("SENSOR-B", "40", 1, Says("plm", TrackingLevel.None, TrackingLevel.Required)),
            Effective(Use("VALVE-NEW", "50", 1, Says("plm", TrackingLevel.Required, TrackingLevel.None)), "PU26-0100.."),
            Effective(Use("VALVE-OLD", "50", 1, Says("plm", TrackingLevel.Required, TrackingLevel.None)), "..PU26-0099"),
        ],
    };

    public static MasterTracking Says(string system, TrackingLevel lot, TrackingLevel serial) =>
        new(system, [new TrackingRule { Lot = lot, Serial = serial, Raw = new("/flag", "X") }]);

    private static PlannedUse Use(string item, string position, decimal quantity, params MasterTracking[] masters) =>
        new(new ComponentUsage { Item = new(item), Position = position, Quantity = quantity, Unit = "C62" }, "plm", masters);

    private static PlannedUse Effective(PlannedUse use, string effectivity) => use with
    {
        Usage = use.Usage with { Tracking = [use.Masters[0].Rules![0] with { Scope = new(Usage: new(Effectivity: effectivity)) }] },
    };
}
