using System.Globalization;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>Whether a precondition is met.</summary>
public enum PreconditionState
{
    /// <summary>The hub does not know; a person looks in the system.</summary>
    NotKnown,

    /// <summary>It is met.</summary>
    Holds,

    /// <summary>It is not met: the system refuses the change today.</summary>
    Fails,
}

/// <summary>One precondition of a change of the flag or of another attribute, checked against what the hub knows.</summary>
/// <param name="Precondition">The precondition.</param>
/// <param name="State">Whether it is met.</param>
/// <param name="Text">What is required, and what the hub knows about it.</param>
/// <param name="Rule">The id of the rule in the system's <c>flagChange</c>.</param>
/// <param name="Source">The document that says so.</param>
public sealed record PreconditionCheck(FlagPrecondition Precondition, PreconditionState State, string Text, string Rule, string Source)
{
    /// <summary>Gets whether the system itself refuses the change while it is not met.</summary>
    public bool Enforced { get; init; }

    /// <summary>Lists the steps between two values.</summary>
    public static IReadOnlyList<FlagStep> Steps(TrackingFlags from, TrackingFlags to)
    {
        var steps = new List<FlagStep>(2);
        Add(from.Lot, to.Lot, FlagStep.LotOn, FlagStep.LotOff);
        Add(from.Serial, to.Serial, FlagStep.SerialOn, FlagStep.SerialOff);
        return steps;

        // From unknown, any step is possible: the rules of both directions are asked.
        void Add(TrackingLevel before, TrackingLevel after, FlagStep on, FlagStep off)
        {
            if (before < after)
            {
                steps.Add(on);
            }

            if (before > after || (before == TrackingLevel.Unknown && after == TrackingLevel.None))
            {
                steps.Add(off);
            }
        }
    }

    /// <summary>Checks the published rules of a system for a change, each precondition once.</summary>
    public static IReadOnlyList<PreconditionCheck> Of(FlagChange rules, TrackingFlags from, TrackingFlags to, ItemKnowledge known) => Of(rules.For(Steps(from, to)), known);

    /// <summary>Checks the published rules of a system for a change of another attribute, each precondition once.</summary>
    public static IReadOnlyList<PreconditionCheck> Of(FlagChange rules, string attribute, ItemKnowledge known) => Of(rules.For(attribute), known);

    private static IReadOnlyList<PreconditionCheck> Of(IEnumerable<FlagChangeRule> rules, ItemKnowledge known) =>
        [.. rules
            .SelectMany(rule => rule.Requires.Select(required => (Required: required, Rule: rule)))
            .OrderBy(pair => pair.Rule.Enforced) // of two rules with one precondition the one that nobody else checks counts
            .DistinctBy(pair => pair.Required)
            .Select(pair =>
            {
                var (state, seen) = Check(pair.Required, known);
                var own = state == PreconditionState.NotKnown && pair.Rule.Enforced ? " (the system itself checks it)" : "";
                return new PreconditionCheck(pair.Required, state, Word(pair.Required) + seen + own, pair.Rule.Id, pair.Rule.Source) { Enforced = pair.Rule.Enforced };
            })];

    private static (PreconditionState State, string Seen) Check(FlagPrecondition required, ItemKnowledge known) => required switch
    {
        FlagPrecondition.ZeroStock => Judge(known.HasStock is { } stock ? !stock : null, known.HasStock == true ? "stock was reported" : ""),
        FlagPrecondition.NoOpenOrders => Count(known.OpenOrders, "open orders"),
        FlagPrecondition.NoSerialNumbers => Count(known.SerialNumbers, "serial numbers"),
        FlagPrecondition.NoTransactions => Count(known.Movements, "movements"),
        FlagPrecondition.NotBackflushed => Judge(known.Backflushed == true ? false : null, known.Backflushed == true ? "it was seen backflushed" : ""),
        FlagPrecondition.SameFlagAtAllPlants => Judge(known.SameFlagAtAllPlants, known.SameFlagAtAllPlants == false ? "they differ today" : ""),
        _ => (PreconditionState.Fails, ""),
    };

    // Some seen refutes "none"; none seen does not prove it.
    private static (PreconditionState, string) Count(int? seen, string what) => seen > 0
        ? Judge(false, string.Create(CultureInfo.InvariantCulture, $"the hub knows {seen} {what}"))
        : Judge(null, "");

    private static (PreconditionState, string) Judge(bool? holds, string seen) => holds switch
    {
        true => (PreconditionState.Holds, " (met)"),
        false => (PreconditionState.Fails, seen.Length > 0 ? $" (not met: {seen})" : " (not met)"),
        null => (PreconditionState.NotKnown, ""),
    };

    private static string Word(FlagPrecondition required) => required switch
    {
        FlagPrecondition.ZeroStock => "no stock of it exists",
        FlagPrecondition.NoOpenOrders => "no order with it is open",
        FlagPrecondition.NoSerialNumbers => "no serial number of it exists",
        FlagPrecondition.NoTransactions => "it was never received, moved or used",
        FlagPrecondition.SameFlagAtAllPlants => "the plants between which it is transferred have the same flag",
        FlagPrecondition.NotBackflushed => "it is not backflushed",
        _ => "it has a new item number (what an existing item says cannot change)",
    };
}
