using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>
/// What the values of a flag column mean. A level that the column does not speak of stays unknown in the meaning.
/// A value that is not listed has no meaning; nothing falls back to "untracked".
/// </summary>
/// <param name="Name">By which guesses and overrides name it.</param>
/// <param name="Meanings">Raw value to meaning; compared without case and surrounding white space.</param>
/// <param name="Blank">What a blank cell means in a column that also has values, all of them known; null is unknown.</param>
/// <param name="Other">Reads values that cannot be listed (profile keys); null is none.</param>
internal sealed record FlagVocabulary(
    string Name, IReadOnlyDictionary<string, TrackingFlags> Meanings, TrackingFlags? Blank = null, Func<string, TrackingFlags?>? Other = null)
{
    private static readonly TrackingFlags Untracked = new(TrackingLevel.None, TrackingLevel.None);
    private static readonly TrackingFlags Lots = new(TrackingLevel.Required, TrackingLevel.None);
    private static readonly TrackingFlags Serials = new(TrackingLevel.None, TrackingLevel.Required);
    private static readonly TrackingFlags LotsAndSerials = new(TrackingLevel.Required, TrackingLevel.Required);
    private static readonly string[] Yes = ["y", "yes", "true", "t", "1", "x", "j", "ja", "wahr", "oui", "vrai", "si", "sí", "on", "required"];
    private static readonly string[] No = ["n", "no", "false", "f", "0", "nein", "falsch", "non", "faux", "off", "none", "not required"];

    /// <summary>Lot kept, yes or no.</summary>
    public static FlagVocabulary LotYesNo { get; } = YesNo("lot: yes or no", l => new(l, TrackingLevel.Unknown));

    /// <summary>Serial kept, yes or no.</summary>
    public static FlagVocabulary SerialYesNo { get; } = YesNo("serial: yes or no", l => new(TrackingLevel.Unknown, l));

    /// <summary>Lot kept: X, else blank. Only a column of these two values may be read so.</summary>
    public static FlagVocabulary LotMark { get; } = Mark("lot: X or blank", l => new(l, TrackingLevel.Unknown));

    /// <summary>Serial kept: X, else blank.</summary>
    public static FlagVocabulary SerialMark { get; } = Mark("serial: X or blank", l => new(TrackingLevel.Unknown, l));

    /// <summary>SAP serial number profile: a customizing key, whose procedures say can or must; set means serial numbers are kept. "/" is SAP's sign for "no data".</summary>
    public static FlagVocabulary SapSerialProfile { get; } = new(
        "SAP serial number profile (set or blank)", new Dictionary<string, TrackingFlags>(),
        new(TrackingLevel.Unknown, TrackingLevel.None),
        v => v.Length is >= 1 and <= 4 && v != "/" && !v.Equals("null", StringComparison.OrdinalIgnoreCase) ? new(TrackingLevel.Unknown, TrackingLevel.Required) : null);

    /// <summary>Windchill trace code, internal values and display texts.</summary>
    public static FlagVocabulary Windchill { get; } = Of("Windchill trace code (0, L, S, X)",
        (Untracked, ["0", "untraced"]), (Lots, ["l", "lot"]), (Serials, ["s", "serial"]), (LotsAndSerials, ["x", "lot/serial", "lot/serial number"]));

    /// <summary>Odoo tracking, stored values and labels.</summary>
    public static FlagVocabulary Odoo { get; } = Of("Odoo tracking",
        (Untracked, ["none", "no tracking", "by quantity"]), (Lots, ["lot", "by lots"]), (Serials, ["serial", "by unique serial number"]));

    /// <summary>JD Edwards lot process type.</summary>
    public static FlagVocabulary JdEdwards { get; } = Of("JD Edwards lot process type (0 to 7)",
        (new(TrackingLevel.Optional, TrackingLevel.None), ["0"]), (Lots, ["1", "2", "3"]),
        (new(TrackingLevel.None, TrackingLevel.Optional), ["4"]), (Serials, ["5", "6", "7"])) with
    { Blank = new(TrackingLevel.Optional, TrackingLevel.None) };

    /// <summary>Oracle lot control.</summary>
    public static FlagVocabulary OracleLot { get; } = Of("Oracle lot control (1, 2)",
        (new(TrackingLevel.None, TrackingLevel.Unknown), ["1"]), (new(TrackingLevel.Required, TrackingLevel.Unknown), ["2"]));

    /// <summary>Oracle serial control; 6 captures only at sales order issue, so it is optional for the item as a whole.</summary>
    public static FlagVocabulary OracleSerial { get; } = Of("Oracle serial control (1, 2, 5, 6)",
        (new(TrackingLevel.Unknown, TrackingLevel.None), ["1"]), (new(TrackingLevel.Unknown, TrackingLevel.Required), ["2", "5"]),
        (new(TrackingLevel.Unknown, TrackingLevel.Optional), ["6"]));

    /// <summary>Dynamics GP item tracking option.</summary>
    public static FlagVocabulary DynamicsGp { get; } = Of("Dynamics GP tracking option (1, 2, 3)", (Untracked, ["1"]), (Serials, ["2"]), (Lots, ["3"]));

    /// <summary>Business Central item tracking codes of the demonstration company; a company's own codes are declared.</summary>
    public static FlagVocabulary BusinessCentral { get; } = Of("Business Central item tracking code",
        (Lots, ["lotall", "lotallexp"]), (Serials, ["snall"]), (new(TrackingLevel.Required, TrackingLevel.Optional), ["lotsnsales"]),
        (new(TrackingLevel.None, TrackingLevel.Optional), ["snsales"]), (new(TrackingLevel.Optional, TrackingLevel.Optional), ["freeentry"])) with
    { Blank = Untracked };

    /// <summary>AVEVA: which level of lot is the serial number.</summary>
    public static FlagVocabulary Aveva { get; } = Of("AVEVA serial number level (-1, 0, n)",
        (new(TrackingLevel.Unknown, TrackingLevel.None), ["-1"]), (new(TrackingLevel.Unknown, TrackingLevel.Required), ["0", "1", "2", "3", "4", "5"]));

    /// <summary>Tryton: the location types for which a lot is required.</summary>
    public static FlagVocabulary Tryton { get; } = LotYesNo with
    {
        Name = "Tryton location types that require a lot",
        Other = v => LocationTypes(v) switch
        {
            null => null,
            0 => new(TrackingLevel.None, TrackingLevel.Unknown),
            5 => new(TrackingLevel.Required, TrackingLevel.Unknown),
            _ => new(TrackingLevel.Optional, TrackingLevel.Unknown),
        },
    };

    /// <summary>Words for tracking as people write them.</summary>
    public static FlagVocabulary Words { get; } = Of("words for lot and serial",
        (Untracked, ["none", "no", "n", "untracked", "untraced", "not tracked", "no tracking", "quantity", "by quantity", "inventory", "-"]),
        (Lots, ["lot", "l", "lots", "batch", "batches", "charge", "b", "lot tracked", "lot-tracked", "by lots", "lot no.", "lot controlled"]),
        (Serials, ["serial", "s", "serials", "sn", "serialized", "serialised", "serial number", "serial tracked", "serial-tracked", "by unique serial number", "serial no.", "unit"]),
        (LotsAndSerials, ["both", "lot/serial", "lot+serial", "lot and serial", "serial and lot", "lot & serial", "lot and serial no.", "batch and serial", "ls"]));

    /// <summary>Gets the vocabularies that a tracking column of unknown origin may use.</summary>
    public static IReadOnlyList<FlagVocabulary> Generic { get; } = [Words, Windchill, Odoo, BusinessCentral];

    /// <summary>Gets the meaning of a value that is not blank, or null.</summary>
    public TrackingFlags? Read(string raw)
    {
        var value = raw.Trim();
        return Meanings.TryGetValue(value, out var meaning) ? meaning : Other?.Invoke(value);
    }

    /// <summary>Counts how many of some values have no meaning.</summary>
    public int Unknown(IEnumerable<string> values) => values.Count(v => !string.IsNullOrWhiteSpace(v) && Read(v) is null);

    private static FlagVocabulary YesNo(string name, Func<TrackingLevel, TrackingFlags> level) =>
        Of(name, (level(TrackingLevel.Required), Yes), (level(TrackingLevel.None), No), (level(TrackingLevel.Optional), ["optional"]));

    private static FlagVocabulary Mark(string name, Func<TrackingLevel, TrackingFlags> level) =>
        Of(name, (level(TrackingLevel.Required), ["x"])) with { Blank = level(TrackingLevel.None) };

    private static FlagVocabulary Of(string name, params (TrackingFlags Meaning, string[] Values)[] entries) => new(
        name,
        entries.SelectMany(e => e.Values.Select(v => (v, e.Meaning))).ToDictionary(p => p.v, p => p.Meaning, StringComparer.OrdinalIgnoreCase));

    private static int? LocationTypes(string value)
    {
        var parts = value.Split(['[', ']', ',', ' ', '"', '\''], StringSplitOptions.RemoveEmptyEntries);
        return value.Length > 0 && parts.All(p => p is "supplier" or "customer" or "lost_found" or "storage" or "production") && (parts.Length > 0 || value == "[]")
            ? parts.Distinct(StringComparer.Ordinal).Count()
            : null;
    }
}
