using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy.Boundaries;

namespace IntegrationHub.Core.Genealogy.Conservation;

/// <summary>Reads the movements of stock out of material events.</summary>
public static class StockMovements
{
    /// <summary>Says what an operation does to its inputs, its outputs and the material that it is about; null: nothing to the quantity.</summary>
    public static (MovementKind? Inputs, MovementKind? Outputs, MovementKind? Materials) Of(Operation operation) => operation switch
    {
        Operation.Receive or Operation.SubcontractIn => (null, MovementKind.Received, MovementKind.Received),
        Operation.Produce or Operation.CoProduct or Operation.ByProduct => (MovementKind.Consumed, MovementKind.Made, null),
        // What an issue names as its output is made by another event, once.
        Operation.Issue or Operation.Backflush or Operation.Install or Operation.Substitute => (MovementKind.Consumed, null, MovementKind.Consumed),
        Operation.Split or Operation.Merge or Operation.Repack or Operation.Relabel or Operation.Convert or Operation.Transfer => (MovementKind.MovedOut, MovementKind.MovedIn, null),
        Operation.Return or Operation.Remove or Operation.Disassemble => (null, MovementKind.Returned, operation == Operation.Return ? MovementKind.Returned : null),
        Operation.Scrap or Operation.Destroy => (MovementKind.Scrapped, null, MovementKind.Scrapped),
        Operation.Sample => (MovementKind.Sampled, null, MovementKind.Sampled),
        Operation.Ship => (MovementKind.Shipped, null, MovementKind.Shipped),
        Operation.SubcontractOut => (MovementKind.MovedOut, null, MovementKind.MovedOut),
        // Freed from its order: it may go into another one.
        Operation.Reallocate => (MovementKind.Returned, null, MovementKind.Returned),
        Operation.Adjust => (MovementKind.AdjustedDown, MovementKind.AdjustedUp, null),
        Operation.Count => (null, MovementKind.Counted, MovementKind.Counted),
        _ => (null, null, null),
    };

    /// <summary>Reads the movements of a supplier event: what the plant received; the supplier's own lots are not its stock.</summary>
    public static IReadOnlyList<StockMovement> From(SupplierEvent e, string messageId, string system) => e.Kind != SupplierEventKind.Receipt ? [] : From(
        new MaterialEvent { EventId = e.Id, Operation = Operation.Receive, Times = e.Times, Site = e.Site, Outputs = e.Received, Partner = e.Supplier }, messageId, system);

    /// <summary>Reads the movements of an event; a correction that only takes another event back moves nothing itself.</summary>
    /// <param name="e">The event.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="system">The system that sent it.</param>
    public static IReadOnlyList<StockMovement> From(MaterialEvent e, string messageId, string system)
    {
        e = EventBoundary.Resolved(e);
        if (GenealogyChanges.TakesBackOnly(e))
        {
            return [];
        }

        var (inputs, outputs, materials) = Of(e.Operation);
        string[] into = [.. (e.Outputs ?? []).Select(m => NodeIdentity.Of(m, system)?.Node.Key).OfType<string>().Distinct(StringComparer.Ordinal)];
        var found = new List<StockMovement>();
        Add(e.Inputs, inputs);
        Add(e.Outputs, outputs);
        Add(e.Materials, materials);
        return found;

        void Add(IReadOnlyList<MaterialReference>? side, MovementKind? kind)
        {
            if (kind is not { } moves)
            {
                return;
            }

            foreach (var material in GenealogyChanges.Named(side ?? []))
            {
                if (NodeIdentity.Of(material, system) is { Node.Kind: NodeKind.Lot or NodeKind.Unit } identity)
                {
                    found.Add(Movement(material, identity, moves));
                }
            }
        }

        StockMovement Movement(MaterialReference material, NodeIdentity identity, MovementKind kind)
        {
            var piece = identity.Node.Kind == NodeKind.Unit;
            return new StockMovement
            {
                MessageId = messageId,
                Ordinal = found.Count,
                Kind = kind,
                Node = identity.Node.Key,
                Lot = piece ? identity.Lot?.Node.Key : identity.Node.Key,
                Item = material.Item?.Id,
                LotNumber = material.Lot,
                Segment = Segment(material, e.Site),
                Quantity = material.Quantity ?? (piece ? 1 : null),
                Unit = material.Unit ?? (piece ? "C62" : null),
                Evidence = material.Evidence ?? (e.Operation == Operation.Backflush ? EvidenceGrade.Assumed : piece ? EvidenceGrade.Exact : EvidenceGrade.Bulk),
                Operation = e.Operation,
                Transformation = e.Transformation?.Id,
                Into = kind == MovementKind.Consumed && into is [var only] ? only : null,
                System = system,
                Partner = e.Partner?.Id,
                EventKey = GenealogyChanges.EventKey(e.EventId, system),
                At = GenealogyChanges.When(e.Times),
            };
        }
    }

    private static StockSegment? Segment(MaterialReference material, string? site) =>
        material.Segment is { } stated ? stated with { Site = stated.Site ?? site } : site is null ? null : new StockSegment(Site: site);
}
