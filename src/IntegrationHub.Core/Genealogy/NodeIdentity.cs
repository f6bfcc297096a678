using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy;

/// <summary>Which node a material reference speaks of, the names it gives it, and the lot that a piece belongs to.</summary>
/// <param name="Node">The node as far as this reference tells.</param>
/// <param name="Names">The names it goes by.</param>
/// <param name="Lot">The lot of a piece, where the reference names both.</param>
public sealed record NodeIdentity(NodeFact Node, IReadOnlyList<NameFact> Names, NodeIdentity? Lot = null)
{
    private static readonly HashSet<string> Worldwide = new(StringComparer.Ordinal) { "catenax", "epc", "gs1", "uuid", "sscc", "giai", "grai", "digital-link" };

    /// <summary>Reads the identity of a reference.</summary>
    /// <param name="material">The reference.</param>
    /// <param name="system">The system that sent it: it scopes a serial or lot number that names no item.</param>
    /// <returns>The identity, or null where the reference names a kind of material but no piece, lot or container.</returns>
    public static NodeIdentity? Of(MaterialReference material, string system)
    {
        var (key, kind) = Key(material, system);
        if (key is null)
        {
            return null;
        }

        var node = new NodeFact(key, kind, material.Item?.Id,
            kind == NodeKind.Unit ? material.Serial : null,
            kind == NodeKind.Lot ? material.Lot : null,
            kind == NodeKind.Container ? material.Container : null);
        var lot = kind == NodeKind.Unit && material.Lot is not null ? OfLot(material, system) : null;
        return new NodeIdentity(node, [.. NamesOf(material, node, lot is not null)], lot);
    }

    /// <summary>Builds a key from parts, so that no part can be mistaken for two.</summary>
    public static string Derive(string kind, params ReadOnlySpan<string?> parts)
    {
        var last = parts.Length;
        while (last > 0 && parts[last - 1] is null)
        {
            last--;
        }

        var text = kind;
        foreach (var part in parts[..last])
        {
            text += ":" + part?.Replace("%", "%25", StringComparison.Ordinal).Replace(":", "%3A", StringComparison.Ordinal);
        }

        return text;
    }

    private static NodeIdentity OfLot(MaterialReference piece, string system) =>
        Of(new MaterialReference
        {
            Item = piece.Item,
            Lot = piece.Lot,
            Identifiers = [.. (piece.Identifiers ?? []).Where(i => i.Scheme == "lot")],
        }, system)!;

    private static (string? Key, NodeKind Kind) Key(MaterialReference material, string system)
    {
        var stated = material switch
        {
            { Serial: not null } => NodeKind.Unit,
            { Lot: not null } => NodeKind.Lot,
            { Container: not null } => NodeKind.Container,
            _ => NodeKind.Unknown,
        };
        foreach (var identifier in material.Identifiers ?? [])
        {
            if (IsWorldwide(identifier) && !WorldwideName.NamesOnlyAnItem(identifier.Value))
            {
                var kind = stated != NodeKind.Unknown ? stated : WorldwideName.KindOf(identifier);
                return (IsUri(identifier.Value) ? identifier.Value : Derive(identifier.Scheme, identifier.Value), kind);
            }
        }

        var item = material.Item?.Id;
        return stated switch
        {
            NodeKind.Unit => (Derive("serial", item, material.Serial, Issuer(material, "serial", material.Serial!, system)), stated),
            NodeKind.Lot => (Derive("lot", item, material.Lot, Issuer(material, "lot", material.Lot!, system)), stated),
            NodeKind.Container => (Derive("container", material.Container, Issuer(material, "container", material.Container!, null)), stated),
            _ => FromIdentifier(material, system),
        };
    }

    // A reference may carry its serial or lot number only as an identifier.
    private static (string? Key, NodeKind Kind) FromIdentifier(MaterialReference material, string system)
    {
        var item = material.Item?.Id;
        var local = material.Identifiers?.FirstOrDefault(i => i.Scheme is "serial" or "lot" or "container");
        return local is null ? (null, NodeKind.Unknown) : local.Scheme switch
        {
            "serial" => (Derive("serial", item, local.Value, local.Issuer ?? (item is null ? system : null)), NodeKind.Unit),
            "lot" => (Derive("lot", item, local.Value, local.Issuer ?? (item is null ? system : null)), NodeKind.Lot),
            _ => (Derive("container", local.Value, local.Issuer), NodeKind.Container),
        };
    }

    private static string? Issuer(MaterialReference material, string scheme, string value, string? system) =>
        material.Identifiers?.FirstOrDefault(i => i.Scheme == scheme && i.Value == value)?.Issuer
        ?? (material.Item is null ? system : null);

    private static IEnumerable<NameFact> NamesOf(MaterialReference material, NodeFact node, bool lotIsApart)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var i in material.Identifiers ?? [])
        {
            if ((i.Scheme != "lot" || !lotIsApart) && !WorldwideName.NamesOnlyAnItem(i.Value) && seen.Add((i.Scheme, i.Value)))
            {
                yield return new NameFact(node.Key, i.Scheme, i.Value, i.Issuer, i.Scheme is "serial" or "lot" ? node.Item : null);
            }
        }

        var plain = node.Kind switch
        {
            NodeKind.Unit => ("serial", material.Serial),
            NodeKind.Lot => ("lot", material.Lot),
            NodeKind.Container => ("container", material.Container),
            _ => ("", null),
        };
        if (plain.Item2 is { } value && seen.Add((plain.Item1, value)))
        {
            yield return new NameFact(node.Key, plain.Item1, value, null, node.Kind == NodeKind.Container ? null : node.Item);
        }
    }

    private static bool IsWorldwide(Identifier identifier) => Worldwide.Contains(identifier.Scheme) || IsUri(identifier.Value);

    private static bool IsUri(string value) =>
        value.StartsWith("urn:", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}
