namespace IntegrationHub.Core.Contracts.Compatibility;

/// <content>Choices, exclusions and conditions.</content>
internal sealed partial class Containment
{
    private bool IsChoiceKnown(Conjunction known, SchemaPart rule, string keyword)
    {
        var wanted = rule.One(keyword)!;
        return known.Parts.Any(part => part.One(keyword) is { } choice && (keyword == "not" ? IsSame(choice, wanted) : AreSame(part.List(keyword), rule.List(keyword))));
    }

    private bool AreSame(IReadOnlyList<SchemaPart> one, IReadOnlyList<SchemaPart> other) =>
        one.Count == other.Count && one.All(a => other.Any(b => IsSame(a, b))) && other.All(b => one.Any(a => IsSame(a, b)))
        && one.Select(part => ComparedSchema.Meaning(part.Value)).Distinct(StringComparer.Ordinal).Count() == one.Count;

    // What was excluded before covers what is excluded now, or they are of different types.
    private bool Not(Conjunction known, SchemaPart excluded, string path)
    {
        if ((SchemaTypes.Of(known) & SchemaTypes.Of(Conjunction.Of(excluded))) == 0)
        {
            return true;
        }

        // Here the roles are turned round: what the judge excludes must be within what was excluded.
        return known.Parts.Any(part => part.One("not") is { } before && new Containment(judge, given).Shows(Conjunction.Of(excluded), before, path, []));
    }

    private bool Branches(Conjunction known, SchemaPart rule, string path, string at, List<Obstacle> obstacles)
    {
        var (condition, then, otherwise) = (rule.One("if")!, rule.One("then"), rule.One("else"));
        foreach (var part in known.Parts)
        {
            if (part.One("if") is { } before && IsSame(before, condition)
                && Branch(known, part.One("then"), then, path) && Branch(known, part.One("else"), otherwise, path))
            {
                return true;
            }
        }

        // Whichever branch applies, it accepts.
        return (Branch(known, null, then, path) && Branch(known, null, otherwise, path)) || Fail(obstacles, path, at, "a branch of the condition may refuse it");
    }

    private bool Branch(Conjunction known, SchemaPart? before, SchemaPart? rule, string path) =>
        rule is null || Shows(before is null ? known : known.With(before), rule, path, []);
}
