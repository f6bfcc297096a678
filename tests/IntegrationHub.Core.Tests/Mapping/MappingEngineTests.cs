using System.Text;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping;

public sealed class MappingEngineTests
{
    private const string TraceCodes = "codeList: trace\nversion: 1.0.0\nentries: { L: { lot: required, serial: none }, 0: { lot: none, serial: none }, \"\": null }";

    [Theory]
    [InlineData("{ id: a, set: /x, from: /a }", """{"a":1.50}""", """{"x":1.50}""")]
    [InlineData("{ id: a, set: /x, from: /a }", """{"a":null}""", "{}")]
    [InlineData("{ id: a, set: /x, from: /b }", """{"a":1}""", "{}")]
    [InlineData("{ id: a, set: /x, from: /a }", """{"a":"\u0041\n\""}""", """{"x":"A\n\""}""")]
    [InlineData("{ id: a, set: /x, from: /a }", """{"a":{"z":1,"y":[true,null]}}""", """{"x":{"z":1,"y":[true,null]}}""")]
    [InlineData("{ id: a, set: /x/y/z, const: 5 }", "{}", """{"x":{"y":{"z":5}}}""")]
    [InlineData("{ id: a, set: /x/1, const: b }\n  - { id: b, set: /x/0, const: a }", "{}", """{"x":["a","b"]}""")]
    [InlineData("{ id: a, set: /x, const: { a: [1, \"2\"] } }", "{}", """{"x":{"a":[1,"2"]}}""")]
    [InlineData("{ id: a, set: /x, template: \"{a}-{/b/c}{{}}\" }", """{"a":"p","b":{"c":7}}""", """{"x":"p-7{}"}""")]
    [InlineData("{ id: a, set: /x, template: \"{a}-{b}\" }", """{"a":"p"}""", "{}")]
    [InlineData("{ id: a, set: \"/a~1b\", from: \"/c~1d\" }", """{"c/d":1}""", """{"a/b":1}""")]
    public void A_rule_sets_what_its_source_has_and_leaves_out_what_it_has_not(string rule, string given, string expected) =>
        Assert.Equal(expected, new MappingBench().Map($"  - {rule}", given));

    [Theory]
    [InlineData("{ present: /a }", true)]
    [InlineData("{ present: /n }", false)]
    [InlineData("{ absent: /zz }", true)]
    [InlineData("{ equals: { /a: x } }", true)]
    [InlineData("{ equals: { /a: y } }", false)]
    [InlineData("{ equals: { /i: 1 } }", true)]
    [InlineData("{ equals: { /i: \"1\" } }", false)]
    [InlineData("{ equals: { /t: true } }", true)]
    [InlineData("{ equals: { /a: x, /i: 2 } }", false)]
    [InlineData("{ in: { /a: [w, x] } }", true)]
    [InlineData("{ in: { /zz: [w, x] } }", false)]
    [InlineData("{ matches: { /a: \"^[x-z]\" } }", true)]
    [InlineData("{ not: { present: /a } }", false)]
    [InlineData("{ all: [{ present: /a }, { present: /i }] }", true)]
    [InlineData("{ any: [{ present: /zz }, { present: /i }] }", true)]
    [InlineData("{ any: [{ present: /zz }] }", false)]
    [InlineData("{ present: /a, absent: /i }", false)]
    public void A_condition_says_whether_a_rule_applies(string when, bool applies) =>
        Assert.Equal(applies ? """{"x":1}""" : "{}",
            new MappingBench().Map($"  - {{ id: a, set: /x, const: 1, when: {when} }}", """{"a":"x","i":1.0,"t":true,"n":null}"""));

    [Fact]
    public void A_loop_filters_elements_and_reads_the_levels_above()
    {
        var mapped = new MappingBench().Map("""
              - id: uses
                forEach: /o/lines
                into: /lines
                when: { present: /n }
                rules:
                  - { id: n, set: /n, from: /n }
                  - { id: order, set: /order, from: ^/order }
                  - id: parts
                    forEach: /p
                    into: /p
                    rules:
                      - { id: t, set: "", template: "{^^/order}/{^/n}/{/v}" }
            """, """{"order":"7","o":{"lines":[{"n":1,"p":[{"v":"a"},{"v":"b"},{}]},{"z":1},{"n":2,"p":[]}]}}""");
        Assert.Equal("""{"lines":[{"n":1,"order":"7","p":["7/1/a","7/1/b"]},{"n":2,"order":"7"}]}""", mapped);
    }

    [Fact]
    public void Loops_into_one_list_follow_its_fixed_elements_in_file_order() =>
        Assert.Equal("""{"x":["first","b","a"]}""", new MappingBench().Map("""
              - { id: one, forEach: /b, into: /x, rules: [{ id: b, set: "", from: "" }] }
              - { id: two, forEach: /a, into: /x, rules: [{ id: a, set: "", from: "" }] }
              - { id: fix, set: /x/0, const: first }
            """, """{"a":["a"],"b":["b"]}"""));

    [Fact]
    public void A_code_becomes_an_object_and_the_raw_value_is_kept_beside_it()
    {
        var bench = new MappingBench().WithCodes(TraceCodes);
        const string Rule = "  - { id: t, set: /tracking/0, from: /c/Value, lookup: trace@1.0.0, keepRaw: /tracking/0/raw }";
        Assert.Equal("""{"tracking":[{"lot":"required","serial":"none","raw":{"path":"/c/Value","value":"L"}}]}""", bench.Map(Rule, """{"c":{"Value":"L"}}"""));
        Assert.Equal("""{"tracking":[{"lot":"none","serial":"none","raw":{"path":"/c/Value","value":"0"}}]}""", bench.Map(Rule, """{"c":{"Value":0}}"""));
        Assert.Equal("{}", bench.Map(Rule, """{"c":{}}"""));
    }

    [Fact]
    public void The_raw_value_of_a_plain_copy_is_kept_with_its_path() =>
        Assert.Equal("""{"revision":"C","raw":{"path":"/Revision","value":"C"}}""", new MappingBench().Map("  - { id: r, set: /revision, from: /Revision, keepRaw: /raw }", """{"Revision":"C"}"""));

    [Theory]
    [InlineData("first: { when: { equals: { /id: unit } }, take: /v/0 }", """{"u":"kg","raw":{"path":"/p/1/v/0","value":"kg"}}""")]
    [InlineData("first: { when: { equals: { /id: life } }, take: /v/0 }", "{}")] // chosen, and it says nothing
    [InlineData("first: { when: { equals: { /id: else } }, take: /v/0 }", "{}")]
    public void The_raw_value_of_a_choice_is_that_of_the_element_that_was_taken(string choice, string expected) =>
        Assert.Equal(expected, new MappingBench().Map($"  - {{ id: u, set: /u, from: /p, do: [{{ {choice} }}, trim], keepRaw: /raw }}", """{"p":[{"id":"life","v":[]},{"id":"unit","v":["kg","g"]}]}"""));

    [Fact]
    public void The_raw_value_is_followed_through_two_choices_within_a_loop_and_not_through_what_makes_a_value()
    {
        const string Loop = "  - {{ id: l, forEach: /l, into: /l, rules: [{{ id: u, set: /u, from: /p, do: [{{ filter: {{ when: {{ equals: {{ /k: b }} }} }} }}, {{ first: {{ take: /v }} }}{0}], keepRaw: /raw }}] }}";
        const string Input = """{"l":[{"p":[{"k":"a","v":"x"},{"k":"b","v":" y "}]}]}""";
        Assert.Equal("""{"l":[{"u":"Y","raw":{"path":"/l/0/p/1/v","value":" y "}}]}""", new MappingBench().Map(string.Format(null, Loop, ", trim, upper"), Input));

        Assert.Equal("""{"u":["y"],"raw":{"path":"/p","value":"[\"y\"]"}}""", new MappingBench().Map("  - { id: u, set: /u, from: /p, do: [filter], keepRaw: /raw }", """{"p":["y"]}"""));
        var refused = new MappingBench().Run("  - { id: u, set: /u, from: /p, do: [{ first: { only: true } }], keepRaw: /raw }", """{"p":["y","z"]}""");
        Assert.Equal(["MAP-0103"], refused.Problems.Select(problem => problem.Code)); // said once
    }

    [Fact]
    public void An_unknown_code_is_refused_with_place_rule_and_raw_value_and_never_defaulted()
    {
        var result = new MappingBench().WithCodes(TraceCodes).Run("""
              - { id: n, set: /n, from: /n }
              - { id: l, forEach: /l, into: /l, rules: [{ id: t, set: /t, from: /c, lookup: trace@1.0.0 }] }
            """, """{"n":1,"l":[{"c":"L"},{"c":"Q"}]}""");
        var problem = Assert.Single(result.Problems);
        Assert.Equal(("MAP-0101", "/l/1/c", "t", "Q"), (problem.Code, problem.Place, problem.Rule, problem.RawValue));
        Assert.Empty(result.Outputs);
        Assert.False(result.NoOutput);
    }

    [Fact]
    public void All_faults_of_a_message_come_in_one_report() =>
        Assert.Equal(["q", "r"], new MappingBench().Run("""
              - { id: q, set: /q, from: /q, do: [quantity] }
              - { id: r, set: /r, from: /r, required: true }
            """, """{"q":"many"}""").Problems.Select(p => p.Rule));

    [Fact]
    public void A_fallback_is_marked_as_assumed_and_refused_for_tracking()
    {
        var bench = new MappingBench().WithCodes("codeList: c\nversion: 1.0.0\nentries: { a: 1 }\nfallback: { value: other, reason: a label text }");
        var result = bench.Run("  - { id: r, set: /label, from: /c, lookup: c@1.0.0 }", """{"c":"?"}""");
        Assert.Equal(["r"], result.Assumed);
        Assert.Equal("""{"label":"other"}""", Encoding.UTF8.GetString(result.Outputs[0].Document));
        Assert.Equal("MAP-0009", bench.Compile(MappingBench.Rules("  - { id: r, set: /tracking/0, from: /c, lookup: c@1.0.0 }")).Problems[0].Code);
    }

    [Fact]
    public void A_default_needs_a_requirement_that_allows_it()
    {
        var bench = new MappingBench { Requirements = { ["R-1"] = new("R-1", "t", "S 1 2", "low", "R", "O", MayDefault: true), ["R-2"] = new("R-2", "t", "S 1 2", "low", "R", "O", MayDefault: false) } };
        Assert.Equal("""{"x":"d"}""", bench.Map("  - { id: r, set: /x, from: /x, default: d, requirements: [R-1] }", "{}"));
        Assert.Equal("MAP-0010", bench.Compile(MappingBench.Rules("  - { id: r, set: /x, from: /x, default: d, requirements: [R-2] }")).Problems[0].Code);
        Assert.Equal("MAP-0010", bench.Compile(MappingBench.Rules("  - { id: r, set: /x, from: /x, requirements: [R-3] }")).Problems[0].Code);
    }

    [Fact]
    public void One_target_is_set_twice_only_under_exclusive_conditions()
    {
        const string Exclusive = "  - { id: a, set: /x, const: 1, when: { present: /a } }\n  - { id: b, set: /x, const: 2, when: { present: /b } }";
        Assert.Equal("""{"x":2}""", new MappingBench().Map(Exclusive, """{"b":1}"""));
        Assert.Equal("MAP-0105", new MappingBench().Run(Exclusive, """{"a":1,"b":1}""").Problems[0].Code);
        Assert.Equal("MAP-0008", new MappingBench().Compile(MappingBench.Rules("  - { id: a, set: /x, const: 1 }\n  - { id: b, set: /x, const: 2, when: { present: /b } }")).Problems[0].Code);
        Assert.Equal("MAP-0008", new MappingBench().Compile(MappingBench.Rules("  - { id: a, set: /x/0, const: 1 }\n  - { id: b, set: /x/y, const: 2 }")).Problems[0].Code);
    }

    [Fact]
    public void One_message_becomes_no_one_or_many_messages()
    {
        var yaml = MappingBench.Header("""
            outputs:
              - { name: master, to: test/a@1.0.0, when: { present: /id }, rules: [{ id: a, set: /id, from: /id }] }
              - name: event
                to: test/b@1.0.0
                forEach: /events
                when: { equals: { /kind: use } }
                rules:
                  - { id: b, set: /id, from: ^/id }
                  - { id: n, set: /n, from: /n }
            """);
        var result = new MappingBench().RunFile(yaml, """{"id":"7","events":[{"kind":"use","n":1},{"kind":"x"},{"kind":"use","n":2}]}""");
        Assert.Equal(["master:{\"id\":\"7\"}", "event:{\"id\":\"7\",\"n\":1}", "event:{\"id\":\"7\",\"n\":2}"],
            result.Outputs.Select(o => $"{o.Name}:{Encoding.UTF8.GetString(o.Document)}"));
        Assert.Equal(["a", "b", "n"], result.RulesHit);
        Assert.True(new MappingBench().RunFile(yaml, "{}").NoOutput);
    }

    [Fact]
    public void Ids_derive_from_message_rule_and_ordinal_and_so_are_the_same_on_every_run()
    {
        const string Rule = "  - { id: l, forEach: /l, into: /l, rules: [{ id: u, set: \"\", do: [uuid] }] }";
        var first = new MappingBench().Map(Rule, """{"l":[{},{}]}""");
        Assert.Equal(first, new MappingBench().Map(Rule, """{"l":[{},{}]}"""));
        var ids = first.Split('"').Where(t => t.Length == 36).ToList();
        Assert.Equal(2, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal('8', id[14]));
    }

    [Theory]
    [InlineData(50, 10_000)]
    [InlineData(10_000, 100)]
    public void A_message_that_uses_up_its_budget_is_refused(int steps, int bytes)
    {
        var list = string.Join(',', Enumerable.Range(0, 200).Select(i => $"\"{i}\""));
        var result = new MappingBench().Run("  - { id: l, forEach: /l, into: /l, rules: [{ id: u, set: \"\", from: \"\" }] }", $$"""{"l":[{{list}}]}""", new MappingBudget(steps, bytes));
        Assert.Equal("MAP-0104", Assert.Single(result.Problems).Code);
        Assert.Empty(result.Outputs);
    }

    [Fact]
    public void A_loop_over_something_that_is_no_list_is_refused() =>
        Assert.Equal("MAP-0106", new MappingBench().Run("  - { id: l, forEach: /l, into: /l, rules: [{ id: u, set: \"\", from: \"\" }] }", """{"l":{}}""").Problems[0].Code);

    [Fact]
    public void A_loop_through_arrays_in_arrays_gives_one_list_and_every_level_can_be_read() => Assert.Equal(
        """{"l":[{"r":"top","p":"1","n":"a"},{"r":"top","p":"1","n":"b"},{"r":"top","p":"3","n":"c"}]}""",
        new MappingBench().Map(
            "  - { id: l, forEach: /p/*/q, into: /l, when: { present: /n }, rules: [{ id: r, set: /r, from: ^^/r }, { id: p, set: /p, from: ^/p }, { id: n, set: /n, from: /n }] }",
            """{"r":"top","p":[{"p":"1","q":[{"n":"a"},{},{"n":"b"}]},{"p":"2"},{"p":"3","q":[{"n":"c"}]}]}"""));

    [Fact]
    public void A_loop_within_that_meets_no_list_names_the_place() =>
        Assert.Equal("/p/1/q", new MappingBench().Run("  - { id: l, forEach: /p/*/q, into: /l, rules: [{ id: u, set: \"\", from: \"\" }] }", """{"p":[{"q":[]},{"q":{}}]}""").Problems[0].Place);

    [Theory]
    [InlineData("  - { id: a, set: /x }", "MAP-0003")]
    [InlineData("  - { id: a, from: /x }", "MAP-0003")]
    [InlineData("  - { set: /x, from: /x }", "MAP-0003")]
    [InlineData("  - { id: a, set: x, from: /x }", "MAP-0004")]
    [InlineData("  - { id: a, set: /x, from: /x, const: 1 }", "MAP-0003")]
    [InlineData("  - { id: a, set: /x, form: /x }", "MAP-0002")]
    [InlineData("  - { id: a, set: /x, const: 1 }\n  - { id: a, set: /y, const: 1 }", "MAP-0005")]
    [InlineData("  - { id: a, set: /x, from: ^/x }", "MAP-0004")]
    [InlineData("  - { id: a, forEach: /x/*/y, into: /z, rules: [{ id: b, set: /x, from: ^^^/x }] }", "MAP-0004")]
    [InlineData("  - { id: a, set: /x, from: /x, lookup: codes@1.0.0 }", "MAP-0009")]
    [InlineData("  - { id: a, set: /x, from: /x, lookup: codes }", "VER-0012")]
    [InlineData("  - { id: a, set: /x, from: /x, when: { equal: { /a: 1 } } }", "MAP-0002")]
    [InlineData("  - { id: a, set: /x, from: /x, when: { matches: { /a: \"(?<!a)b\" } } }", "MAP-0011")]
    [InlineData("  - { id: a, forEach: /x, rules: [] }", "MAP-0003")]
    public void A_wrong_rule_is_found_before_any_message_with_file_and_line(string rules, string code)
    {
        var problems = new MappingBench().Compile(MappingBench.Rules(rules)).Problems;
        Assert.Contains(code, problems.Select(p => p.Code));
        Assert.All(problems, p => Assert.StartsWith("m.yaml:", p.Place));
    }
}
