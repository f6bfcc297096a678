using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy;

/// <summary>What a worldwide name says about what it names (GS1 EPC Tag Data Standard, GS1 Digital Link).</summary>
internal static class WorldwideName
{
    private static readonly string[] Units = ["/21/", "/8003/", "/8004/", "/8006/", "/8010/", "/8018/"];

    /// <summary>Says whether the name stands for a kind of material, so that two pieces under it are not one node.</summary>
    public static bool NamesOnlyAnItem(string value) =>
        (value.StartsWith("urn:epc:idpat:", StringComparison.Ordinal) && value.EndsWith(".*", StringComparison.Ordinal))
        || (IsWeb(value) && (Has(value, "/01/") || Has(value, "/8006/")) && !Has(value, "/21/") && !Has(value, "/10/") && !Has(value, "/235/"));

    /// <summary>Reads unit, lot or container from the form of the name.</summary>
    public static NodeKind KindOf(Identifier identifier) => identifier.Value switch
    {
        var v when v.StartsWith("urn:epc:id:sscc:", StringComparison.Ordinal) || identifier.Scheme == "sscc" => NodeKind.Container,
        var v when v.StartsWith("urn:epc:class:lgtin:", StringComparison.Ordinal) => NodeKind.Lot,
        var v when v.StartsWith("urn:epc:id:", StringComparison.Ordinal) || identifier.Scheme is "giai" or "grai" => NodeKind.Unit,
        var v when IsWeb(v) && Has(v, "/00/") => NodeKind.Container,
        var v when IsWeb(v) && Array.Exists(Units, u => Has(v, u)) => NodeKind.Unit,
        var v when IsWeb(v) && Has(v, "/10/") => NodeKind.Lot,
        _ => NodeKind.Unknown,
    };

    private static bool IsWeb(string value) => value.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static bool Has(string value, string part) => value.Contains(part, StringComparison.Ordinal);
}
