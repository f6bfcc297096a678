using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy;

/// <summary>What events said of a lot or piece itself: its dates, heat, certificate and the like, and the position in its parent. The last word on each counts.</summary>
internal static class NodeAttributes
{
    private static readonly string[] Schemes = ["expiry", "retest", "out-time", "potency", "origin", "certificate", "heat", "supplier-lot", "position"];

    /// <summary>Gets what an event says of a material as the context of a sighting.</summary>
    public static IEnumerable<(string Scheme, string? Value)> Said(MaterialReference material)
    {
        var lot = material.LotAttributes ?? new LotAttributes();
        return Schemes.Zip([lot.Expiry, lot.Retest, lot.OutTime, lot.Potency, lot.Origin, lot.Certificate, lot.Heat, lot.SupplierLot, material.Position]);
    }

    /// <summary>Reads the attributes out of the sightings of one node; null where none says any.</summary>
    public static IReadOnlyList<Identifier>? Of(IEnumerable<Observation> sightings)
    {
        var said = sightings.OrderBy(o => o.At ?? long.MinValue).ThenBy(o => o.MessageId, StringComparer.Ordinal).SelectMany(o => o.Context).ToLookup(c => c.Scheme, StringComparer.Ordinal);
        Identifier[] found = [.. Schemes.Where(said.Contains).Select(scheme => said[scheme].Last())];
        return found.Length > 0 ? found : null;
    }

    /// <summary>Adds the attributes to the nodes of a trace.</summary>
    public static async Task<TraceResult> AddAsync(TraceResult trace, IGenealogyFacts facts, CancellationToken cancel)
    {
        var sightings = (await facts.ObservationsAsync([.. trace.Nodes.Select(n => n.Id)], cancel)).ToLookup(o => o.Node, StringComparer.Ordinal);
        return sightings.Count == 0 ? trace : trace with { Nodes = [.. trace.Nodes.Select(n => sightings.Contains(n.Id) ? n with { Attributes = Of(sightings[n.Id]) } : n)] };
    }
}
