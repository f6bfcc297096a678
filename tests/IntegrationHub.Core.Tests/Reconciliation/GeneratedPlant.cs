using System.Globalization;
using System.Text;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Reconciliation;

namespace IntegrationHub.Core.Tests.Reconciliation;

/// <summary>Why a system of the generated plant differs: what was put in, and what the comparison makes of it.</summary>
public enum PlantCause
{
    Equal,
    Format,
    InFlight,
    Stale,
    CannotExpress,
    StricterOnPurpose,
    Phantom,
    Unknown,
    Missing,
    RealConflict,
}

/// <summary>One item with one injected cause.</summary>
/// <param name="Injected">What was put in.</param>
/// <param name="System">The system into which it was put.</param>
/// <param name="Input">All that the comparison reads.</param>
public sealed record PlantCase(PlantCause Injected, string System, ReconciliationInput Input);

/// <summary>
/// A plant with PLM (the authority), ERP, MES and a WMS that knows lots only. Delays and ages are drawn, so that some changes arrive later
/// than expected and some readings are older: what no rule could tell apart is in it too, and counts as wrong.
/// </summary>
public static class GeneratedPlant
{
    private const long Hour = 3_600_000_000, Day = 24 * Hour;
    private static readonly long Now = HubInstant.Parse("2026-11-22T12:00:00Z")!.Value;
    private static readonly AuthorityPolicy Authority = new("1.0.0", [new() { Id = "t", Attribute = "tracking", System = "plm", Stage = AuthorityStage.Lead }]);

    // MES sends to ERP and WMS; ERP receives only. Readings of all are proof for two days.
    private static readonly Crossing[] Crossings = [new("mes", "erp"), new("mes", "wms")];

    private static readonly SystemCapability[] Systems =
    [
        new() { System = "plm" },
        new() { System = "erp", MaximumAge = 2 * Day },
        new() { System = "mes", MaximumAge = 2 * Day },
        new() { System = "wms", CanSerial = false, MaximumAge = 2 * Day },
    ];

    private static readonly TrackingFlags[] Values =
    [
        new(TrackingLevel.None, TrackingLevel.None), new(TrackingLevel.Required, TrackingLevel.None), new(TrackingLevel.Optional, TrackingLevel.None),
        new(TrackingLevel.None, TrackingLevel.Required), new(TrackingLevel.Required, TrackingLevel.Required),
    ];

    /// <summary>Makes items; the same seed makes the same.</summary>
    public static IEnumerable<PlantCase> Make(int seed, int items)
    {
        var chance = new Random(seed);
        var causes = Enum.GetValues<PlantCause>();
        for (var i = 0; i < items; i++)
        {
            yield return One(chance, causes[chance.Next(causes.Length)], string.Create(CultureInfo.InvariantCulture, $"{100_000 + i}-{chance.Next(100):00}"));
        }
    }

    /// <summary>Says what the comparison makes of a case.</summary>
    public static PlantCause Classify(PlantCase one)
    {
        var findings = Reconciler.OnMasterMessage(one.Input).Where(finding => finding.System == one.System).ToList();
        var finding = findings.MaxBy(f => (f.NeedsPerson, f.Attribute == Finding.TrackingAttribute));
        return finding switch
        {
            { Attribute: Finding.ItemAttribute } => PlantCause.Format,
            { Gate: Gate.NotApplicable } => PlantCause.Phantom,
            { Gate: Gate.UnknownValue } => PlantCause.Unknown,
            { Cause: Cause.InFlight } => PlantCause.InFlight,
            { Gate: Gate.MissingInSystem } => PlantCause.Missing,
            { Cause: Cause.Stale } => PlantCause.Stale,
            { Cause: Cause.CannotExpress } => PlantCause.CannotExpress,
            { Relation: Relation.Stricter, NeedsPerson: false } => PlantCause.StricterOnPurpose,
            { Relation: Relation.Equal } => PlantCause.Equal,
            _ => PlantCause.RealConflict,
        };
    }

    /// <summary>Counts what was put in against what was made of it.</summary>
    public static IReadOnlyDictionary<(PlantCause Injected, PlantCause Found), int> Confusion(IEnumerable<PlantCase> cases) =>
        cases.GroupBy(one => (one.Injected, Classify(one))).ToDictionary(group => group.Key, group => group.Count());

    /// <summary>Writes the matrix: a row for what was put in, a column for what was found.</summary>
    public static string Text(IReadOnlyDictionary<(PlantCause Injected, PlantCause Found), int> confusion)
    {
        var causes = Enum.GetValues<PlantCause>();
        var text = new StringBuilder("injected \\ found".PadRight(18));
        text.AppendJoin(' ', causes.Select(cause => cause.ToString().PadLeft(17))).AppendLine();
        foreach (var injected in causes)
        {
            text.Append(injected.ToString().PadRight(18))
                .AppendJoin(' ', causes.Select(found => confusion.GetValueOrDefault((injected, found)).ToString(CultureInfo.InvariantCulture).PadLeft(17))).AppendLine();
        }

        return text.ToString();
    }

    private static PlantCase One(Random chance, PlantCause cause, string item)
    {
        var required = cause switch
        {
            PlantCause.CannotExpress => Values[chance.Next(3, 5)],
            PlantCause.StricterOnPurpose => Values[chance.Next(2)],
            PlantCause.RealConflict => Values[chance.Next(1, Values.Length)],
            _ => Values[chance.Next(Values.Length)],
        };
        var system = cause switch
        {
            PlantCause.CannotExpress => "wms",
            PlantCause.StricterOnPurpose => "mes",
            PlantCause.Equal or PlantCause.Format or PlantCause.Unknown or PlantCause.InFlight or PlantCause.Stale or PlantCause.RealConflict => chance.Next(2) == 0 ? "erp" : "mes",
            _ => chance.Next(3) switch { 0 => "erp", 1 => "mes", _ => "wms" },
        };
        var snapshots = new List<MasterSnapshot> { Says("plm", item, required, Now - (30 * Day), Now - Hour) };
        snapshots.AddRange(Systems.Where(one => one.System is not "plm" && one.System != system)
            .Select(one => Says(one.System, item, one.Nearest(required), Now - (29 * Day), Now - (chance.Next(1, 40) * Hour))));
        var own = Says(system, item, Capability(system).Nearest(required), Now - (29 * Day), Now - (chance.Next(1, 40) * Hour));
        switch (cause)
        {
            case PlantCause.Format:
                snapshots.Add(own with { Item = chance.Next(2) == 0 ? "0000" + item : " " + item });
                break;
            case PlantCause.InFlight:
                // Most changes arrive within hours, one in twenty later than the day that is expected.
                var before = Another(chance, required);
                snapshots[0] = snapshots[0] with { Tracking = Rules(before) };
                snapshots.Add(Says("plm", item, required, Now - (long)(Exponential(chance, 8) * Hour), Now - 1));
                snapshots.Add(own with { Tracking = Rules(before) });
                break;
            case PlantCause.Stale:
                snapshots.Add(own with { Tracking = Rules(Another(chance, required)), RecordedAt = Now - (long)((46 + Exponential(chance, 60)) * Hour) });
                break;
            case PlantCause.StricterOnPurpose:
                snapshots.Add(own with { Tracking = Rules(new(TrackingLevel.Required, TrackingLevel.Required)) });
                break;
            case PlantCause.Phantom:
                snapshots.Add(own with { Phantom = true, Tracking = Rules(Another(chance, required)) });
                break;
            case PlantCause.Unknown:
                snapshots.Add(own with { Tracking = chance.Next(2) == 0 ? null : [new() { Raw = new("/Flag", "serialrange") }] });
                break;
            case PlantCause.Missing:
                break;
            case PlantCause.RealConflict:
                // A third of them beside a fresh change of the authority, which explains nothing.
                var wrong = Conflicting(chance, required, system);
                if (chance.Next(3) == 0)
                {
                    var earlier = Values.First(value => value != required && value != wrong);
                    snapshots[0] = snapshots[0] with { Tracking = Rules(earlier) };
                    snapshots.Add(Says("plm", item, required, Now - (2 * Hour), Now - 1));
                }

                snapshots.Add(own with { Tracking = Rules(wrong) });
                break;
            default:
                snapshots.Add(own);
                break;
        }

        return new(cause, system, new ReconciliationInput { Snapshots = snapshots, Authority = Authority, Systems = Systems, Crossings = Crossings, Risk = RiskClass.Medium, Now = Now });
    }

    private static SystemCapability Capability(string system) => Systems.First(one => one.System == system);

    private static TrackingFlags Another(Random chance, TrackingFlags than) => Values.Where(value => value != than).ElementAt(chance.Next(Values.Length - 1));

    // Keeping more at the sender MES, or only allowing more anywhere, is what "stricter on purpose" means: no conflict.
    private static TrackingFlags Conflicting(Random chance, TrackingFlags required, string system)
    {
        var wrong = Values.Where(value => value != required
            && (value.AgainstRequired(required) != Relation.Stricter || (system != "mes" && value is { Lot: TrackingLevel.Required } or { Serial: TrackingLevel.Required }))).ToList();
        return wrong.Count > 0 ? wrong[chance.Next(wrong.Count)] : Another(chance, required);
    }

    private static double Exponential(Random chance, double mean) => -mean * Math.Log(1 - chance.NextDouble());

    private static TrackingRule[] Rules(TrackingFlags flags) => [new() { Lot = flags.Lot, Serial = flags.Serial, Raw = new("/Flag", flags.ToString()) }];

    private static MasterSnapshot Says(string system, string item, TrackingFlags flags, long valid, long recorded) => new()
    {
        System = system,
        Item = item,
        ValidFrom = valid,
        ValidFromStated = true,
        RecordedAt = recorded,
        Message = "m",
        MappingVersion = system + "/item@1.0.0",
        Tracking = Rules(flags),
    };
}
