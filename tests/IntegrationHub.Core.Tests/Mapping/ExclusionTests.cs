using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping;

/// <summary>Two rules for one target: shown to exclude each other, perhaps both, or certainly both.</summary>
public sealed class ExclusionTests
{
    [Theory]
    [InlineData("{ present: /a }", "{ absent: /a }", "")]
    [InlineData("{ equals: { /a: x } }", "{ not: { equals: { /a: x } } }", "")]
    [InlineData("{ equals: { /a: x } }", "{ in: { /a: [y, z] } }", "")]
    [InlineData("{ equals: { /a: x } }", "{ absent: /a }", "")]
    [InlineData("{ matches: { /a: \"^x\" } }", "{ not: { matches: { /a: \"^x\" } } }", "")]
    [InlineData("{ equals: { /a: x } }", "{ matches: { /a: \"^y\" } }", "")]
    [InlineData("{ equals: { /a: x }, present: /b }", "{ any: [{ equals: { /a: y } }, { absent: /b }] }", "")]
    [InlineData("{ any: [{ equals: { /a: x } }, { equals: { /a: y } }] }", "{ not: { in: { /a: [x, y, z] } } }", "")]
    [InlineData("{ equals: { /a: 1 } }", "{ equals: { /a: \"1\" } }", "")]
    [InlineData("{ present: /a }", "{ absent: /b }", "MAP-0209")]
    [InlineData("{ equals: { /a: x } }", "{ in: { /a: [x, y] } }", "MAP-0209")]
    [InlineData("{ matches: { /a: x } }", "{ matches: { /a: y } }", "MAP-0209")]
    [InlineData("{ any: [{ equals: { /a: x } }, { present: /b }] }", "{ equals: { /a: y } }", "MAP-0209")]
    [InlineData("{ present: /a, absent: /b }", "{ absent: /b, present: /a }", "MAP-0208")]
    public void Conditions_are_compared_by_what_they_say(string one, string other, string code)
    {
        var plan = new MappingBench().Compile(MappingBench.Rules($"  - {{ id: one, set: /x, const: 1, when: {one} }}\n  - {{ id: other, set: /x, const: 2, when: {other} }}")).Value;
        var check = MappingChecker.Check(plan, new Anything());
        Assert.Equal(code is "" ? [] : [code], check.Remarks.Concat(check.Problems).Select(problem => problem.Code));
        Assert.All(check.Remarks.Concat(check.Problems), problem => Assert.Equal(("m.yaml:8", "other"), (problem.Place, problem.Rule)));
    }

    private sealed class Anything : IContractLookup
    {
        public Contract? Find(VersionedId reference) => Contract.Compile(
            """{"$id":"test/any","x-version":"1.0.0","properties":{"a":{},"b":{},"x":{}}}"""u8.ToArray(), new SchemaRegistry()).Value;
    }
}
