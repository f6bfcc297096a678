using System.Text;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Versioning;

public sealed class YamlTreeTests
{
    [Theory]
    [InlineData("true", YamlKind.Boolean, "true")]
    [InlineData("True", YamlKind.Boolean, "true")]
    [InlineData("yes", YamlKind.Text, "yes")]
    [InlineData("no", YamlKind.Text, "no")]
    [InlineData("on", YamlKind.Text, "on")]
    [InlineData("null", YamlKind.Null, "null")]
    [InlineData("~", YamlKind.Null, "null")]
    [InlineData("12", YamlKind.Number, "12")]
    [InlineData("+12", YamlKind.Number, "12")]
    [InlineData("-1.50", YamlKind.Number, "-1.50")]
    [InlineData(".5", YamlKind.Number, "0.5")]
    [InlineData("5.", YamlKind.Number, "5")]
    [InlineData("1e3", YamlKind.Number, "1e3")]
    [InlineData("0x1F", YamlKind.Number, "31")]
    [InlineData("0o17", YamlKind.Number, "15")]
    [InlineData("1.1.0", YamlKind.Text, "1.1.0")]
    [InlineData("2026-03-01", YamlKind.Text, "2026-03-01")]
    [InlineData("1_000", YamlKind.Text, "1_000")]
    [InlineData("12:30:45", YamlKind.Text, "12:30:45")]
    [InlineData("\"12\"", YamlKind.Text, "12")]
    [InlineData("'true'", YamlKind.Text, "true")]
    public void A_scalar_has_the_type_of_yaml_1_2_core(string scalar, YamlKind kind, string text)
    {
        var node = YamlTree.Read($"a: {scalar}", "f.yaml").Value["a"]!;
        Assert.Equal((kind, text), (node.Kind, node.Text));
    }

    [Theory]
    [InlineData("a: 1\nb: &x 2", "VER-0002", "f.yaml:2")]
    [InlineData("a: &x 1\nb: *x", "VER-0002", "f.yaml:1")]
    [InlineData("a: !!str 1", "VER-0002", "f.yaml:1")]
    [InlineData("a: 1\n\na: 2", "VER-0003", "f.yaml:3")]
    [InlineData("{a: 1, \"a\": 2}", "VER-0003", "f.yaml:1")]
    [InlineData("a:\n  <<: {b: 1}", "VER-0002", "f.yaml:2")]
    [InlineData("? [1]\n: 2", "VER-0002", "f.yaml:1")]
    [InlineData("a: 1\n---\nb: 2", "VER-0002", "f.yaml:2")]
    [InlineData("a: [1, 2\nb: 3", "VER-0001", "f.yaml:1")]
    [InlineData("a:\n\tb: 1", "VER-0001", "f.yaml:1")]
    [InlineData("", "VER-0001", "f.yaml:1")]
    [InlineData("a: .inf", "VER-0005", "f.yaml:1")]
    [InlineData("plant: 0010", "VER-0005", "f.yaml:1")]
    public void What_hides_or_loses_content_is_refused_with_file_and_line(string yaml, string code, string place)
    {
        var problem = YamlTree.Read(yaml, "f.yaml").Problems[0];
        Assert.Equal((code, place), (problem.Code, problem.Place));
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_refused_and_not_followed() =>
        Assert.Equal("VER-0004", YamlTree.Read(new string('[', 900) + new string(']', 900), "f.yaml").Problems[0].Code);

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused() =>
        Assert.Equal("VER-0001", YamlTree.Read([0x61, 0x3A, 0x20, 0xFF], "f.yaml").Problems[0].Code);

    [Fact]
    public void A_node_becomes_json_with_exact_numbers_and_members_in_file_order()
    {
        var tree = YamlTree.Read("b: [1.10, \"2\", null, {}]\na: { t: true, x: 123456789012345678901234567890.5 }\n", "f.yaml").Value;
        Assert.Equal("""{"b":[1.10,"2",null,{}],"a":{"t":true,"x":123456789012345678901234567890.5}}""", Encoding.UTF8.GetString(tree.ToJson()));
    }

    [Fact]
    public void All_faults_of_a_file_come_in_one_report() =>
        Assert.Equal(["f.yaml:2", "f.yaml:3"], YamlTree.Read("a: 1\na: 2\nb: 010\n", "f.yaml").Problems.Select(p => p.Place));
}
