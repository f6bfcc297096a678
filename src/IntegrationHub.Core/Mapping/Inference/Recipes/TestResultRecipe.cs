namespace IntegrationHub.Core.Mapping.Inference.Recipes;

internal static class TestResultRecipe
{
    public static Recipe Recipe { get; } = new("test-result", "test", Evidence, Rules);

    private static IEnumerable<(int, string?)> Evidence(Candidates columns)
    {
        var outcome = columns.All.FirstOrDefault(Candidates.IsOutcome);
        yield return outcome is null ? (0, null) : (3, $"{NameHints.NameOf(outcome.Path)} holds verdicts");
        yield return Has(columns, Hint.Low) && Has(columns, Hint.High) ? (3, "there are lower and upper limits") : (0, null);
        yield return Has(columns, Hint.Station | Hint.Program) ? (1, "a station or program is named") : (0, null);
    }

    private static IEnumerable<RuleDraft?> Rules(RecipeInput input)
    {
        var (columns, root) = (input.Columns, input.Root);
        yield return root.Text("id", "/id", columns.Named(Hint.Order, "", DocumentRules.IsUnique)) ?? DocumentRules.NoNumber("/id");
        foreach (var rule in MaterialRules.One(input, root, "/material", "", quantities: false))
        {
            yield return rule is { Id: "serial" } ? rule with { Required = true } : rule;
        }

        yield return root.Codes("outcome", "/outcome", columns.Outcome(""), codes => Vocabulary.OutcomeList($"{input.System}-outcome", codes), required: true);
        yield return root.Time("time", "/times/event", columns.Role(ColumnRole.Time, Hint.Time, ""));
        yield return root.Text("station", "/station", columns.Named(Hint.Station, ""));
        yield return root.Text("operation", "/operation", columns.Named(Hint.Operation, ""));
        if (columns.Named(Hint.Program, "", finding => !finding.Hint.HasFlag(Hint.Revision)) is { } program)
        {
            yield return root.Text("program", "/program/name", program);
            yield return root.Text("program-revision", "/program/revision", columns.Named(Hint.Revision, "", finding => finding.Hint.HasFlag(Hint.Program) || Near(finding, program)));
        }

        if (Steps(input) is { } steps)
        {
            yield return steps;
            yield break;
        }

        // A table has a row for each measurement: the same members, of the row itself.
        var measurement = Measurement(input, root, "/measurements/0", "").OfType<RuleDraft>().ToList();
        foreach (var rule in measurement.Exists(rule => rule.Id is "value" or "low" or "high") ? measurement : [])
        {
            yield return rule with { Id = "measurement." + rule.Id };
        }
    }

    private static RuleDraft? Steps(RecipeInput input)
    {
        var level = input.Lists.OrderByDescending(list => input.Columns.All.Count(finding => finding.Facts.Column.Level.Path == list && finding.Facts.Count > 0 && (Candidates.IsOutcome(finding) || (finding.Hint & (Hint.Low | Hint.High)) != 0))).FirstOrDefault();
        return level is null || !input.Columns.Look(columns => columns.Outcome(level) is not null || columns.Named(Hint.Low | Hint.High, level) is not null) ? null
            : Loop(input, level);
    }

    private static RuleDraft? Loop(RecipeInput input, string level)
    {
        var rules = Measurement(input, input.In(level), "", level).OfType<RuleDraft>().ToList();
        return rules.Exists(rule => rule.Set == "/name") ? new RuleDraft
        {
            Id = "measurements", ForEach = level[..^2], Into = "/measurements",
            Confirm = $"{string.Join("; ", rules.Select(rule => $"{rule.Id} is {NameHints.NameOf(rule.Source!)}{(rule.Lookup is null ? "" : $" ({rule.Lookup.Words})")}"))}: by their names",
            Rules = [.. rules.Select(rule => rule with { Id = "measurement." + rule.Id, Confirm = null })],
        } : null;
    }

    private static IEnumerable<RuleDraft?> Measurement(RecipeInput input, RuleWriter writer, string prefix, string level)
    {
        var columns = input.Columns;
        if (columns.Named(Hint.Name, level, finding => finding.Facts.Number is null) is not { } name)
        {
            yield break;
        }

        yield return writer.Text("name", $"{prefix}/name", name, required: prefix.Length == 0);
        yield return writer.Text("value", $"{prefix}/value", columns.Named(Hint.Value, level, finding => !finding.Hint.HasFlag(Hint.Low) && !finding.Hint.HasFlag(Hint.High) && finding.Facts.Number is not null));
        yield return writer.Text("unit", $"{prefix}/unit", columns.Role(ColumnRole.Unit, Hint.Unit, level));
        yield return writer.Text("low", $"{prefix}/lowLimit", columns.Named(Hint.Low, level));
        yield return writer.Text("high", $"{prefix}/highLimit", columns.Named(Hint.High, level));
        yield return writer.Codes("outcome", $"{prefix}/outcome", columns.Outcome(level), codes => Vocabulary.OutcomeList($"{input.System}-outcome", codes));
    }

    private static bool Has(Candidates columns, Hint hint) => columns.All.Any(finding => (finding.Hint & hint) != 0 && finding.Facts.Count > 0);

    private static bool Near(ColumnFinding revision, ColumnFinding program) => NameHints.NameOf(revision.Path).StartsWith(NameHints.NameOf(program.Path), StringComparison.OrdinalIgnoreCase);
}
