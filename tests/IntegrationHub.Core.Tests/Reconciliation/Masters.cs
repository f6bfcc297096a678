using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Reconciliation;

namespace IntegrationHub.Core.Tests.Reconciliation;

/// <summary>Masters of a small plant: PLM requires, ERP and MES follow.</summary>
internal static class Masters
{
    public const string Plm = "plm", Erp = "erp", Mes = "mes";
    public static readonly long Now = HubInstant.Parse("2026-11-22T12:00:00Z")!.Value;
    public static readonly long Day = 86_400_000_000;
    public static readonly AuthorityPolicy PlmLeads = new("1.0.0", [new() { Id = "t", Attribute = "tracking", System = Plm, Stage = AuthorityStage.Lead }]);

    public static TrackingFlags Flags(string text) => text switch
    {
        "none" => new(TrackingLevel.None, TrackingLevel.None),
        "lot" => new(TrackingLevel.Required, TrackingLevel.None),
        "lot?" => new(TrackingLevel.Optional, TrackingLevel.None),
        "serial" => new(TrackingLevel.None, TrackingLevel.Required),
        "serial?" => new(TrackingLevel.None, TrackingLevel.Optional),
        "both" => new(TrackingLevel.Required, TrackingLevel.Required),
        "lot,unknown" => new(TrackingLevel.Required, TrackingLevel.Unknown),
        "none,unknown" => new(TrackingLevel.None, TrackingLevel.Unknown),
        "unknown" => TrackingFlags.Unknown,
        _ => throw new ArgumentException(text),
    };

    public static MasterSnapshot Says(string system, string flags, string item = "4711", string? site = null, long? valid = null, long? recorded = null) => new()
    {
        System = system,
        Item = item,
        Site = site,
        ValidFrom = valid ?? (Now - (30 * Day)),
        ValidFromStated = true,
        RecordedAt = recorded ?? Now - Day,
        Message = "m",
        MappingVersion = system + "/item@1.0.0",
        Tracking = [new() { Lot = Flags(flags).Lot, Serial = Flags(flags).Serial, Raw = new("/Flag", flags) }],
    };

    public static ReconciliationInput Input(params MasterSnapshot[] snapshots) => new()
    {
        Snapshots = snapshots,
        Authority = PlmLeads,
        Systems = [new() { System = Plm }, new() { System = Erp }],
        Now = Now,
        Risk = RiskClass.High,
    };

    public static MaterialMaster Message(params TrackingRule[] rules) => new()
    {
        Item = new("4711"),
        ChangedAt = "2026-11-01T00:00:00Z",
        Sites = ["hamburg", "berlin"],
        Tracking = rules,
    };
}
