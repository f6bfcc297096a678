using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Cli.Mapping;

/// <summary>What came of the examples of several mappings.</summary>
/// <param name="Mappings">The mappings that could be run.</param>
/// <param name="Faults">Why others could not.</param>
/// <param name="CoverageAtLeast">How many percent of the rules must have run.</param>
internal sealed record TestRun(IReadOnlyList<TestedMapping> Mappings, IReadOnlyList<Problem> Faults, int CoverageAtLeast)
{
    public bool Passed => Faults.Count == 0 && Mappings.All(mapping => Covers(mapping) && mapping.Report.Results.All(example => example.Passed));

    /// <exception cref="WrongUseException">A name is no mapping of the home, or the home has none.</exception>
    public static TestRun Of(HomeFiles home, IReadOnlyList<string> names, int coverageAtLeast)
    {
        var library = home.Library;
        var chosen = library.Mappings.Where(file => names.Count == 0 || names.Contains(file.Id.Text) || names.Contains(file.Reference.ToString())).ToList();
        var unknown = names.Where(name => !chosen.Exists(file => file.Id.Text == name || file.Reference.ToString() == name)).ToList();
        if (unknown.Count > 0 || (chosen.Count == 0 && library.Problems.Count == 0))
        {
            throw new WrongUseException($"There is no mapping {string.Join(", ", unknown)} without faults in {home.Folder}. It has {string.Join(", ", library.Mappings.Select(file => file.Reference))}.");
        }

        var faults = new List<Problem>(library.Problems);
        var tested = new List<TestedMapping>();
        foreach (var file in chosen)
        {
            var plan = library.Compile(file);
            faults.AddRange(plan.Problems);
            if (plan.Succeeded)
            {
                tested.Add(new TestedMapping(plan.Value, ExampleRunner.Run(plan.Value, home)));
            }
        }

        return new TestRun(tested, [.. faults.Distinct()], coverageAtLeast);
    }

    public bool Covers(TestedMapping mapping) => mapping.Coverage >= CoverageAtLeast;

    public JsonObject ToJson() => new()
    {
        ["passed"] = Passed,
        ["mappings"] = new JsonArray([.. Mappings.Select(mapping => new JsonObject
        {
            ["mapping"] = mapping.Report.Mapping.ToString(),
            ["coverage"] = mapping.Coverage,
            ["covered"] = Covers(mapping),
            ["rulesNotRun"] = Texts(mapping.Report.RulesNotHit),
            ["examples"] = new JsonArray([.. mapping.Report.Results.Select(example => new JsonObject
            {
                ["name"] = example.Name, ["place"] = example.Place, ["passed"] = example.Passed, ["failure"] = example.Failure, ["rules"] = Texts(example.RulesHit),
            })]),
        })]),
        ["faults"] = Problems.ToJson(Faults),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}

/// <summary>A mapping and what came of its examples.</summary>
internal sealed record TestedMapping(MappingPlan Plan, ExampleReport Report)
{
    /// <summary>Gets how many percent of the rules the examples ran, rounded down: 100 means all.</summary>
    public int Coverage => Plan.Rules.Count == 0 ? 100 : (Plan.Rules.Count - Report.RulesNotHit.Count) * 100 / Plan.Rules.Count;
}
