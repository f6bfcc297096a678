using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Translation;

/// <summary>What no cell may do, wherever it stands: let traceability shrink in silence, or guess.</summary>
public static class PolicyCellCheck
{
    /// <summary>Names the faults of a cell, each with its remedy.</summary>
    public static IEnumerable<string> Faults(PolicyCell cell)
    {
        if (cell.Action != TranslationAction.Preserve && cell.Reason is null)
        {
            yield return "A cell that changes or refuses something says why. Add 'reason'.";
        }

        if (Shrinks(cell) && cell is not { Source: not null, Target: not null, Purpose: not null })
        {
            yield return "A cell that lets the target know less names source, target and purpose: a rest must not shrink in silence. Name them.";
        }

        if (Shrinks(cell) && cell is { Purpose: Purpose.Posting, Operation: null })
        {
            yield return "A posting may say less only for an operation that is named. Add 'operation'.";
        }

        if (cell is { Action: TranslationAction.Candidates, Purpose: null or Purpose.Posting })
        {
            yield return "Candidates are never posted: stock is not one of several. Use them for the purpose record or label.";
        }

        if (cell.Lot is not null && cell is not { Action: TranslationAction.Expand, Source: SourceGranularity.Quantity })
        {
            yield return "'lot' names the lot of amounts. Use it with `source: quantity` and `action: expand`.";
        }

        if (cell is { Action: TranslationAction.Expand, Source: SourceGranularity.Quantity, Lot: null })
        {
            yield return "The lot of an amount is never guessed. Name it with 'lot' in an override.";
        }
    }

    /// <summary>Says whether the target knows less by the cell than the source did.</summary>
    public static bool Shrinks(PolicyCell cell) => cell.Action is TranslationAction.Aggregate or TranslationAction.Candidates or TranslationAction.QuantityOnly;
}
