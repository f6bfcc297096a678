namespace IntegrationHub.Core.Systems;

/// <summary>One way in which a tracking flag can change. From lot to serial number is two steps: <see cref="LotOff"/> and <see cref="SerialOn"/>.</summary>
public enum FlagStep
{
    /// <summary>Lots are kept where they were not, or must be kept where they could be.</summary>
    LotOn,

    /// <summary>Lots are no longer kept, or no longer must be.</summary>
    LotOff,

    /// <summary>Serial numbers are kept where they were not, or must be kept where they could be.</summary>
    SerialOn,

    /// <summary>Serial numbers are no longer kept, or no longer must be.</summary>
    SerialOff,
}

/// <summary>What must be true of an item before a system lets its tracking flag change.</summary>
public enum FlagPrecondition
{
    /// <summary>No stock of the item exists.</summary>
    ZeroStock,

    /// <summary>No order for the item or with it is open.</summary>
    NoOpenOrders,

    /// <summary>No serial number of the item exists.</summary>
    NoSerialNumbers,

    /// <summary>The item was never received, moved or used.</summary>
    NoTransactions,

    /// <summary>The plants between which the item is transferred have the same flag.</summary>
    SameFlagAtAllPlants,

    /// <summary>The item is not backflushed.</summary>
    NotBackflushed,

    /// <summary>Never for an existing item: a new item number is needed.</summary>
    NewItem,
}

/// <summary>One published rule about changing the flag.</summary>
/// <param name="Id">The id, by which proposals and rehearsals name it.</param>
/// <param name="Steps">The changes to which it applies.</param>
/// <param name="Requires">What must be true first.</param>
/// <param name="Source">The vendor's document that says so.</param>
public sealed record FlagChangeRule(string Id, IReadOnlyList<FlagStep> Steps, IReadOnlyList<FlagPrecondition> Requires, string Source)
{
    /// <summary>Gets the other master attributes to which it applies, by their names; empty for a rule of the flag alone.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Gets whether the system itself refuses a change while they are not met: then asking it does no harm where the hub does not know.</summary>
    public bool Enforced { get; init; }
}

/// <summary>When a system lets a tracking flag, or another master attribute, change: the member <c>flagChange</c> of its <c>system.yaml</c>.</summary>
/// <param name="Rules">The published rules; all that apply must hold.</param>
/// <param name="Note">What else is published, for people; null where nothing is.</param>
public sealed record FlagChange(IReadOnlyList<FlagChangeRule> Rules, string? Note = null)
{
    /// <summary>Gets the declaration of a system of which nothing is published.</summary>
    public static FlagChange Undeclared { get; } = new([]);

    /// <summary>Finds the rules that apply to any of the steps, in the order of the file.</summary>
    public IEnumerable<FlagChangeRule> For(IReadOnlyCollection<FlagStep> steps) => Rules.Where(rule => rule.Steps.Any(steps.Contains));

    /// <summary>Finds the rules that apply to a change of another master attribute, in the order of the file.</summary>
    public IEnumerable<FlagChangeRule> For(string attribute) => Rules.Where(rule => rule.Attributes.Contains(attribute, StringComparer.Ordinal));
}
