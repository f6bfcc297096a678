using System.Text.Json;

namespace IntegrationHub.Core.Contracts.Compatibility;

/// <summary>What stands against showing that a value is accepted.</summary>
internal sealed record Obstacle(string Path, string SchemaPath, string Why);

/// <summary>
/// Shows that every document that one version accepts is accepted by another one, keyword by keyword of the one that judges. What is not
/// shown is an obstacle. Recursive schemas are taken to hold where the same question is already open: documents are finite.
/// </summary>
/// <param name="given">The version whose documents are asked about.</param>
/// <param name="judge">The version that judges them.</param>
internal sealed partial class Containment(ComparedSchema given, ComparedSchema judge)
{
    private const int MostSteps = 200_000;
    private readonly Dictionary<string, bool> _answers = new(StringComparer.Ordinal);
    private readonly List<string> _asked = [];
    private int _steps;

    public IReadOnlyList<Obstacle> Breaks()
    {
        if (given.Dialect != judge.Dialect)
        {
            return [new("", "#/$schema", "the versions are written in different dialects, which are not compared")];
        }

        var obstacles = new List<Obstacle>();
        Shows(Conjunction.Of(given.Root), judge.Root, "", obstacles);
        return [.. obstacles.Distinct()];
    }

    private bool Shows(Conjunction known, SchemaPart rule, string path, List<Obstacle> obstacles)
    {
        if (known.IsNever || rule.Value.ValueKind == JsonValueKind.True || SchemaTypes.Of(known) == 0 || (rule.IsObject && known.Parts.Any(part => IsSame(part, rule))))
        {
            return true;
        }

        if (!rule.IsObject)
        {
            return Fail(obstacles, path, rule.Location, "it was allowed and nothing is any more");
        }

        var question = $"{known.Key} => {rule.Location}";
        if (_answers.TryGetValue(question, out var answer))
        {
            return answer || Fail(obstacles, path, rule.Location, "see the same schema above");
        }

        if (++_steps > MostSteps)
        {
            return Fail(obstacles, path, rule.Location, "the versions are too large to compare");
        }

        var before = _asked.Count;
        _asked.Add(question);
        _answers[question] = true;
        var direct = new List<Obstacle>();
        if (Direct(known, rule, path, direct) || ByCases(known, rule, path))
        {
            return true;
        }

        Forget(before);
        _answers[question] = false;
        obstacles.AddRange(direct);
        return false;
    }

    // What was shown while this question was taken to hold is not shown any more.
    private void Forget(int from)
    {
        foreach (var question in _asked.Skip(from).Where(question => _answers[question]))
        {
            _answers.Remove(question);
        }

        _asked.RemoveRange(from, _asked.Count - from);
    }

    private bool Direct(Conjunction known, SchemaPart rule, string path, List<Obstacle> obstacles)
    {
        var shown = true;
        foreach (var keyword in rule.Value.EnumerateObject())
        {
            // All keywords are looked at, so that all obstacles are told.
            shown &= Keyword(known, rule, keyword.Name, keyword.Value, path, obstacles);
        }

        return shown;
    }

    // A value that is one of several things is accepted where each of them is.
    private bool ByCases(Conjunction known, SchemaPart rule, string path)
    {
        foreach (var part in known.Parts)
        {
            foreach (var choice in new[] { "anyOf", "oneOf" })
            {
                if (part.One(choice) is { } named && !known.WasSplit(named) && part.List(choice).All(branch => Shows(known.With(branch, named), rule, path, [])))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool Keyword(Conjunction known, SchemaPart rule, string keyword, JsonElement value, string path, List<Obstacle> obstacles)
    {
        var at = rule.Below(keyword, value).Location;
        return keyword switch
        {
            "$ref" => Reference(known, rule, value.GetString()!, path, at, obstacles),
            "$dynamicRef" => Fail(obstacles, path, at, "a dynamic reference is compared only where the whole schema is the same"),
            "type" or "const" or "enum" or "format" or "pattern" or "uniqueItems" or "multipleOf" or "minimum" or "exclusiveMinimum" or "maximum" or "exclusiveMaximum"
                or "minLength" or "maxLength" or "minItems" or "maxItems" or "minProperties" or "maxProperties" or "required" or "dependentRequired"
                => ValueRules.Obstacle(known, keyword, value) is not { } why || Fail(obstacles, path, at, why),
            "properties" or "patternProperties" or "additionalProperties" or "unevaluatedProperties" or "propertyNames" or "dependentSchemas"
                => (SchemaTypes.Of(known) & SchemaTypes.Object) == 0 || Members(known, rule, keyword, path, at, obstacles),
            "prefixItems" or "items" or "contains" or "unevaluatedItems"
                => (SchemaTypes.Of(known) & SchemaTypes.Array) == 0 || Elements(known, rule, keyword, path, at, obstacles),
            "allOf" => rule.List(keyword).Select(part => Shows(known, part, path, obstacles)).ToList().TrueForAll(shown => shown),
            "anyOf" or "oneOf" or "not" when IsChoiceKnown(known, rule, keyword) => true,
            "anyOf" => rule.List(keyword).Any(branch => Shows(known, branch, path, [])) || Fail(obstacles, path, at, "no branch is sure to accept it"),
            "oneOf" => Fail(obstacles, path, at, "that exactly one branch accepts it is known only where the choice is the same"),
            "not" => Not(known, rule.One(keyword)!, path) || Fail(obstacles, path, at, "what is excluded here may be in it"),
            "if" => Branches(known, rule, path, at, obstacles),
            _ => true, // annotations, definitions, extensions; then and else are looked at with if
        };
    }

    private bool Reference(Conjunction known, SchemaPart rule, string reference, string path, string at, List<Obstacle> obstacles) =>
        rule.Document.Resolve(reference) is { } target ? Shows(known, target, path, obstacles)
        : (rule.Document.Outside(reference) is { } outside && known.LeadsTo(outside)) || Fail(obstacles, path, at, $"it must now satisfy {reference}, which is compared only where both versions refer to it");

    private static bool Fail(List<Obstacle> obstacles, string path, string at, string why)
    {
        obstacles.Add(new Obstacle(path, at, why));
        return false;
    }

    // Equal texts mean the same where what their references lead to is the same.
    private bool IsSame(SchemaPart one, SchemaPart other) =>
        ComparedSchema.Meaning(one.Value) == ComparedSchema.Meaning(other.Value)
        && ComparedSchema.References(one.Value).All(reference => reference is not null
            && (ComparedSchema.IsDefinition(reference) ? given.DefinitionsAreTheSame(judge) : given.Outside(reference) is { } outside && outside == judge.Outside(reference)));
}
