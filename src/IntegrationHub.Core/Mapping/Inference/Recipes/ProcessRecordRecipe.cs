namespace IntegrationHub.Core.Mapping.Inference.Recipes;

internal static class ProcessRecordRecipe
{
    public static Recipe Recipe { get; } = new("process-record", "historian", Evidence, Rules);

    private static IEnumerable<(int, string?)> Evidence(Candidates columns)
    {
        var equipment = columns.All.FirstOrDefault(finding => finding.Hint.HasFlag(Hint.Equipment) && finding.Facts.Count > 0);
        yield return equipment is null ? (0, null) : (4, $"{NameHints.NameOf(equipment.Path)} names equipment");
        yield return equipment is not null && columns.All.Any(finding => finding.Hint.HasFlag(Hint.Program)) ? (1, "a program is named") : (0, null);
        yield return equipment is not null && columns.All.Any(finding => finding.Role is ColumnRole.Lot or ColumnRole.Serial) ? (2, "there are lots or serial numbers") : (0, null);
    }

    private static IEnumerable<RuleDraft?> Rules(RecipeInput input)
    {
        var (columns, root) = (input.Columns, input.Root);
        yield return root.Text("id", "/id", columns.Named(Hint.Order, "", DocumentRules.IsUnique)) ?? DocumentRules.NoNumber("/id");
        foreach (var rule in MaterialRules.List(input, "/materials"))
        {
            yield return rule;
        }

        yield return root.Time("time", "/times/event", columns.Role(ColumnRole.Time, Hint.Time, ""));
        yield return root.Text("operation", "/operation", columns.Named(Hint.Operation, ""));
        yield return root.Text("order", "/transformation", columns.Role(ColumnRole.Document, Hint.Order, ""));
        yield return root.Text("equipment", "/equipment", columns.Named(Hint.Equipment, ""));
        yield return root.Text("program", "/program/name", columns.Named(Hint.Program, ""));
    }
}
