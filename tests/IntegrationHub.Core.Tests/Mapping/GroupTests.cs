using System.Text;
using IntegrationHub.Core.Mapping.Run;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping;

/// <summary><c>forEach</c> with <c>groupBy</c>: lines per serial number become lines per lot.</summary>
public sealed class GroupTests
{
    private const string Lines = """
        {"order":"7","lines":[
          {"item":"A","lot":"L1","serial":"1","q":1},{"item":"A","lot":"L2","serial":"2","q":1},
          {"item":"A","lot":"L1","serial":"3","q":1.0},{"item":"A","serial":"4","q":2},{"item":"A","serial":"5","q":3}]}
        """;

    private const string PerLot = """
          - id: lines
            forEach: /lines
            groupBy: [/item, /lot]
            into: /lines
            rules:
              - { id: lot, set: /lot, from: /lot }
              - { id: order, set: /order, from: ^/order }
              - { id: quantity, set: /quantity, from: group/q, do: [sum] }
              - { id: serials, set: /serials, from: group/serial }
              - id: units
                forEach: group
                into: /units
                rules:
                  - { id: unit, set: /s, from: /serial }
                  - { id: unit.order, set: /of, from: ^^/order }
        """;

    [Fact]
    public void Elements_that_agree_become_one_in_the_order_of_the_first_and_what_they_lack_is_a_value_of_its_own() =>
        Assert.Equal(
            """{"lines":[{"lot":"L1","order":"7","quantity":"2","serials":["1","3"],"units":[{"s":"1","of":"7"},{"s":"3","of":"7"}]},{"lot":"L2","order":"7","quantity":"1","serials":["2"],"units":[{"s":"2","of":"7"}]},{"order":"7","quantity":"5","serials":["4","5"],"units":[{"s":"4","of":"7"},{"s":"5","of":"7"}]}]}""",
            new MappingBench().Map(PerLot, Lines));

    [Fact]
    public void The_condition_filters_elements_before_they_are_grouped() =>
        Assert.Equal("""{"x":[{"n":"1"}]}""", new MappingBench().Map("""
              - id: x
                forEach: /l
                groupBy: /k
                when: { equals: { /keep: true } }
                into: /x
                rules: [{ id: n, set: /n, from: group/v, do: [count] }]
            """, """{"l":[{"k":1,"keep":true,"v":"a"},{"k":1.0,"keep":false,"v":"b"}]}"""));

    [Theory]
    [InlineData("""[{"k":1},{"k":1.0},{"k":"1"},{"k":true},{}]""", 4)]
    [InlineData("""[{"k":"a"},{"k":"A"},{"k":"a "}]""", 3)]
    [InlineData("""[{"k":null},{}]""", 1)]
    public void Keys_are_compared_by_type_and_value(string list, int groups) =>
        Assert.Equal(groups, new MappingBench().Map("  - { id: x, forEach: /l, groupBy: /k, into: /x, rules: [{ id: c, set: \"\", const: g }] }", $$"""{"l":{{list}}}""").Split("\"g\"").Length - 1);

    [Theory]
    [InlineData("  - { id: r, set: /x, from: group/y }", "MAP-0004")]
    [InlineData("  - { id: r, forEach: /l, into: /x, rules: [{ id: v, set: /v, from: group/y }] }", "MAP-0004")]
    [InlineData("  - { id: r, forEach: /l, groupBy: ^^^/k, into: /x, rules: [{ id: v, set: /v, from: /y }] }", "MAP-0004")]
    [InlineData("  - { id: r, forEach: /l, groupBy: /k, into: /x, rules: [{ id: v, set: /v, const: 1, when: { present: group/y } }] }", "MAP-0004")]
    [InlineData("  - { id: r, forEach: /l, groupBy: /k, into: /x, rules: [{ id: v, set: /v, from: group/y, keepRaw: /raw }] }", "MAP-0004")]
    [InlineData("  - { id: r, set: /x, from: /y, groupBy: /k }", "MAP-0001")]
    public void A_group_is_read_only_where_there_is_one(string rules, string code) =>
        Assert.Contains(code, new MappingBench().Compile(MappingBench.Rules(rules)).Problems.Select(problem => problem.Code));

    [Fact]
    public void Groups_and_list_functions_count_as_steps()
    {
        var list = new StringBuilder("[").AppendJoin(',', Enumerable.Range(0, 1000).Select(i => $$"""{"k":{{i % 10}}}""")).Append(']');
        const string Quadratic = "  - { id: r, forEach: /l, into: /x, rules: [{ id: v, set: /v, from: ^/l, do: [count] }] }";
        var result = new MappingBench().Run(Quadratic, $$"""{"l":{{list}}}""", new MappingBudget(100_000, 1_000_000));
        Assert.Equal("MAP-0104", Assert.Single(result.Problems).Code);
        Assert.Empty(new MappingBench().Run("  - { id: r, forEach: /l, groupBy: /k, into: /x, rules: [{ id: v, set: /v, from: group/k, do: [count] }] }", $$"""{"l":{{list}}}""", new MappingBudget(5_000, 1_000_000)).Problems);
    }
}
