using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Translation;

/// <summary>What a cell of the policy table says to do.</summary>
public enum TranslationAction
{
    /// <summary>Pass on as it is.</summary>
    Preserve,

    /// <summary>Put pieces into their lots, sublots into theirs.</summary>
    Aggregate,

    /// <summary>Name the pieces of a lot where all are known, the contents of a container, or the lot of an amount where an override names it.</summary>
    Expand,

    /// <summary>Give the set that the pieces are from; never for a posting.</summary>
    Candidates,

    /// <summary>Keep only how much of which item.</summary>
    QuantityOnly,

    /// <summary>Hold back for a person.</summary>
    Refuse,
}

/// <summary>One cell of the table; null stands for <c>*</c>.</summary>
public sealed record PolicyCell(
    Operation? Operation, SourceGranularity? Source, TargetHolding? Target, Purpose? Purpose, string? Risk,
    TranslationAction Action, string? Role = null, string? Deadline = null)
{
    /// <summary>Gets the site of an override; null for every site.</summary>
    public string? Site { get; init; }

    /// <summary>Gets the item class of an override; null for every class.</summary>
    public string? ItemClass { get; init; }

    /// <summary>Gets the lot that an override names for amounts of unknown lot.</summary>
    public string? Lot { get; init; }

    /// <summary>Gets why; null only where a target takes what it is given.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets whether the cell holds for a site or an item class only.</summary>
    public bool IsOverride => Site is not null || ItemClass is not null;

    /// <summary>Gets the address of the cell, as loss records name it.</summary>
    public string Address => string.Join('/', Word(Operation), Word(Source), Word(Target), Word(Purpose), Risk ?? "*")
        + (IsOverride ? $" at {Site ?? "*"}/{ItemClass ?? "*"}" : "");

    // Members from left to right: where two cells fix equally many, the one that fixes the operation is more specific. A cell for a site or class is before all that are for everybody.
    internal (int Override, int Fixed, int Left) Specificity
    {
        get
        {
            bool[] isFixed = [Operation is not null, Source is not null, Target is not null, Purpose is not null, Risk is not null];
            return ((Site is null ? 0 : 2) + (ItemClass is null ? 0 : 1), isFixed.Count(f => f), isFixed.Aggregate(0, (sum, f) => (sum * 2) + (f ? 1 : 0)));
        }
    }

    internal bool Covers(PolicyCase one) =>
        (Operation ?? one.Operation) == one.Operation && (Source ?? one.Source) == one.Source && (Target ?? one.Target) == one.Target
        && (Purpose ?? one.Purpose) == one.Purpose && (Risk is null || Risk == one.Risk)
        && (Site is null || Site == one.Site) && (ItemClass is null || ItemClass == one.ItemClass);

    private static string Word<T>(T? value)
        where T : struct, Enum => value is null ? "*" : System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.Value.ToString());
}

/// <summary>A case that the table answers.</summary>
/// <param name="Operation">What happens.</param>
/// <param name="Source">How finely the message names the material.</param>
/// <param name="Target">What the target holds for the item.</param>
/// <param name="Purpose">What the result is for.</param>
/// <param name="Risk">The risk class of the item; null where it has none.</param>
/// <param name="Site">The hub site; null where the event names none.</param>
/// <param name="ItemClass">The item class; null where none is declared.</param>
public sealed record PolicyCase(
    Operation Operation, SourceGranularity Source, TargetHolding Target, Purpose Purpose, string? Risk = null, string? Site = null, string? ItemClass = null);

/// <summary>The controlled table <c>mappings/policies/translation.yaml</c>.</summary>
/// <param name="Version">The version of the file.</param>
/// <param name="Cells">The cells, overrides among them; the most specific one that covers a case wins.</param>
/// <param name="Default">What holds where no cell covers: it refuses and names who must answer.</param>
public sealed record TranslationPolicy(string Version, IReadOnlyList<PolicyCell> Cells, PolicyCell Default)
{
    /// <summary>Finds the cell for a case.</summary>
    public PolicyCell Decide(PolicyCase one) => Cells.Where(c => c.Covers(one)).MaxBy(c => c.Specificity) ?? Default;

    /// <summary>Finds the cell for a case at no particular site, of an item without class.</summary>
    public PolicyCell Decide(Operation operation, SourceGranularity source, TargetHolding target, Purpose purpose, string? risk) =>
        Decide(new PolicyCase(operation, source, target, purpose, risk));

    /// <summary>Names a cell of this version.</summary>
    public string Name(PolicyCell cell) => $"policies/translation@{Version} {cell.Address}";
}
