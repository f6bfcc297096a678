using System.Text.Json;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Genealogy;

/// <summary>What the facts of one event have in common.</summary>
internal sealed record EventHeader(
    Operation Operation, string? EventKey, long? At, Transformation? Transformation, string? BusinessStep, string? Disposition,
    string? Site = null, Partner? Partner = null);

/// <summary>Collects the facts of one message.</summary>
internal sealed class ChangeFacts(string messageId, string system)
{
    private readonly Dictionary<string, NodeFact> _nodes = new(StringComparer.Ordinal);
    private readonly HashSet<NameFact> _names = [];
    private readonly List<Attachment> _attachments = [];
    private readonly HashSet<MembershipFact> _memberships = [];
    private readonly List<Observation> _observations = [];
    private readonly List<MaterialReference> _unidentified = [];
    private int _groups;

    /// <summary>Attaches what went in and what came out.</summary>
    public void Attach(EventHeader header, IReadOnlyList<MaterialReference> inputs, IReadOnlyList<MaterialReference> outputs)
    {
        var ins = Identify(inputs);
        var outs = Identify(outputs);
        var open = header.Transformation is { } t ? "t:" + NodeIdentity.Derive(system, t.Id) : null;
        var both = inputs.Count > 0 && outputs.Count > 0;
        var own = both || open is null ? $"m:{messageId}#{_groups++}" : open;
        foreach (var (material, node) in ins)
        {
            Add(header, own, AttachmentRole.Input, material, node);
        }

        foreach (var (material, node) in outs)
        {
            Add(header, own, AttachmentRole.Output, material, node);
            if (both && open is not null)
            {
                Add(header, open, AttachmentRole.OutputElsewhere, material, node);
            }
        }
    }

    /// <summary>Joins heat and supplier's lot to the lots that carry them as attributes.</summary>
    public void AddOrigins(EventHeader header, IReadOnlyList<MaterialReference> lots, string? supplier)
    {
        foreach (var lot in lots)
        {
            var (heat, supplierLot) = (lot.LotAttributes?.Heat, lot.LotAttributes?.SupplierLot);
            var outer = heat is null ? null : Origin("heat", heat, supplier);
            var inner = supplierLot is null ? null : Origin("lot", supplierLot, supplier);
            foreach (var (from, to) in new[] { (outer, inner ?? lot), (inner, lot) })
            {
                if (from is not null)
                {
                    Attach(header with { Transformation = null }, [from], [to]);
                }
            }
        }
    }

    /// <summary>Notes sightings.</summary>
    public void Observe(EventHeader header, IReadOnlyList<MaterialReference> materials, string? operation = null, IReadOnlyList<Identifier>? context = null)
    {
        foreach (var (material, node) in Identify(materials))
        {
            _observations.Add(new Observation(node.Node.Key, operation ?? Code(header.Operation), messageId, _observations.Count,
                header.EventKey, header.At, context ?? [.. Steps(header), .. PlaceContext.Of(header.Operation, material, header.Site, header.Partner)]));
        }
    }

    /// <summary>Notes where material was when it went in or came out, as far as the event says.</summary>
    public void ObservePlaces(EventHeader header, IReadOnlyList<MaterialReference> materials)
    {
        foreach (var material in materials)
        {
            Identifier[] place = [.. PlaceContext.Of(header.Operation, material, header.Site, header.Partner)];
            if (place.Length > 0)
            {
                Observe(header, [material], context: place);
            }
        }
    }

    /// <summary>Notes where in its parent a component went.</summary>
    public void ObservePositions(EventHeader header, IReadOnlyList<MaterialReference> components)
    {
        foreach (var component in components.Where(c => c.Position is not null))
        {
            Observe(header, [component], context: [new Identifier("position", component.Position!)]);
        }
    }

    /// <summary>Gives what was collected.</summary>
    public GenealogyChange Build(Retraction? retracts) => new(messageId)
    {
        Nodes = [.. _nodes.Values],
        Names = [.. _names],
        Attachments = _attachments,
        Memberships = [.. _memberships],
        Observations = _observations,
        Retracts = retracts,
        Unidentified = _unidentified,
    };

    private List<(MaterialReference Material, NodeIdentity Node)> Identify(IReadOnlyList<MaterialReference> materials)
    {
        var found = new List<(MaterialReference, NodeIdentity)>();
        foreach (var material in materials)
        {
            if (NodeIdentity.Of(material, system) is not { } node)
            {
                _unidentified.Add(material);
                continue;
            }

            Note(node);
            found.Add((material, node));
            if (node.Lot is { } lot)
            {
                Note(lot);
                _memberships.Add(new MembershipFact(node.Node.Key, lot.Node.Key, EvidenceGrade.Exact, messageId));
            }
        }

        return found;
    }

    private void Note(NodeIdentity node)
    {
        _nodes[node.Node.Key] = _nodes.TryGetValue(node.Node.Key, out var known) ? known.With(node.Node) : node.Node;
        _names.UnionWith(node.Names);
    }

    private void Add(EventHeader header, string group, AttachmentRole role, MaterialReference material, NodeIdentity node) =>
        _attachments.Add(new Attachment
        {
            MessageId = messageId,
            Ordinal = _attachments.Count,
            Group = group,
            Role = role,
            Node = node.Node.Key,
            Quantity = material.Quantity,
            Unit = material.Unit,
            Evidence = material.Evidence ?? Default(header.Operation, node.Node.Kind),
            Operation = header.Operation,
            Transformation = header.Transformation?.Id,
            Kind = header.Transformation?.Kind,
            Closes = header.Transformation?.Closed == true,
            EventKey = header.EventKey,
            At = header.At,
        });

    // A node known only by a worldwide name is one thing until a message says that it is a lot.
    private static EvidenceGrade Default(Operation operation, NodeKind kind) =>
        operation == Operation.Backflush ? EvidenceGrade.Assumed
        : kind == NodeKind.Lot ? EvidenceGrade.Bulk
        : EvidenceGrade.Exact;

    private static MaterialReference Origin(string scheme, string value, string? supplier) => scheme == "heat"
        ? new MaterialReference { Lot = value, Identifiers = [new Identifier("heat", "urn:heat:" + NodeIdentity.Derive(supplier ?? "", value), supplier)] }
        : new MaterialReference { Lot = value, Identifiers = [new Identifier("lot", value, supplier)] };

    private static string Code(Operation operation) => JsonNamingPolicy.KebabCaseLower.ConvertName(operation.ToString());

    private static IEnumerable<Identifier> Steps(EventHeader header)
    {
        if (header.BusinessStep is not null)
        {
            yield return new Identifier("business-step", header.BusinessStep);
        }

        if (header.Disposition is not null)
        {
            yield return new Identifier("disposition", header.Disposition);
        }
    }
}
