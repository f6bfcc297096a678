using System.Text;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping;

public sealed class MappingCheckerTests
{
    private const string From = """
        {"$id":"test/in","x-version":"1.0.0","type":"object","properties":{
          "n":{"type":"number"},"s":{"type":"string"},"code":{"enum":["A","B"]},"unread":{"type":"string"},
          "l":{"type":"array","items":{"type":"object","properties":{"v":{"type":"string"},"w":{"type":"string"}}}}}}
        """;

    private const string To = """
        {"$id":"test/out","x-version":"1.0.0","type":"object","required":["s"],"additionalProperties":false,"properties":{
          "s":{"type":"string"},"kind":{"enum":["x","y"]},
          "l":{"type":"array","items":{"type":"object","required":["v"],"additionalProperties":false,"properties":{"v":{"type":"string"},"w":{"type":"string"}}}}}}
        """;

    private const string Good = "  - { id: s, set: /s, from: /s }";

    [Theory]
    [InlineData(Good, null)]
    [InlineData(Good + "\n  - { id: r, set: /kind, from: /code, lookup: codes@1.0.0 }", null)]
    [InlineData(Good + "\n  - { id: r, forEach: /l, into: /l, rules: [{ id: v, set: /v, from: /v, when: { present: ^/n } }] }", null)]
    [InlineData("  - { id: r, set: /s, from: /typo }", "MAP-0201")]
    [InlineData(Good + "\n  - { id: r, set: /kind, const: x, when: { equals: { /typo: 1 } } }", "MAP-0201")]
    [InlineData(Good + "\n  - { id: r, forEach: /l, into: /l, rules: [{ id: v, set: /v, from: /n }] }", "MAP-0201")]
    [InlineData(Good + "\n  - { id: r, set: /typo, from: /s }", "MAP-0202")]
    [InlineData("  - { id: r, set: /kind, const: x }", "MAP-0203")]
    [InlineData(Good + "\n  - { id: r, forEach: /l, into: /l, rules: [{ id: w, set: /w, from: /w }] }", "MAP-0203")]
    [InlineData(Good + "\n  - { id: r, set: /kind, from: /code, lookup: few@1.0.0 }", "MAP-0204")]
    [InlineData(Good + "\n  - { id: r, set: /kind, from: /code, do: [trim], lookup: few@1.0.0 }", "MAP-0204")]
    [InlineData(Good + "\n  - { id: r, set: /kind, from: /code, do: [{ replace: { pattern: B, with: A } }], lookup: few@1.0.0 }", null)]
    [InlineData(Good + "\n  - { id: r, set: /kind, const: z }", "MAP-0205")]
    [InlineData(Good + "\n  - { id: r, set: /kind, from: /code, lookup: wrong@1.0.0 }", "MAP-0205")]
    [InlineData("  - { id: r, set: /s, from: /n }", "MAP-0206")]
    [InlineData("  - { id: r, set: /s, from: /n, do: [text] }", null)]
    [InlineData("  - { id: r, set: /s, from: /l, do: [trim] }", "MAP-0206")]
    [InlineData("  - { id: r, set: /s, from: /l, do: [count] }", null)]
    [InlineData("  - { id: r, set: /s, from: /n, do: [sum] }", "MAP-0206")]
    [InlineData("  - { id: r, set: /s, from: /s, do: [quantity, number] }", "MAP-0206")]
    [InlineData("  - { id: r, set: /s, from: /l, do: [{ first: { take: /typo } }] }", "MAP-0201")]
    [InlineData("  - { id: r, set: /s, from: /l, do: [{ first: { when: { equals: { /v: x } }, take: /w } }] }", null)]
    [InlineData("  - { id: r, set: /s, from: /n, do: [{ multiply: /typo }] }", "MAP-0201")]
    [InlineData("  - { id: r, set: /s, const: 5 }", "MAP-0206")]
    [InlineData(Good + "\n  - { id: r, set: /kind, from: /l, lookup: codes@1.0.0 }", "MAP-0206")]
    public void A_fault_is_found_by_the_check_and_not_by_a_message(string rules, string? code)
    {
        var problems = MappingChecker.Check(Plan(rules), new Contracts()).Problems;
        Assert.Equal(code is null ? [] : [code], problems.Select(p => p.Code));
        Assert.All(problems, p => Assert.StartsWith("m.yaml:", p.Place));
    }

    [Fact]
    public void Members_that_no_rule_reads_are_listed() =>
        Assert.Equal(["/n", "/code", "/unread", "/l/*/w"],
            MappingChecker.Check(Plan(Good + "\n  - { id: r, forEach: /l, into: /l, rules: [{ id: v, set: /v, from: /v }] }"), new Contracts()).UnreadSources);

    [Fact]
    public void A_row_that_could_not_be_read_is_refused_by_every_mapping()
    {
        using var tape = FormatBench.Read("csv", "", "s\n1\n1,2\n"u8.ToArray()).Value;
        Assert.True(tape.TryResolve("/rows/1", out var row));
        var result = Plan(Good).Run(tape, row, new MappingRunContext { MessageId = "m/1" });
        Assert.Equal(("FMT-0007", "row 3"), (Assert.Single(result.Problems).Code, result.Problems[0].Place));
        Assert.False(result.NoOutput);
    }

    private static MappingPlan Plan(string rules) => new MappingBench()
        .WithCodes("codeList: codes\nversion: 1.0.0\nentries: { A: x, B: y }")
        .WithCodes("codeList: few\nversion: 1.0.0\nentries: { A: x }")
        .WithCodes("codeList: wrong\nversion: 1.0.0\nentries: { A: x, B: z }")
        .Compile(MappingBench.Rules(rules)).Value;

    private sealed class Contracts : IContractLookup
    {
        public Contract? Find(VersionedId reference) =>
            Contract.Compile(Encoding.UTF8.GetBytes(reference.Id.Text == "test/in" ? From : To), new SchemaRegistry()).Value;
    }
}
