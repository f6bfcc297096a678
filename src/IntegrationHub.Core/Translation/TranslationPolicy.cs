using IntegrationHub.Core.Canonical.Events;

namespace IntegrationHub.Core.Translation;

/// <summary>What a cell of the policy table says to do.</summary>
public enum TranslationAction
{
    /// <summary>Pass on as it is.</summary>
    Preserve,

    /// <summary>Put pieces into their lots.</summary>
    Aggregate,

    /// <summary>Name the pieces of a lot, where all are known.</summary>
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
    /// <summary>Gets the address of the cell, as loss records name it.</summary>
    public string Address => string.Join('/', Word(Operation), Word(Source), Word(Target), Word(Purpose), Risk ?? "*");

    // Members from left to right: where two cells fix equally many, the one that fixes the operation is more specific.
    internal (int Fixed, int Left) Specificity
    {
        get
        {
            bool[] isFixed = [Operation is not null, Source is not null, Target is not null, Purpose is not null, Risk is not null];
            return (isFixed.Count(f => f), isFixed.Aggregate(0, (sum, f) => (sum * 2) + (f ? 1 : 0)));
        }
    }

    internal bool Covers(Operation operation, SourceGranularity source, TargetHolding target, Purpose purpose, string? risk) =>
        (Operation ?? operation) == operation && (Source ?? source) == source && (Target ?? target) == target
        && (Purpose ?? purpose) == purpose && (Risk is null || Risk == risk);

    private static string Word<T>(T? value)
        where T : struct, Enum => value is null ? "*" : System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.Value.ToString());
}

/// <summary>The controlled table <c>mappings/policies/translation.yaml</c>.</summary>
/// <param name="Version">The version of the file.</param>
/// <param name="Cells">The cells; the most specific one that covers a case wins.</param>
/// <param name="Default">What holds where no cell covers: it refuses and names who must answer.</param>
public sealed record TranslationPolicy(string Version, IReadOnlyList<PolicyCell> Cells, PolicyCell Default)
{
    /// <summary>Finds the cell for a case.</summary>
    public PolicyCell Decide(Operation operation, SourceGranularity source, TargetHolding target, Purpose purpose, string? risk) =>
        Cells.Where(c => c.Covers(operation, source, target, purpose, risk)).MaxBy(c => c.Specificity) ?? Default;

    /// <summary>Names a cell of this version.</summary>
    public string Name(PolicyCell cell) => $"policies/translation@{Version} {cell.Address}";
}
