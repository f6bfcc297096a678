namespace IntegrationHub.Core.Contracts.Compatibility;

/// <content>Members of objects.</content>
internal sealed partial class Containment
{
    private bool Members(Conjunction known, SchemaPart rule, string keyword, string path, string at, List<Obstacle> obstacles)
    {
        var members = new KnownMembers(known);
        return keyword switch
        {
            "properties" => All(rule.Map(keyword).Select(member => Shows(members.Of(member.Name), member.Schema, $"{path}/{member.Name}", obstacles))),
            "patternProperties" => All(rule.Map(keyword).Select(pattern => Pattern(members, pattern.Name, pattern.Schema, path, obstacles))),
            "additionalProperties" => Additional(members, rule, path, obstacles),
            "unevaluatedProperties" => Unevaluated(members, rule, path, at, obstacles),
            "dependentSchemas" => All(rule.Map(keyword).Select(member => Dependent(known, members, member.Name, member.Schema, path, obstacles))),
            _ => known.Parts.Any(part => part.One("propertyNames") is { } names && Shows(Conjunction.Of(names), rule.One(keyword)!, path, []))
                || Fail(obstacles, path, at, "names of members are restricted otherwise"),
        };
    }

    // Evaluated to the end, so that all obstacles are told.
    private static bool All(IEnumerable<bool> shown) => shown.ToList().TrueForAll(one => one);

    private bool Pattern(KnownMembers members, string pattern, SchemaPart schema, string path, List<Obstacle> obstacles)
    {
        var named = All(members.Names.Where(name => members.MayMatch(pattern, name)).Select(name => Shows(members.Of(name), schema, $"{path}/{name}", obstacles)));
        if (members.Pattern(pattern) is { } same)
        {
            return Shows(same, schema, $"{path}/{{{pattern}}}", obstacles) && named;
        }

        return All(members.Patterns.Select(other => Shows(members.Pattern(other)!, schema, $"{path}/{{{other}}}", obstacles))) && Shows(members.Rest, schema, $"{path}/*", obstacles) && named;
    }

    private bool Additional(KnownMembers members, SchemaPart rule, string path, List<Obstacle> obstacles)
    {
        var schema = rule.One("additionalProperties")!;
        var (declared, patterns) = (rule.Map("properties").Select(member => member.Name).ToHashSet(StringComparer.Ordinal), rule.Map("patternProperties").Select(member => member.Name).ToList());
        return All(members.Names.Where(name => !declared.Contains(name) && !patterns.Exists(pattern => KnownMembers.Matches(pattern, name) == true))
                .Select(name => Shows(members.Of(name), schema, $"{path}/{name}", obstacles)))
            & All(members.Patterns.Where(pattern => !patterns.Contains(pattern)).Select(pattern => Shows(members.Pattern(pattern)!, schema, $"{path}/{{{pattern}}}", obstacles)))
            & Shows(members.Rest, schema, $"{path}/*", obstacles);
    }

    private bool Unevaluated(KnownMembers members, SchemaPart rule, string path, string at, List<Obstacle> obstacles)
    {
        // Only what the judge evaluates whatever the document is counts; a branch may not apply.
        var sure = Conjunction.Of(rule);
        if (sure.Parts.Any(part => part["patternProperties"] is not null || part["additionalProperties"] is not null))
        {
            return Fail(obstacles, path, at, "which members are evaluated depends on patterns");
        }

        var evaluated = sure.Parts.SelectMany(part => part.Map("properties")).Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        var schema = rule.One("unevaluatedProperties")!;
        return All(members.Names.Where(name => !evaluated.Contains(name)).Select(name => Shows(members.Of(name), schema, $"{path}/{name}", obstacles)))
            & All(members.Patterns.Select(pattern => Shows(members.Pattern(pattern)!, schema, $"{path}/{{{pattern}}}", obstacles)))
            & Shows(members.Rest, schema, $"{path}/*", obstacles);
    }

    private bool Dependent(Conjunction known, KnownMembers members, string name, SchemaPart schema, string path, List<Obstacle> obstacles)
    {
        if (members.Of(name).IsNever)
        {
            return true;
        }

        var with = known.Parts.SelectMany(part => part.Map("dependentSchemas")).Where(member => member.Name == name).Aggregate(known, (all, member) => all.With(member.Schema));
        return Shows(with, schema, path, obstacles);
    }
}
