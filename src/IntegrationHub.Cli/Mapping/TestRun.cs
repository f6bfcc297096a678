using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Cli.Mapping;

/// <summary>What came of the examples of several mappings.</summary>
/// <param name="Mappings">The mappings that could be run.</param>
/// <param name="Faults">Why others could not.</param>
/// <param name="CoverageAtLeast">How many percent of the rules must have run.</param>
internal sealed record TestRun(IReadOnlyList<TestedMapping> Mappings, IReadOnlyList<Problem> Faults, int CoverageAtLeast)
{
    /// <summary>Gets what came of the recorded files of adapters.</summary>
    public IReadOnlyList<FixtureResult> Fixtures { get; init; } = [];

    /// <summary>Gets the requirements of the register, also those that nothing cites.</summary>
    public IReadOnlyDictionary<string, Requirement> Requirements { get; init; } = new Dictionary<string, Requirement>(StringComparer.Ordinal);

    public bool Passed => Faults.Count == 0 && Fixtures.All(fixture => fixture.Failure is null)
        && Mappings.All(mapping => Covers(mapping) && mapping.Report.Results.All(example => example.Passed));

    /// <exception cref="WrongUseException">A name is no mapping of the home, or the home has none.</exception>
    public static TestRun Of(HomeFiles home, IReadOnlyList<string> names, int coverageAtLeast, string? fixtures)
    {
        var library = home.Library;
        var chosen = library.Mappings.Where(file => names.Count == 0 || names.Any(name => Means(name, file, home))).ToList();
        var unknown = names.Where(name => !chosen.Exists(file => Means(name, file, home))).ToList();
        if (unknown.Count > 0 || (chosen.Count == 0 && library.Problems.Count == 0))
        {
            throw new WrongUseException(string.Join(Environment.NewLine, library.Problems.Select(problem => problem.ToString())
                .Prepend($"There is no mapping {string.Join(", ", unknown)} without faults in {home.Folder}. It has {string.Join(", ", library.Mappings.Select(file => file.Reference))}.")));
        }

        var faults = new List<Problem>(library.Problems);
        var tested = new List<TestedMapping>();
        foreach (var file in chosen)
        {
            var plan = library.Compile(file);
            faults.AddRange(plan.Problems);
            if (plan.Succeeded)
            {
                tested.Add(new TestedMapping(plan.Value, ExampleRunner.Run(plan.Value, home, Back)));
            }
        }

        return new TestRun(tested, [.. faults.Distinct()], coverageAtLeast)
        {
            Fixtures = Mapping.Fixtures.Run(home, fixtures, [.. tested.Select(mapping => mapping.Report.Mapping.ToString())]),
            Requirements = library.Requirements,
        };

        MappingPlan? Back(VersionedId reference) =>
            library.Mappings.FirstOrDefault(file => file.Reference == reference) is { } file && library.Compile(file) is { Succeeded: true } plan ? plan.Value : null;
    }

    // A name is an id, an id with version, a mapping file, or a folder of them.
    private static bool Means(string name, MappingFile file, HomeFiles home)
    {
        if (file.Id.Text == name || file.Reference.ToString() == name)
        {
            return true;
        }

        var path = Path.GetFullPath(name);
        var own = Path.GetFullPath(Path.Combine(home.Folder!, file.Node.File));
        return own == path || own.StartsWith(path.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
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
                ["failingRules"] = Texts(example.FailingRules),
            })]),
        })]),
        ["fixtures"] = new JsonArray([.. Fixtures.Select(fixture => new JsonObject { ["file"] = fixture.File, ["mapping"] = fixture.Mapping, ["passed"] = fixture.Failure is null, ["failure"] = fixture.Failure })]),
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
