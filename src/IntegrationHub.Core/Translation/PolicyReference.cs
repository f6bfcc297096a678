using System.Text;

namespace IntegrationHub.Core.Translation;

/// <summary>Writes the policy table as a page for people; a test holds mappings/README.md to it.</summary>
public static class PolicyReference
{
    /// <summary>The line before the generated part of the page.</summary>
    public const string Begin = "<!-- translation: generated from policies/translation.yaml, do not edit by hand -->";

    /// <summary>The line after it.</summary>
    public const string End = "<!-- end of translation -->";

    /// <summary>Writes the table in Markdown, lines ended by LF. Cells that say the same stand in one row.</summary>
    public static string Markdown(TranslationPolicy policy)
    {
        var page = new StringBuilder();
        page.Append("| operation | the source names | the target holds | for | risk | then | why |\n|---|---|---|---|---|---|---|\n");
        Rows(page, policy.Cells.Where(c => !c.IsOverride), place: false);
        page.Append("| any | any | any | any | any | ").Append(Then(policy.Default)).Append(" | ").Append(policy.Default.Reason).Append(" |\n");
        if (policy.Cells.Any(c => c.IsOverride))
        {
            page.Append("\nOverrides come before all of these, where they hold:\n\n| site | item class | operation | the source names | the target holds | for | risk | then | why |\n|---|---|---|---|---|---|---|---|---|\n");
            Rows(page, policy.Cells.Where(c => c.IsOverride), place: true);
        }

        return page.ToString();
    }

    private static void Rows(StringBuilder page, IEnumerable<PolicyCell> cells, bool place)
    {
        // Sources share a row only where they meet the same operations and targets: a row means every one of its combinations.
        var rows = cells.GroupBy(c => (c.Action, c.Reason, c.Role, c.Deadline, c.Lot, c.Purpose, c.Risk, c.Site, c.ItemClass)).SelectMany(group => group.GroupBy(c => c.Source)
            .GroupBy(source => string.Join(' ', source.Select(c => $"{c.Operation}>{c.Target}")), StringComparer.Ordinal).Select(same => (group.Key, Cells: same.SelectMany(c => c).ToArray())));
        foreach (var alike in rows)
        {
            page.Append("| ");
            if (place)
            {
                page.Append(alike.Key.Site ?? "any").Append(" | ").Append(alike.Key.ItemClass ?? "any").Append(" | ");
            }

            page.Append(Words(alike.Cells.Select(c => c.Operation))).Append(" | ").Append(Words(alike.Cells.Select(c => c.Source))).Append(" | ").Append(Words(alike.Cells.Select(c => c.Target))).Append(" | ")
                .Append(Words([alike.Key.Purpose])).Append(" | ").Append(alike.Key.Risk ?? "any").Append(" | ").Append(Then(alike.Cells[0])).Append(" | ").Append(alike.Key.Reason).Append(" |\n");
        }
    }

    private static string Then(PolicyCell cell) => PolicyAnswer.Word(cell.Action)
        + (cell.Lot is null ? "" : $" into lot {cell.Lot}") + (cell.Role is null ? "" : $"; {cell.Role} answers within {cell.Deadline}");

    private static string Words<T>(IEnumerable<T?> values)
        where T : struct, Enum => string.Join(", ", values.Distinct().Select(v => v is { } word ? PolicyAnswer.Word(word) : "any"));
}
