namespace IntegrationHub.Core.Mapping.Inference.Recipes;

/// <summary>Rules for what messages say of material: item, serial number, lot, quantity with unit.</summary>
internal static class MaterialRules
{
    /// <summary>Makes rules for the list of materials: of the message itself, or of the elements of its list that names material.</summary>
    public static IEnumerable<RuleDraft?> List(RecipeInput input, string target)
    {
        var level = input.Lists.FirstOrDefault(list => input.Columns.Look(columns => Numbers(columns, list)) > input.Columns.Look(columns => Numbers(columns, "")));
        if (level is null)
        {
            return One(input, input.Root, $"{target}/0", "");
        }

        var rules = One(input, input.In(level), "", level).OfType<RuleDraft>().ToList();
        return [new RuleDraft
        {
            Id = "materials", ForEach = level[..^2], Into = target,
            Confirm = "each element is a material: " + string.Join("; ", rules.Select(rule => $"{rule.Id} from {rule.Confirm}")),
            Rules = [.. rules.Select(rule => rule with { Id = "material." + rule.Id, Confirm = null })],
        }];
    }

    /// <summary>Makes rules for one material.</summary>
    public static IEnumerable<RuleDraft?> One(RecipeInput input, RuleWriter writer, string prefix, string level, bool quantities = true)
    {
        var columns = input.Columns;
        var (item, serial, lot) = (columns.Role(ColumnRole.Item, Hint.Item, level, above: true), columns.Role(ColumnRole.Serial, Hint.Serial, level), columns.Role(ColumnRole.Lot, Hint.Lot, level));

        // A GS1 key holds the item too; a column of its own says it in the system's words.
        var key = new[] { serial, lot }.FirstOrDefault(source => source is { Facts.AreGs1: true });
        yield return writer.Material("item", $"{prefix}/item/id", item ?? key);
        yield return writer.Material("serial", $"{prefix}/serial", serial);
        yield return writer.Material("lot", $"{prefix}/lot", lot);
        if (quantities && columns.Role(ColumnRole.Quantity, Hint.Quantity, level) is { Facts.Number: not null } quantity)
        {
            yield return writer.Quantity("quantity", $"{prefix}/quantity", quantity);
            yield return writer.Unit("unit", $"{prefix}/unit", columns.Role(ColumnRole.Unit, Hint.Unit, level), quantity);
        }
    }

    // Serial numbers and lots say where the material is; its item may stand once above the list.
    private static int Numbers(Candidates columns, string level) =>
        (columns.Role(ColumnRole.Serial, Hint.Serial, level) is null ? 0 : 2) + (columns.Role(ColumnRole.Lot, Hint.Lot, level) is null ? 0 : 2) + (columns.Role(ColumnRole.Item, Hint.Item, level) is null ? 0 : 1);
}
