namespace IntegrationHub.Core.Reconciliation;

/// <summary>What the hub itself has seen of an item. Null is not known: nothing seen proves nothing, because not every movement passes the hub.</summary>
public sealed record ItemKnowledge
{
    /// <summary>Gets the knowledge of nothing.</summary>
    public static ItemKnowledge None { get; } = new();

    /// <summary>Gets whether stock exists.</summary>
    public bool? HasStock { get; init; }

    /// <summary>Gets how many transformations (production or rework orders) with or for the item are open.</summary>
    public int? OpenOrders { get; init; }

    /// <summary>Gets how many serial numbers were seen.</summary>
    public int? SerialNumbers { get; init; }

    /// <summary>Gets how many lots were seen.</summary>
    public int? Lots { get; init; }

    /// <summary>Gets how many movements were seen.</summary>
    public int? Movements { get; init; }

    /// <summary>Gets whether the item was seen backflushed.</summary>
    public bool? Backflushed { get; init; }

    /// <summary>Gets whether the plants of the system have the same flag.</summary>
    public bool? SameFlagAtAllPlants { get; init; }

    /// <summary>Gets how many pieces the largest lot that was seen holds.</summary>
    public decimal? LargestLot { get; init; }
}
