namespace IntegrationHub.Core.Mapping.Inference.Recipes;

internal static class MaterialMasterRecipe
{
    public static Recipe Recipe { get; } = new("material-master", "erp", Evidence, Rules);

    private static IEnumerable<(int, string?)> Evidence(Candidates columns)
    {
        var item = columns.All.FirstOrDefault(finding => finding.Hint.HasFlag(Hint.Item) && finding.Facts is { Count: >= ColumnFacts.Enough, UniqueShare: >= 0.99 } && finding.Facts.Column.Level.Path.Length == 0);
        yield return item is null ? (0, null) : (2, $"{NameHints.NameOf(item.Path)} is unique");
        yield return item is not null && !columns.All.Any(finding => finding.Role is ColumnRole.Quantity or ColumnRole.Lot or ColumnRole.Serial && finding.Path != item.Path) ? (1, "there is no quantity, lot or serial number") : (0, null);
        yield return columns.All.Any(finding => finding.Hint.HasFlag(Hint.Tracking)) ? (3, "a tracking flag is named") : (0, null);
        yield return columns.All.Any(finding => finding.Hint.HasFlag(Hint.Class)) ? (1, "an item class is named") : (0, null);
    }

    private static IEnumerable<RuleDraft?> Rules(RecipeInput input)
    {
        var (columns, root) = (input.Columns, input.Root);
        yield return root.Text("item", "/item/id", columns.Role(ColumnRole.Item, Hint.Item, ""), required: true);
        yield return root.Text("name", "/item/name", columns.Named(Hint.Name, ""));
        yield return root.Time("changed", "/changedAt", columns.Role(ColumnRole.Time, Hint.Time, ""), "instant");
        if (columns.Role(ColumnRole.Unit, Hint.Unit, "") is { } unit)
        {
            yield return root.Unit("unit", "/baseUnit", unit, unit);
        }

        yield return root.Text("class", "/itemClass", columns.Named(Hint.Class, ""));
        if (columns.Named(Hint.Tracking, "") is { } tracking)
        {
            yield return root.Codes("tracking", "/tracking/0", tracking, codes => Vocabulary.TrackingList($"{input.System}-tracking", codes, tracking.Hint));
        }
    }
}
