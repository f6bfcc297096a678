using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Reconciliation.Rehearsals;

/// <summary>All that a rehearsal reads.</summary>
public sealed record RehearsalInput
{
    /// <summary>Gets the item.</summary>
    public required string Item { get; init; }

    /// <summary>Gets the flag that is wished for.</summary>
    public required TrackingFlags To { get; init; }

    /// <summary>Gets the day from which it shall hold, microseconds UTC.</summary>
    public required long From { get; init; }

    /// <summary>Gets the snapshots of the item.</summary>
    public required IReadOnlyList<MasterSnapshot> Snapshots { get; init; }

    /// <summary>Gets the systems that hold masters, and products that are asked for besides.</summary>
    public required IReadOnlyList<SystemCapability> Systems { get; init; }

    /// <summary>Gets the system that says what is right; null where none is declared.</summary>
    public string? Authority { get; init; }

    /// <summary>Gets the ways on which material goes between systems.</summary>
    public IReadOnlyList<Crossing> Crossings { get; init; } = [];

    /// <summary>Gets what the hub has seen of the item.</summary>
    public ItemKnowledge Known { get; init; } = ItemKnowledge.None;

    /// <summary>Gets what the movements that passed the hub leave of the item, by place; null is not looked up.</summary>
    public IReadOnlyList<KnownStock>? Stock { get; init; }

    /// <summary>Gets the numbers of the orders with the item that are open in the hub.</summary>
    public IReadOnlyList<string> Orders { get; init; } = [];

    /// <summary>Gets the time of the rehearsal, microseconds UTC.</summary>
    public required long Now { get; init; }
}

/// <summary>What one system makes of the change.</summary>
public enum RehearsalAnswer
{
    /// <summary>It says so already.</summary>
    Already,

    /// <summary>Nothing that is published or known stands against it.</summary>
    CanChange,

    /// <summary>Preconditions must be looked at in the system.</summary>
    LookFirst,

    /// <summary>It refuses today.</summary>
    Refuses,

    /// <summary>It cannot say it; what it can say instead is named.</summary>
    CannotExpress,

    /// <summary>It does not have the item.</summary>
    NoSuchItem,
}

/// <summary>One step of the plan, in its order.</summary>
/// <param name="Order">From 1.</param>
/// <param name="System">The system.</param>
/// <param name="Site">The hub site; null is the item.</param>
/// <param name="Today">What it says today, in words.</param>
/// <param name="Target">What it shall say, in words: the wished flag, or the nearest it can.</param>
/// <param name="Answer">What it makes of the change.</param>
/// <param name="Checks">Its preconditions.</param>
/// <param name="Why">The answer in words.</param>
public sealed record RehearsalStep(
    int Order, string System, string? Site, string Today, string Target, RehearsalAnswer Answer, IReadOnlyList<PreconditionCheck> Checks, string Why);

/// <summary>The plan of a flag change, as a document that a change request can carry.</summary>
/// <param name="Item">The item.</param>
/// <param name="To">The wished flag, in words.</param>
/// <param name="From">The day, ISO 8601.</param>
/// <param name="Feasible">Whether no system refuses today.</param>
/// <param name="Steps">The systems in the order in which they change.</param>
/// <param name="Stock">What happens to stock that exists.</param>
/// <param name="Orders">What happens to open orders.</param>
/// <param name="Meanwhile">What the hub translates until all have changed.</param>
public sealed record FlagRehearsal(
    string Item, string To, string From, bool Feasible, IReadOnlyList<RehearsalStep> Steps,
    IReadOnlyList<string> Stock, IReadOnlyList<string> Orders, IReadOnlyList<string> Meanwhile);
