namespace IntegrationHub.Core.Mapping.Inference.Recipes;

internal static class SupplierEventRecipe
{
    public static Recipe Recipe { get; } = new("supplier-event", "srm", Evidence, Rules);

    private static IEnumerable<(int, string?)> Evidence(Candidates columns)
    {
        var supplier = columns.All.FirstOrDefault(finding => finding.Hint.HasFlag(Hint.Supplier) && finding.Facts.Count > 0);
        yield return supplier is null ? (0, null) : (3, $"{NameHints.NameOf(supplier.Path)} names a supplier");
        yield return supplier is not null && columns.All.Any(finding => finding.Role is ColumnRole.Lot or ColumnRole.Serial) ? (2, "there are lots or serial numbers") : (0, null);
        yield return supplier is not null && columns.All.Any(finding => finding.Role == ColumnRole.Quantity) ? (1, "there is a quantity") : (0, null);
    }

    private static IEnumerable<RuleDraft?> Rules(RecipeInput input)
    {
        var (columns, root) = (input.Columns, input.Root);
        yield return root.Text("id", "/id", columns.Named(Hint.Order, "", DocumentRules.IsUnique)) ?? DocumentRules.NoNumber("/id");
        yield return RuleWriter.Const("kind", "/kind", "receipt", "no column says what the supplier did; it may be an advice or a status");
        yield return root.Text("supplier", "/supplier/id", columns.Named(Hint.Supplier, "", finding => finding.Facts.ProseShare < 0.3), required: true);
        yield return root.Text("supplier-name", "/supplier/name", columns.Named(Hint.Supplier, ""));
        yield return root.Time("time", "/times/event", columns.Role(ColumnRole.Time, Hint.Time, ""));
        foreach (var rule in MaterialRules.List(input, "/received"))
        {
            yield return rule;
        }

        if (root.Text("order", "/documents/0/id", columns.Role(ColumnRole.Document, Hint.Order, "")) is { } order)
        {
            yield return RuleWriter.Const("order-type", "/documents/0/type", "order", "") with { Confirm = null, When = $"{{ present: {YamlText.Of(order.From!)} }}" };
            yield return order with { Confirm = $"{order.Confirm}; it is the number of an order" };
        }
    }
}
