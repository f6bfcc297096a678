using System.Text.Json;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy.Epcis;

/// <summary>Names of EPCIS and CBV 2.0 for what the hub knows under its own. What has no worldwide name gets a URN of the hub.</summary>
internal static class EpcisNames
{
    /// <summary>The namespace of what only the hub says.</summary>
    public const string Namespace = "urn:integration-hub:epcis:";

    private const string Own = "urn:integration-hub:";

    private static readonly HashSet<string> DocumentTypes = new(StringComparer.Ordinal)
    {
        "bol", "cert", "desadv", "inv", "pedigree", "po", "poc", "prodorder", "recadv", "rma", "testprd", "testres", "upevt",
    };

    /// <summary>Gets the business step of an operation; null where the vocabulary has none.</summary>
    public static string? Step(Operation operation) => operation switch
    {
        Operation.Receive or Operation.SubcontractIn => "receiving",
        Operation.Issue or Operation.Backflush => "dispensing",
        Operation.Produce or Operation.CoProduct or Operation.ByProduct => "commissioning",
        Operation.Pack or Operation.Kit => "packing",
        Operation.Unpack or Operation.Unkit => "unpacking",
        Operation.Repack => "repackaging",
        Operation.Substitute => "replacing",
        Operation.Rework => "repairing",
        Operation.Remove => "removing",
        Operation.Install => "installing",
        Operation.Disassemble => "disassembling",
        Operation.Sample => "sampling",
        Operation.Destroy or Operation.Scrap => "destroying",
        Operation.Ship or Operation.SubcontractOut => "shipping",
        Operation.Count => "cycle_counting",
        Operation.Hold => "holding",
        _ => null,
    };

    /// <summary>Gets the name of one piece or container; null where the reference names none.</summary>
    public static string? Epc(MaterialReference material, string system) =>
        material.Serial is null && material.Lot is not null && material.Container is null ? null : Worldwide(material) ?? Of(NodeIdentity.Of(material, system)?.Node.Key);

    /// <summary>Gets the name of a lot, or of an item of which only an amount is known.</summary>
    public static string? Class(MaterialReference material, string system) =>
        Worldwide(material) ?? Of(NodeIdentity.Of(material, system)?.Node.Key)
        ?? (material.Item?.Id is not { } item ? null
            : IsUri(item) ? item
            : item.Length == 14 && item.All(char.IsAsciiDigit) ? $"https://id.gs1.org/01/{item}"
            : $"{Own}item:{Uri.EscapeDataString(item)}");

    /// <summary>Gets the name of an order or process.</summary>
    public static string Transformation(string id, string system) => IsUri(id) ? id : $"{Own}transformation:{Uri.EscapeDataString(system)}:{Uri.EscapeDataString(id)}";

    /// <summary>Gets the type of a business document: a word of the vocabulary, or a URN.</summary>
    public static string DocumentType(string type) => DocumentTypes.Contains(type) || IsUri(type) ? type : type == "order" ? "prodorder" : $"{Own}document:{Uri.EscapeDataString(type)}";

    /// <summary>Gets the name of a business document.</summary>
    public static string Document(string type, string id) => IsUri(id) ? id : $"{Own}document:{Uri.EscapeDataString(type)}:{Uri.EscapeDataString(id)}";

    /// <summary>Gets the name of a site.</summary>
    public static string Site(string site) => $"{Own}site:{Uri.EscapeDataString(site)}";

    /// <summary>Gets the operation as the hub writes it.</summary>
    public static string Word(Operation operation) => JsonNamingPolicy.KebabCaseLower.ConvertName(operation.ToString());

    public static bool IsUri(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "urn" or "http" or "https" or "ni";

    // The text as its sender wrote it, before the hub's spelling of the same.
    private static string? Worldwide(MaterialReference material) =>
        material.Identifiers?.OrderByDescending(i => i.Scheme == "epc").FirstOrDefault(i => IsUri(i.Value) && i.Issuer is null)?.Value;

    private static string? Of(string? key) => key is null ? null : IsUri(key) ? key : $"{Own}node:{string.Join(':', key.Split(':').Select(part => part.Length == 0 ? "-" : Uri.EscapeDataString(Uri.UnescapeDataString(part))))}";
}
