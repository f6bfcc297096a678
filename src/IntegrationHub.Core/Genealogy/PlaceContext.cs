using System.Text.Json;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy;

/// <summary>Stock segment, business partner and what is said of the material itself as the context of a sighting, and back.</summary>
internal static class PlaceContext
{
    /// <summary>Writes what an event says of the place of a material, and of the material itself.</summary>
    public static IEnumerable<Identifier> Of(Operation operation, MaterialReference material, string? site, Partner? partner)
    {
        var segment = material.Segment;
        foreach (var (scheme, value) in NodeAttributes.Said(material).Concat(new[]
        {
            ("site", segment?.Site ?? (segment is null ? null : site)), ("location", segment?.Location), ("status", segment?.Status),
            ("owner", segment?.Owner is { } owner ? JsonNamingPolicy.KebabCaseLower.ConvertName(owner.ToString()) : null),
            ("owner-party", segment?.OwnerParty), ("special-stock", segment?.SpecialStock), (PartyScheme(operation), partner?.Id),
        }))
        {
            if (value is not null)
            {
                yield return new Identifier(scheme, value);
            }
        }
    }

    /// <summary>Reads the segment; null where the sighting names none.</summary>
    public static StockSegment? Segment(IReadOnlyList<Identifier> context)
    {
        var segment = new StockSegment(Value(context, "site"), Value(context, "location"), Value(context, "status"),
            Enum.TryParse<StockOwner>(Value(context, "owner"), ignoreCase: true, out var owner) ? owner : null, Value(context, "owner-party"), Value(context, "special-stock"));
        return segment == new StockSegment() ? null : segment;
    }

    /// <summary>Reads the partner; null where the sighting names none.</summary>
    public static string? Party(IReadOnlyList<Identifier> context) =>
        Value(context, "customer") ?? Value(context, "subcontractor") ?? Value(context, "supplier") ?? Value(context, "partner");

    private static string PartyScheme(Operation operation) => operation switch
    {
        Operation.Ship or Operation.Return => "customer",
        Operation.Receive => "supplier",
        Operation.SubcontractOut or Operation.SubcontractIn => "subcontractor",
        _ => "partner",
    };

    private static string? Value(IReadOnlyList<Identifier> context, string scheme) => context.FirstOrDefault(c => c.Scheme == scheme)?.Value;
}
