namespace IntegrationHub.Core.Mapping.Inference.Recipes;

internal static class NonconformanceRecipe
{
    public static Recipe Recipe { get; } = new("nonconformance", "qms", Evidence, Rules);

    private static IEnumerable<(int, string?)> Evidence(Candidates columns)
    {
        var defect = columns.All.FirstOrDefault(finding => finding.Hint.HasFlag(Hint.Defect) && finding.Facts.Count > 0);
        yield return defect is null ? (0, null) : (4, $"{NameHints.NameOf(defect.Path)} names a defect");
        yield return defect is not null && columns.All.Any(finding => finding.Role == ColumnRole.Text) ? (1, "there is a text for people") : (0, null);
        yield return defect is not null && columns.All.Any(finding => finding.Role == ColumnRole.Quantity) ? (1, "there is a quantity") : (0, null);
    }

    private static IEnumerable<RuleDraft?> Rules(RecipeInput input)
    {
        var (columns, root) = (input.Columns, input.Root);
        yield return root.Text("id", "/id", columns.Named(Hint.Order | Hint.Defect, "", finding => DocumentRules.IsUnique(finding) && finding.Facts.IdentifierShare >= 0.95)) ?? DocumentRules.NoNumber("/id");
        yield return RuleWriter.Const("type", "/type", "product", "no column says of which type it is");
        yield return root.Text("observed", "/observed", columns.Named(Hint.Name | Hint.Defect, "", finding => finding.Role == ColumnRole.Text), required: true);
        yield return root.Text("defect", "/defectCodes/0", columns.Named(Hint.Defect, "", finding => finding.Facts.ProseShare < 0.3));
        foreach (var rule in MaterialRules.List(input, "/materials"))
        {
            yield return rule;
        }

        yield return root.Time("time", "/times/event", columns.Role(ColumnRole.Time, Hint.Time, ""));
    }
}
