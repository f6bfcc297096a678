using System.Collections.Frozen;

namespace IntegrationHub.Core.Canonical.Materials;

/// <summary>
/// Units by UN/ECE Recommendation 20, revision 17: the codes that factories use, their dimension and exact factor to its base,
/// and the spellings of source systems. What is not listed is unknown, never guessed.
/// </summary>
internal static class Units
{
    private static readonly (string Dimension, string Code, decimal Factor)[] Table =
    [
        ("count", "C62", 1), ("count", "PR", 2), ("count", "DZN", 12), ("count", "CEN", 100), ("count", "MIL", 1000),
        ("mass", "KGM", 1), ("mass", "GRM", 0.001m), ("mass", "MGM", 0.000_001m), ("mass", "TNE", 1000), ("mass", "LBR", 0.45359237m), ("mass", "ONZ", 0.028349523125m),
        ("length", "MTR", 1), ("length", "DMT", 0.1m), ("length", "CMT", 0.01m), ("length", "MMT", 0.001m), ("length", "KMT", 1000),
        ("length", "INH", 0.0254m), ("length", "FOT", 0.3048m), ("length", "YRD", 0.9144m),
        ("area", "MTK", 1), ("area", "CMK", 0.0001m), ("area", "MMK", 0.000_001m),
        ("volume", "LTR", 1), ("volume", "MLT", 0.001m), ("volume", "HLT", 100), ("volume", "MTQ", 1000), ("volume", "DMQ", 1), ("volume", "CMQ", 0.001m), ("volume", "GLL", 3.785411784m),
        ("time", "SEC", 1), ("time", "MIN", 60), ("time", "HUR", 3600), ("time", "DAY", 86400),
        ("energy", "KWH", 1000), ("energy", "WHR", 1),
        // No factor leads from one of these to the next.
        ("celsius", "CEL", 1), ("kelvin", "KEL", 1), ("set", "SET", 1),
    ];

    private static readonly (string Code, string Spellings)[] Common =
    [
        ("C62", "EA ea Ea H87 PCE pce PCS pcs pc piece pieces each"), ("PR", "pr pair"), ("SET", "set"),
        ("KGM", "KG kg Kg"), ("GRM", "g gr"), ("MGM", "mg"), ("TNE", "t"), ("LBR", "lb lbs LB"), ("ONZ", "oz OZ"),
        ("MTR", "m"), ("DMT", "dm"), ("CMT", "cm CM"), ("MMT", "mm MM"), ("KMT", "km KM"), ("INH", "in inch"), ("FOT", "ft"),
        ("MTK", "m2 m²"), ("CMK", "cm2 cm²"), ("MMK", "mm2 mm²"), ("MTQ", "m3 m³"), ("CMQ", "cm3 cm³"),
        ("LTR", "L l"), ("MLT", "mL ml"), ("HLT", "hl hL"), ("SEC", "s"), ("MIN", "min"), ("HUR", "h"), ("DAY", "d"), ("KWH", "kWh"),
    ];

    // In SAP's internal codes ST is a piece (Stück); in Rec 20 it is a sheet. Hence a convention of its own.
    private static readonly (string Code, string Spellings)[] Sap =
    [
        ("C62", "ST PC EA PCE"), ("PR", "PAA PAI"), ("DZN", "DZ"), ("SET", "SET SA"), ("KGM", "KG"), ("GRM", "G"), ("MGM", "MG"), ("TNE", "TO T"),
        ("LBR", "LB"), ("ONZ", "OZ"), ("MTR", "M"), ("DMT", "DM"), ("CMT", "CM"), ("MMT", "MM"), ("KMT", "KM"), ("INH", "IN"), ("FOT", "FT"), ("YRD", "YD"),
        ("MTK", "M2"), ("CMK", "CM2"), ("MMK", "MM2"), ("LTR", "L"), ("MLT", "ML"), ("HLT", "HL"), ("MTQ", "M3"), ("CMQ", "CCM CM3"), ("DMQ", "CD3"), ("GLL", "GAL"),
        ("SEC", "S SEC"), ("MIN", "MIN"), ("HUR", "H STD HR"), ("DAY", "TAG DAY"), ("KWH", "KWH"),
    ];

    private static readonly (string Code, string Spellings)[] CatenaX =
    [
        ("C62", "unit:piece unit:pieces"), ("SET", "unit:set"), ("PR", "unit:pair"), ("KGM", "unit:kilogram"), ("GRM", "unit:gram"), ("TNE", "unit:tonneMetricTon unit:metricTon"),
        ("MTR", "unit:metre"), ("CMT", "unit:centimetre"), ("MMT", "unit:millimetre"), ("KMT", "unit:kilometre"), ("MTK", "unit:squareMetre"), ("MTQ", "unit:cubicMetre"),
        ("LTR", "unit:litre"), ("MLT", "unit:millilitre"), ("HLT", "unit:hectolitre"), ("KWH", "unit:kilowattHour"), ("SEC", "unit:secondUnitOfTime"),
    ];

    private static readonly FrozenDictionary<string, (string Dimension, decimal Factor)> ByCode =
        Table.ToFrozenDictionary(u => u.Code, u => (u.Dimension, u.Factor), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Conventions = new Dictionary<string, FrozenDictionary<string, string>>(StringComparer.Ordinal)
    {
        ["common"] = Spellings(Common, codes: true),
        ["sap"] = Spellings(Sap, codes: false),
        ["catena-x"] = Spellings(CatenaX, codes: true),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string[] Names { get; } = ["common", "sap", "catena-x"];

    /// <summary>Finds the Rec 20 code of a spelling, or null.</summary>
    public static string? Code(string spelling, string convention) => Conventions[convention].GetValueOrDefault(spelling);

    /// <summary>Gets the factor from one code to another, as numerator and denominator; null across dimensions.</summary>
    public static (decimal By, decimal Through)? Factor(string from, string to) =>
        ByCode.TryGetValue(from, out var a) && ByCode.TryGetValue(to, out var b) && a.Dimension == b.Dimension ? (a.Factor, b.Factor) : null;

    public static bool IsKnown(string code) => ByCode.ContainsKey(code);

    private static FrozenDictionary<string, string> Spellings((string Code, string Spellings)[] table, bool codes)
    {
        var pairs = table.SelectMany(row => row.Spellings.Split(' ').Select(spelling => KeyValuePair.Create(spelling, row.Code)));
        return (codes ? pairs.Concat(Table.Select(u => KeyValuePair.Create(u.Code, u.Code))) : pairs).ToFrozenDictionary(StringComparer.Ordinal);
    }
}
