using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Run;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping;

/// <summary>What goes there and back must come out the same, but for what is named as lost.</summary>
public sealed class RoundTripTests
{
    private const string Back = "language: 1\nmapping: test/back\nversion: 1.0.0\nfrom: test/out@1.0.0\nto: test/in@1.0.0\nrules:\n";

    [Theory]
    [InlineData("  - { id: r, set: /a, from: /x }\n  - { id: n, set: /n, from: /n }", "[]", null)]
    [InlineData("  - { id: r, set: /a, from: /x }", "[]", "/n: went as 1, came back as nothing")]
    [InlineData("  - { id: r, set: /a, from: /x }", "[/n]", null)]
    [InlineData("  - { id: r, set: /a, from: /x, do: [lower] }", "[/n]", "/a: went as \"A\", came back as \"a\"")]
    [InlineData("  - { id: r, set: /a, from: /x }\n  - { id: m, set: /m, const: 1 }", "[/n]", "/m: went as nothing, came back as 1")]
    [InlineData("  - { id: r, set: /a, from: /y, required: true }", "[/n]", "it does not come back")]
    public void A_difference_names_place_and_both_values(string back, string loses, string? told)
    {
        var result = Assert.Single(RoundTripRunner.Run(There($"roundTrip: {{ back: test/back@1.0.0, loses: {loses} }}"), new MappingBench().Compile(Back + back).Value));
        Assert.StartsWith("round trip: ", result.Name);
        if (told is null)
        {
            Assert.Null(result.Failure);
        }
        else
        {
            Assert.Contains(told, result.Failure);
        }
    }

    [Fact]
    public void A_way_back_that_is_not_there_or_leads_elsewhere_is_told()
    {
        var there = There("roundTrip: { back: test/back@1.0.0 }");
        Assert.Contains("there is no mapping test/back@1.0.0", Assert.Single(RoundTripRunner.Run(there, null)).Failure);
        Assert.Contains("leads from test/in@1.0.0", Assert.Single(RoundTripRunner.Run(there, there)).Failure);
        Assert.Empty(RoundTripRunner.Run(There(""), null));
    }

    private static MappingPlan There(string declaration) => new MappingBench().Compile(MappingBench.Rules(
        "  - { id: r, set: /x, from: /a }\n  - { id: n, set: /n, from: /n }\nexamples: [{ name: e, given: { a: A, n: 1.0 }, expect: { x: A, n: 1 } }, { name: q, given: {}, noOutput: true }]\n" + declaration)).Value;
}
