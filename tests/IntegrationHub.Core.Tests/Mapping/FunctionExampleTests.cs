using System.Text;
using System.Text.Json.Nodes;
using IntegrationHub.Core.Mapping.Functions;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping;

public sealed class FunctionExampleTests
{
    public static TheoryData<string, string, string, string, string?> Examples()
    {
        var data = new TheoryData<string, string, string, string, string?>();
        foreach (var declaration in FunctionCatalog.Declarations)
        {
            foreach (var example in declaration.Examples)
            {
                data.Add(declaration.Name, example.Call, example.Given, example.Gives, example.Beside);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_documented_example_of_a_function_is_true(string function, string call, string given, string gives, string? beside)
    {
        var result = new MappingBench()
            .WithCodes("codeList: item-factors\nversion: 1.0.0\nentries: { 4711: [{ from: KGM, to: C62, factor: 4, validFrom: 2026-01-01, validTo: 2026-07-01 }, { from: KGM, to: C62, factor: 5, validFrom: 2026-07-01 }] }")
            .Run($"  - {{ id: {function}, set: /out, from: /in, do: [{call}] }}", $$"""{"in":{{given}}{{(beside is null ? "}" : "," + beside[1..])}}""");
        var found = result.Problems.Count > 0 ? "refused"
            : JsonNode.Parse(result.Outputs[0].Document)!["out"] is { } value ? value.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            : "nothing";
        Assert.Equal(gives, found);
    }

    [Fact]
    public void Every_function_is_documented_with_an_example_unless_it_needs_a_system()
    {
        Assert.All(FunctionCatalog.Declarations, d => Assert.EndsWith(".", d.Summary));
        Assert.Equal(["site", "plant"], FunctionCatalog.Declarations.Where(d => d.Examples.Count == 0).Select(d => d.Name));
    }

    [Theory]
    [InlineData("site", "1000", "hamburg")]
    [InlineData("site", "9", "refused")]
    [InlineData("plant", "bremen", "1100")]
    [InlineData("plant", "hamburg", "refused")]
    public void Plants_and_sites_come_from_the_system_and_are_never_guessed(string function, string given, string gives)
    {
        var result = new MappingBench().Run($"  - {{ id: r, set: /out, from: /in, do: [{function}] }}", $$"""{"in":"{{given}}"}""");
        Assert.Equal(gives, result.Problems.Count > 0 ? "refused" : JsonNode.Parse(result.Outputs[0].Document)!["out"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("{ pad: { width: x } }", "MAP-0007")]
    [InlineData("pad", "MAP-0007")]
    [InlineData("{ trim: 3 }", "MAP-0007")]
    [InlineData("{ round: { scale: 2, mode: somehow } }", "MAP-0007")]
    [InlineData("{ instant: { as: iso-8601, zone: Europe/Atlantis } }", "MAP-0007")]
    [InlineData("{ instant: \"%%\" }", "MAP-0007")]
    [InlineData("{ replace: { pattern: \"(?=a)\" } }", "MAP-0011")]
    [InlineData("{ divide: { by: 0, scale: 1, mode: up } }", "MAP-0007")]
    [InlineData("{ convert: { from: KGM, to: stone } }", "MAP-0007")]
    [InlineData("tirm", "MAP-0006")]
    public void A_wrong_argument_is_found_before_any_message(string call, string code)
    {
        var problem = Assert.Single(new MappingBench().Compile(MappingBench.Rules($"  - {{ id: r, set: /out, from: /in, do: [{call}] }}")).Problems);
        Assert.Equal((code, "m.yaml:7", "r"), (problem.Code, problem.Place, problem.Rule));
    }
}
