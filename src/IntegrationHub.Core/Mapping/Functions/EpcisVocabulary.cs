using System.Collections.Frozen;

namespace IntegrationHub.Core.Mapping.Functions;

/// <summary>The words of the Core Business Vocabulary 2.0 that an event may write as a bare word, as an old URN or as a web URI: all mean the same.</summary>
internal static class EpcisVocabulary
{
    private const string Web = "https://ref.gs1.org/cbv/";

    private static readonly FrozenDictionary<string, string> Words = new (string Member, string Prefix, string Words)[]
    {
        ("bizStep", "BizStep-", "accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting decommissioning departing destroying disassembling dispensing encoding entering_exiting holding inspecting installing killing loading other packing picking receiving removing repackaging repairing replacing reserving retail_selling sampling sensor_reporting shipping staging_outbound stock_taking stocking storing transporting unloading unpacking void_shipping"),
        ("disposition", "Disp-", "active available completeness_inferred completeness_verified conformant container_closed container_open damaged destroyed dispensed disposed encoded expired in_progress in_transit inactive mismatch_class mismatch_instance mismatch_quantity needs_replacement no_pedigree_match non_conformant non_sellable_other partially_dispensed recalled reserved retail_sold returned sellable_accessible sellable_not_accessible stolen unavailable unknown"),
        ("bizTransaction", "BTT-", "bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt"),
        ("sourceDestination", "SDT-", "location owning_party possessing_party"),
    }.SelectMany(row => row.Words.Split(' ').Select(word => KeyValuePair.Create($"{row.Member} {word}", Web + row.Prefix + word))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Gives the web URI of a word or URN; any other value stays as it is.</summary>
    public static string Uri(string vocabulary, string value)
    {
        var word = value.StartsWith("urn:epcglobal:cbv:", StringComparison.Ordinal) ? value[(value.LastIndexOf(':') + 1)..] : value;
        return Words.GetValueOrDefault($"{vocabulary} {word}", value);
    }
}
