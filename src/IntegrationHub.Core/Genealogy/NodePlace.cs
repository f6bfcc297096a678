using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy;

/// <summary>Where a node is by the last event on record.</summary>
public enum NodeState
{
    /// <summary>Nothing on record says.</summary>
    Unknown,

    /// <summary>In stock.</summary>
    Stock,

    /// <summary>Issued to work that is not reported as finished.</summary>
    InWork,

    /// <summary>Built into something else, or used up.</summary>
    Used,

    /// <summary>In a container.</summary>
    Packed,

    /// <summary>With a subcontractor.</summary>
    Subcontractor,

    /// <summary>With a customer: beyond any block.</summary>
    Shipped,

    /// <summary>Scrapped, destroyed or taken as a sample.</summary>
    Scrapped,
}

/// <summary>Where a node is, for those who must find and block it.</summary>
/// <param name="State">The kind of place.</param>
/// <param name="At">Since when, UTC ISO 8601; null where no time is on record.</param>
/// <param name="Segment">The stock segment last reported of it.</param>
/// <param name="Party">The customer it was shipped to, or the supplier or subcontractor named last.</param>
public sealed record NodePlace(NodeState State, string? At, StockSegment? Segment, string? Party)
{
    /// <summary>Says where an operation leaves what took part in it.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="isInput">Whether it went in.</param>
    /// <param name="hasOutput">Whether it is on record what came out.</param>
    public static NodeState After(Operation operation, bool isInput, bool hasOutput) => operation switch
    {
        Operation.Ship => NodeState.Shipped,
        Operation.Scrap or Operation.Destroy or Operation.Sample => isInput || !hasOutput ? NodeState.Scrapped : NodeState.Stock,
        Operation.SubcontractOut => NodeState.Subcontractor,
        Operation.Pack or Operation.Kit => isInput ? NodeState.Packed : NodeState.Stock,
        _ when !isInput => NodeState.Stock,
        Operation.Issue or Operation.Rework => hasOutput ? NodeState.Used : NodeState.InWork,
        Operation.Transfer or Operation.Receive or Operation.Return or Operation.Count or Operation.Adjust or Operation.Remove or Operation.Unpack or Operation.Unkit => NodeState.Stock,
        _ => NodeState.Used,
    };
}
