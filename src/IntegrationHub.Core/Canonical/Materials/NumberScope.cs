namespace IntegrationHub.Core.Canonical.Materials;

/// <summary>Within what a serial or lot number names one thing.</summary>
public enum NumberScope
{
    /// <summary>Within the item.</summary>
    Item,

    /// <summary>Within the item and the plant: the same number of another plant is another thing.</summary>
    Plant,

    /// <summary>Everywhere in the system, whatever the item.</summary>
    Client,
}

/// <summary>How far the numbers of a system are unique.</summary>
/// <param name="Serial">Serial numbers.</param>
/// <param name="Lot">Lot numbers.</param>
public sealed record NumberUniqueness(NumberScope Serial, NumberScope Lot)
{
    /// <summary>Gets what holds where nothing is declared: numbers are unique within the item.</summary>
    public static NumberUniqueness Undeclared { get; } = new(NumberScope.Item, NumberScope.Item);
}
