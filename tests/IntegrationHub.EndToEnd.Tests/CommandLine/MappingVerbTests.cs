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

    public void Dispose() => _home.Dispose();
}
