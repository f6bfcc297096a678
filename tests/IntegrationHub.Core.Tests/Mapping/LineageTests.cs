using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Lineage;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping;

public sealed class LineageTests
{
    private const string Rules = """
          - { id: id, set: /item/id, template: "{/plant}-{/number}" }
          - { id: kind, set: /kind, const: part, when: { equals: { /type: P } } }
          - { id: other, set: /kind, const: other, when: { not: { equals: { /type: P } } } }
          - id: uses
            forEach: /lines
            groupBy: /lot
            into: /uses
            when: { present: /lot }
            rules:
              - { id: lot, set: /lot, from: /lot, do: [trim], keepRaw: /raw }
              - { id: sum, set: /quantity, from: group/q, do: [sum] }
              - { id: buyer, set: /buyer, from: ^/people, do: [{ first: { when: { equals: { /role: buyer } }, take: /name } }] }
        """;

    private static readonly MappingLineage Lineage = LineageReader.Read(new MappingBench().Compile(MappingBench.Rules(Rules)).Value, new Contracts());

    [Theory]
    [InlineData("/item/id", "id", "/plant /number")]
    [InlineData("/kind", "kind other", "/type /type")]
    [InlineData("/uses/*", "uses", "/lines /lines/*/lot /lines/*/lot")]
    [InlineData("/uses/*/lot", "lot", "/lines/*/lot")]
    [InlineData("/uses/*/raw", "lot", "/lines/*/lot")]
    [InlineData("/uses/*/quantity", "sum", "/lines/*/q")]
    [InlineData("/uses/*/buyer", "buyer", "/people /people/*/name /people/*/role")]
    public void A_target_knows_its_rules_and_what_they_read(string target, string rules, string sources)
    {
        var found = Assert.Single(Lineage.Targets, one => one.Target == target);
        Assert.Equal(rules, string.Join(' ', found.Rules.Select(rule => rule.Id)));
        Assert.Equal(sources, string.Join(' ', found.Rules.SelectMany(rule => rule.Sources).Select(source => source.Source)));
        Assert.All(found.Rules, rule => Assert.StartsWith("m.yaml:", rule.Place));
    }

    [Fact]
    public void A_source_knows_who_uses_it_and_for_what()
    {
        var type = Assert.Single(Lineage.Sources, source => source.Source == "/type");
        Assert.Equal([("kind", SourceUse.Condition), ("other", SourceUse.Condition)], type.Uses.Select(use => (use.Rule, use.Use)));
        Assert.Equal(["/kind"], type.Uses[0].Targets);
        var lot = Assert.Single(Lineage.Sources, source => source.Source == "/lines/*/lot");
        Assert.Equal([("uses", SourceUse.Presence), ("uses", SourceUse.Part), ("lot", SourceUse.Value)], lot.Uses.Select(use => (use.Rule, use.Use)));
        Assert.Equal(["/uses/*/lot", "/uses/*/raw"], lot.Uses[2].Targets);
    }

    [Fact]
    public void What_the_contract_declares_and_nobody_reads_is_listed_without_users() =>
        Assert.Empty(Assert.Single(Lineage.Sources, source => source.Source == "/note").Uses);

    [Fact]
    public void How_a_rule_works_is_said_in_a_few_words()
    {
        string How(string rule) => Lineage.Targets.SelectMany(target => target.Rules).First(one => one.Id == rule).How;
        Assert.Equal("template", How("id"));
        Assert.Equal("constant part, then under a condition", How("kind"));
        Assert.Equal("for each of /lines, grouped by /lot, then under a condition", How("uses"));
        Assert.Equal("trim", How("lot"));
    }

    [Theory]
    [InlineData("/uses/0/lot", "lot")]
    [InlineData("/uses/3", "lot sum buyer")]
    [InlineData("/uses", "uses lot sum buyer")]
    [InlineData("/uses/1/raw/value", "lot")]
    [InlineData("/item", "id")]
    [InlineData("/kind", "kind other")]
    [InlineData("/nowhere", "")]
    public void A_place_in_an_output_leads_to_the_rules_that_set_it(string place, string rules) =>
        Assert.Equal(rules, string.Join(' ', TargetRules.At(new MappingBench().Compile(MappingBench.Rules(Rules)).Value, "out", place).Select(rule => rule.Id)));

    private sealed class Contracts : IContractLookup
    {
        public Contract? Find(VersionedId reference) => Contract.Compile("""
            {"$id":"test/in","x-version":"1.0.0","type":"object","properties":{"plant":{"type":"string"},"number":{"type":"string"},"type":{"type":"string"},"note":{"type":"string"},
             "lines":{"type":"array","items":{"type":"object","properties":{"lot":{"type":"string"},"q":{"type":"number"}}}},
             "people":{"type":"array","items":{"type":"object","properties":{"role":{"type":"string"},"name":{"type":"string"}}}}}}
            """u8.ToArray(), new SchemaRegistry()).Value;
    }
}
