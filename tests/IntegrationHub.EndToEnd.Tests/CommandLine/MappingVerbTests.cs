using System.Xml.Linq;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.CommandLine;

/// <summary><c>hub map</c>, <c>hub check</c> and <c>hub test</c> on good and bad files.</summary>
public sealed class MappingVerbTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Fact]
    public async Task A_message_is_mapped_with_the_rules_that_it_hit()
    {
        _home.Write("part.json", """{"Number":" 4711 ","Code":"N"}""");
        var answer = await _home.RunAsync("map", "--mapping", "plm/part", "part.json", "--json");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("canonical/item@1.0.0", $"{answer.Json["outputs"]![0]!["to"]}");
        Assert.Equal("""{"id":"4711","lot":"none"}""", answer.Json["outputs"]![0]!["document"]!.ToJsonString());
        Assert.Equal("""["number","tracking"]""", answer.Json["rules"]!.ToJsonString());
        Assert.Empty(answer.Json["problems"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"Number":"1","Code":"Q"}""", "tracking")]
    [InlineData("""{"Code":"N"}""", "hub:/contracts/plm/part#/required")]
    public async Task A_refused_message_names_the_rule_and_yields_nothing(string message, string rule)
    {
        _home.Write("part.json", message);
        var answer = await _home.RunAsync("map", "--mapping", TemporaryHome.Mapping, "part.json", "--json");

        Assert.Equal(1, answer.ExitCode);
        Assert.Empty(answer.Json["outputs"]!.AsArray());
        Assert.Equal(rule, $"{Assert.Single(answer.Json["problems"]!.AsArray())!["rule"]}");
    }

    [Fact]
    public async Task A_mapping_outside_the_home_takes_the_code_lists_beside_it()
    {
        var mapping = _home.Write("elsewhere/part.yaml", TemporaryHome.MappingText.Replace("codes@1.0.0", "own@1.0.0", StringComparison.Ordinal));
        _home.Write("elsewhere/own.yaml", "language: 1\ncodeList: own\nversion: 1.0.0\nentries: { Q: none }\n");
        _home.Write("part.json", """{"Number":"1","Code":"Q"}""");

        Assert.Equal(0, (await _home.RunAsync("map", "--mapping", mapping, "part.json")).ExitCode);
    }

    [Fact]
    public async Task A_home_without_faults_is_fine_and_its_unread_members_are_listed()
    {
        var answer = await _home.RunAsync("check", "--json");

        Assert.Equal(0, answer.ExitCode);
        Assert.Empty(answer.Json["faults"]!.AsArray());
        Assert.Equal("""["/Note"]""", answer.Json["unread"]!["plm/part@1.0.0"]!.ToJsonString());
    }

    [Fact]
    public async Task All_faults_of_all_files_are_told_with_file_line_and_remedy()
    {
        _home.Write(TemporaryHome.Mapping, TemporaryHome.MappingText
            .Replace("from: /Number", "from: /Nummer", StringComparison.Ordinal)
            .Replace("set: /lot", "set: /batch", StringComparison.Ordinal)
            .Replace("given: { Number: \" 4711\"", "given: { Number: \"\"", StringComparison.Ordinal));
        _home.Write("mappings/broken.yaml", "language: 1\nmapping: [\n");
        var answer = await _home.RunAsync("check", "--json");

        Assert.Equal(1, answer.ExitCode);
        var faults = answer.Json["faults"]!.AsArray().Select(fault => $"{fault!["code"]} {fault["file"]}:{fault["line"]}").ToList();
        Assert.Contains(faults, fault => fault.Contains("mappings/broken.yaml", StringComparison.Ordinal));
        Assert.Contains("MAP-0201 mappings/plm/part.yaml:8", faults);
        Assert.Contains("MAP-0202 mappings/plm/part.yaml:9", faults);
        Assert.Contains(faults, fault => fault.StartsWith("MAP-0207", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_home_there_is_nothing_to_check()
    {
        var answer = await _home.RunAsync("check", "--home", Path.GetTempPath());

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("--home", answer.Errors);
    }

    [Fact]
    public async Task Passing_examples_are_reported_for_people_for_servers_and_for_auditors()
    {
        var answer = await _home.RunAsync("test", "--junit", "junit.xml", "--report", "evidence.html", "--report", "evidence.json");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("100 %", answer.Output);
        Assert.Equal(["a part in lots", "rules run by the examples"], XDocument.Parse(_home.Read("junit.xml")).Descendants("testcase").Select(one => one.Attribute("name")!.Value));
        Assert.Contains("<td>URS-1</td><td>plm/part@1.0.0</td><td>tracking</td><td>a part in lots</td><td>passed</td>", _home.Read("evidence.html"));
        Assert.Contains("\"requirement\": \"URS-1\"", _home.Read("evidence.json"));
    }

    [Fact]
    public async Task A_failing_example_says_what_differs()
    {
        _home.Write(TemporaryHome.Mapping, TemporaryHome.MappingText.Replace("id: \"4711\"", "id: \"4712\"", StringComparison.Ordinal));
        var answer = await _home.RunAsync("test", "plm/part", "--json", "--junit", "junit.xml");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("4712", $"{answer.Json["mappings"]![0]!["examples"]![0]!["failure"]}");
        Assert.Single(XDocument.Parse(_home.Read("junit.xml")).Descendants("failure"));
    }

    [Fact]
    public async Task Rules_that_no_example_runs_fail_below_the_wanted_coverage()
    {
        _home.Write(TemporaryHome.Mapping, TemporaryHome.MappingText.Replace(", Code: L }", " }", StringComparison.Ordinal).Replace(", lot: required }", " }", StringComparison.Ordinal));
        var strict = await _home.RunAsync("test");
        var lenient = await _home.RunAsync("test", "--coverage-at-least", "50");

        Assert.Equal((1, 0), (strict.ExitCode, lenient.ExitCode));
        Assert.Contains("tracking", strict.Output);
        Assert.Equal(2, (await _home.RunAsync("test", "plm/unknown")).ExitCode);
        Assert.Equal(2, (await _home.RunAsync("test", "--coverage-at-least", "101")).ExitCode);
        Assert.Equal(2, (await _home.RunAsync("test", "--report", "evidence.pdf")).ExitCode);
    }

    [Fact]
    public async Task Evidence_goes_into_a_folder_with_source_risk_and_what_nobody_serves()
    {
        _home.Write("mappings/requirements.yaml", _home.Read("mappings/requirements.yaml") + "\n  - { id: URS-2, text: Nobody serves this., source: { document: URS, edition: \"3\", clause: 4.2 }, risk: low, reason: None., owner: master-data }\n");
        var answer = await _home.RunAsync("test", "--report", "evidence");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("<td>URS 3 4.1</td><td>medium</td>", _home.Read("evidence/evidence.html"));
        Assert.Contains("<td>URS-2</td><td></td><td></td><td></td><td>no rule</td>", _home.Read("evidence/evidence.html"));
        Assert.Contains("\"source\": \"URS 3 4.1\"", _home.Read("evidence/evidence.json"));
    }

    [Theory]
    [InlineData("{ id: URS-1, text: T }", "source")]
    [InlineData("{ id: URS-1, text: T, source: { standard: S, edition: E, clause: C }, risk: huge, reason: R, owner: O }", "high, medium, low")]
    [InlineData("{ id: URS-1, text: T, source: { standard: S }, risk: low, reason: R, owner: O }", "clause")]
    public async Task An_entry_of_the_register_says_source_risk_reason_and_owner(string entry, string told)
    {
        _home.Write("mappings/requirements.yaml", $"language: 1\nversion: 1.0.0\nrequirements: [{entry}]\n");
        var answer = await _home.RunAsync("check");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("mappings/requirements.yaml:3", answer.Output);
        Assert.Contains(told, answer.Output);
    }

    [Fact]
    public async Task What_a_mapping_takes_there_its_counterpart_brings_back()
    {
        _home.Write("mappings/plm/item.yaml", """
            language: 1
            mapping: plm/item
            version: 1.0.0
            from: canonical/item@1.0.0
            to: plm/part@1.0.0
            rules:
              - { id: number, set: /Number, from: /id }
            examples:
              - { name: back, given: { id: "1" }, expect: { Number: "1" } }
            """);
        _home.Write(TemporaryHome.Mapping, TemporaryHome.MappingText.Replace("examples:", "roundTrip: { back: plm/item@1.0.0 }\nexamples:", StringComparison.Ordinal));
        var lossy = await _home.RunAsync("test", "--json");
        _home.Write(TemporaryHome.Mapping, TemporaryHome.MappingText.Replace("examples:", "roundTrip: { back: plm/item@1.0.0, loses: [/Code, /Number] }\nexamples:", StringComparison.Ordinal));
        var declared = await _home.RunAsync("test");

        Assert.Equal((1, 0), (lossy.ExitCode, declared.ExitCode));
        Assert.Contains("/Code: went as \\\"L\\\", came back as nothing", lossy.Output.Replace("\\u0022", "\\\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Recorded_files_of_an_interface_are_run_too()
    {
        _home.Write("mappings/plm/system.yaml", """
            language: 1
            system: plm
            version: 1.0.0
            kind: plm
            expresses: { lot: true, serial: false, both: false }
            interfaces:
              part: { direction: in, trigger: push, format: json, split: { each: /value }, key: [/Number], mapping: plm/part@1.0.0 }
            """);
        _home.Write("fixtures/plm/part/two.json", """{"value":[{"Number":"1","Code":"L"},{"Number":"2","Code":"Q"}]}""");
        var refused = await _home.RunAsync("test");
        _home.Write("fixtures/expected.json", """{"plm/part/two.json":{"applied":1,"quarantined":["map: MAP-0101 tracking"]}}""");
        var expected = await _home.RunAsync("test", "--junit", "junit.xml");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("two.json: failed: map: MAP-0101", refused.Output);
        Assert.True(expected.ExitCode == 0, expected.Output + expected.Errors);
        Assert.Contains("1 of 1 recorded files", expected.Output);
        Assert.Contains(XDocument.Parse(_home.Read("junit.xml")).Descendants("testcase"), one => one.Attribute("classname")!.Value == "fixtures");
        Assert.Equal(2, (await _home.RunAsync("test", "--fixtures", "elsewhere")).ExitCode);
    }

    [Fact]
    public async Task A_failing_example_names_the_rule_that_set_the_place()
    {
        _home.Write(TemporaryHome.Mapping, TemporaryHome.MappingText.Replace("id: \"4711\"", "id: \"4712\"", StringComparison.Ordinal));
        var answer = await _home.RunAsync("test", TemporaryHome.Mapping, "--json");

        Assert.Equal("""["number"]""", answer.Json["mappings"]![0]!["examples"]![0]!["failingRules"]!.ToJsonString());
    }

    [Fact]
    public async Task Lineage_tells_both_ways_without_a_message()
    {
        var json = (await _home.RunAsync("map", "--mapping", "plm/part", "--lineage", "--json")).Json;
        var table = await _home.RunAsync("map", "--mapping", "plm/part", "--lineage");

        Assert.Equal("/lot", $"{json["targets"]![1]!["target"]}");
        Assert.Equal("/Code", $"{json["targets"]![1]!["rules"]![0]!["sources"]![0]!["source"]}");
        Assert.Equal(["/Code", "/Number", "/Note"], json["sources"]!.AsArray().Select(source => $"{source!["source"]}"));
        Assert.Contains("code list codes@1.0.0", table.Output);
        Assert.Contains("nobody", table.Output);
        Assert.Equal(2, (await _home.RunAsync("map", "--mapping", "plm/part")).ExitCode);
    }

    [Fact]
    public async Task The_check_prints_what_each_interface_runs_with()
    {
        _home.Write("mappings/plm/system.yaml", """
            language: 1
            system: plm
            version: 1.0.0
            kind: plm
            expresses: { lot: true, serial: false, both: false }
            interfaces:
              part: { direction: in, trigger: push, format: json, mapping: plm/part@1.0.0 }
            """);
        var all = await _home.RunAsync("check");
        var one = await _home.RunAsync("check", "plm");
        var none = await _home.RunAsync("check", "plm/other");

        Assert.Equal(0, all.ExitCode);
        Assert.Matches(@"plm/part runs with [0-9a-f]{64} \([0-9]+ items\)", all.Output);
        Assert.DoesNotContain("CodeList codes@1.0.0", all.Output);
        Assert.Matches("plm/part runs with [0-9a-f]{64}:", one.Output);
        Assert.Matches("  CodeList codes@1.0.0 [0-9a-f]{64}", one.Output);
        Assert.All([all, one], answer => Assert.Contains("plm/part has no idempotency key", answer.Output));
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("'plm/other'", none.Error);
    }

    [Fact]
    public async Task One_fault_of_a_mapping_does_not_hide_the_others()
    {
        _home.Write("mappings/requirements.yaml", _home.Read("mappings/requirements.yaml").Replace("risk: medium", "risk: huge", StringComparison.Ordinal));
        _home.Write(TemporaryHome.Mapping, TemporaryHome.MappingText
            .Replace("do: [trim]", "do: [tirm, trim]", StringComparison.Ordinal)
            .Replace("from: /Code, lookup: codes@1.0.0", "from: /Cod, lookup: codes@9.0.0", StringComparison.Ordinal));
        var answer = await _home.RunAsync("check", "--json");

        var faults = answer.Json["faults"]!.AsArray().Select(fault => $"{fault!["code"]} {fault["file"]}:{fault["line"]}").ToList();
        Assert.Equal(1, answer.ExitCode);
        Assert.Equal(["MAP-0006 mappings/plm/part.yaml:8", "MAP-0009 mappings/plm/part.yaml:9", "MAP-0201 mappings/plm/part.yaml:9", "MAP-0003 mappings/requirements.yaml:4"], faults);
    }

    public void Dispose() => _home.Dispose();
}
