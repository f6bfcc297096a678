using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>Checks the examples of a mapping by the contracts without running a rule.</summary>
public static class ExampleCheck
{
    /// <summary>Checks what is given by the contract of the input, and what is expected in full by that of its output.</summary>
    /// <returns>Faults <c>MAP-0207</c>, each at the example; contracts that are not known are passed over.</returns>
    public static IReadOnlyList<Problem> Check(MappingPlan plan, IContractLookup contracts)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(contracts);
        var problems = new List<Problem>();
        foreach (var example in plan.File.Examples)
        {
            Check(example, "given", example.Given, contracts.Find(plan.File.From), problems);
            foreach (var (output, document) in Expected(plan.File, example))
            {
                Check(example, output.Name, document, contracts.Find(output.To), problems);
            }
        }

        return problems;
    }

    private static IEnumerable<(MappingOutput Output, YamlNode Document)> Expected(MappingFile file, MappingExample example) =>
        example.Expect is null ? []
        : file.Node["outputs"] is null ? [(file.Outputs[0], example.Expect)]
        : file.Outputs.SelectMany(output => example.Expect[output.Name] is not { } documents ? []
            : (documents.Kind == YamlKind.Sequence ? documents.Items : [documents]).Select(document => (output, document)));

    private static void Check(MappingExample example, string what, YamlNode document, Contract? contract, List<Problem> problems)
    {
        var tape = TokenTape.Parse(document.ToJson());
        problems.AddRange(!tape.Succeeded ? tape.Problems.Select(problem => problem with { Place = example.Place })
            : contract?.Validate(tape.Value).Errors.Select(error => new Problem(
                "MAP-0207", $"Example '{example.Name}', {what}{error.InstanceLocation}: {error.Message}", document.Place, error.AbsoluteKeywordLocation, error.RawValue)) ?? []);
    }
}
