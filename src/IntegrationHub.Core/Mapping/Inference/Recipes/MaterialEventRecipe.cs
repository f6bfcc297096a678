namespace IntegrationHub.Core.Mapping.Inference.Recipes;

internal static class MaterialEventRecipe
{
    public static Recipe Recipe { get; } = new("material-event", "mes", Evidence, Rules);

    private static IEnumerable<(int, string?)> Evidence(Candidates columns)
    {
        bool Is(ColumnRole role) => columns.All.Any(finding => finding.Role == role);
        bool Named(Hint hint) => columns.All.Any(finding => (finding.Hint & hint) != 0 && finding.Facts.Count > 0);
        yield return Is(ColumnRole.Serial) || Is(ColumnRole.Lot) || Named(Hint.Serial | Hint.Lot) ? (2, "there are serial numbers or lots") : (0, null);
        yield return Is(ColumnRole.Quantity) ? (1, "there is a quantity") : (0, null);
        yield return Is(ColumnRole.Time) ? (1, "there is a time") : (0, null);
        yield return Operation(new Candidates(columns.All)) is { } operation ? (2, $"{NameHints.NameOf(operation.Path)} holds operations") : (0, null);
    }

    private static IEnumerable<RuleDraft?> Rules(RecipeInput input)
    {
        var (columns, root) = (input.Columns, input.Root);
        var operation = root.Codes("operation", "/operation", Operation(columns), codes => Vocabulary.OperationList($"{input.System}-operation", codes), required: true);
        yield return root.Text("id", "/eventId", columns.Named(Hint.Order, "", DocumentRules.IsUnique));
        yield return operation ?? RuleWriter.Const("operation", "/operation", "observe", "no column says what happened; observe is a sighting that moves nothing");
        yield return root.Time("time", "/times/event", columns.Role(ColumnRole.Time, Hint.Time, ""));
        foreach (var rule in MaterialRules.List(input, Side(operation)))
        {
            yield return rule;
        }

        if (root.Text("order", "/documents/0/id", columns.Role(ColumnRole.Document, Hint.Order, "")) is { } order)
        {
            yield return RuleWriter.Const("order-type", "/documents/0/type", "order", "the document is an order") with { Confirm = null, When = $"{{ present: {YamlText.Of(order.From!)} }}" };
            yield return order with { Confirm = $"{order.Confirm}; it is the number of an order" };
        }
    }

    private static ColumnFinding? Operation(Candidates columns) => columns.Named(Hint.Movement, "", finding =>
        finding.Facts is { Distinct: <= 20 } facts && Vocabulary.OperationList("x", [.. facts.Values.Select(value => value.Text)]).Entries.Count > 0);

    // What only goes in are inputs, what only comes out are outputs; of a mixture only a person can tell.
    private static string Side(RuleDraft? operation)
    {
        var meanings = operation?.Lookup?.Entries.Select(entry => entry.Value!.GetValue<string>()).ToList() ?? [];
        return meanings.Count > 0 && meanings.TrueForAll(meaning => meaning is "issue" or "scrap") ? "/inputs"
            : meanings.Count > 0 && meanings.TrueForAll(meaning => meaning is "receive" or "produce") ? "/outputs" : "/materials";
    }
}
