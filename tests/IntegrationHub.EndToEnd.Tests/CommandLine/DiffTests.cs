using Xunit;

namespace IntegrationHub.EndToEnd.Tests.CommandLine;

/// <summary><c>hub diff</c> on files, on versions of the home and on recorded ones.</summary>
public sealed class DiffTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Fact]
    public async Task A_comment_and_a_new_number_change_no_meaning()
    {
        _home.Write("new.yaml", "# why\n" + TemporaryHome.MappingText.Replace("version: 1.0.0", "version: 1.1.0", StringComparison.Ordinal));
        var answer = await _home.RunAsync("diff", TemporaryHome.Mapping, "new.yaml", "--json");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(("COSMETIC", "mapping", "plm/part@1.1.0"), ($"{answer.Json["class"]}", $"{answer.Json["kind"]}", $"{answer.Json["new"]!["reference"]}"));
        Assert.Equal($"{answer.Json["old"]!["semanticHash"]}", $"{answer.Json["new"]!["semanticHash"]}");
        Assert.Empty(answer.Json["changes"]!.AsArray());
    }

    [Fact]
    public async Task A_rule_that_goes_is_told_with_class_reason_and_place_and_somebody_must_decide()
    {
        _home.Write("new.yaml", string.Join('\n', TemporaryHome.MappingText.Split('\n').Where(line => !line.Contains("id: number", StringComparison.Ordinal))));
        var answer = await _home.RunAsync("diff", "plm/part@1.0.0", "new.yaml", "--kind", "mapping");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("rule 'number' is gone; it sets /id from /Number", answer.Output);
        Assert.Contains("plm/part@1.0.0.yaml:8", answer.Output);
    }

    [Fact]
    public async Task Contracts_are_compared_by_the_documents_that_they_accept()
    {
        _home.Write("new.json", _home.Read("contracts/plm/part.v1.schema.json").Replace("\"required\": [\"Number\"]", "\"required\": [\"Number\", \"Code\"]", StringComparison.Ordinal));
        var answer = await _home.RunAsync("diff", "contracts/plm/part.v1.schema.json", "new.json", "--json");

        Assert.Equal(1, answer.ExitCode);
        Assert.Equal("forward", $"{answer.Json["compatibility"]}");
        Assert.Equal(("backward", "", "#/required"), ($"{answer.Json["breaks"]![0]!["direction"]}", $"{answer.Json["breaks"]![0]!["path"]}", $"{answer.Json["breaks"]![0]!["schemaPath"]}"));
        Assert.Equal(0, (await _home.RunAsync("diff", "new.json", "contracts/plm/part.v1.schema.json")).ExitCode);
    }

    [Theory]
    [InlineData(2, TemporaryHome.Mapping, "contracts/plm/part.v1.schema.json", "not two versions of one kind")]
    [InlineData(2, "plm/part@1.0.0", TemporaryHome.Mapping, "--kind")]
    [InlineData(2, "plm/part@9.0.0", TemporaryHome.Mapping, "plm/part@9.0.0")]
    [InlineData(3, "absent.yaml", TemporaryHome.Mapping, "There is no file absent.yaml")]
    [InlineData(2, "broken.yaml", TemporaryHome.Mapping, "broken.yaml:")]
    public async Task What_cannot_be_compared_is_told_on_the_error_stream(int exitCode, string old, string @new, string says)
    {
        _home.Write("broken.yaml", "language: [");
        var answer = await _home.RunAsync("diff", old, @new);

        Assert.Equal((exitCode, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(says, answer.Errors);
    }

    [Theory]
    [InlineData("flag", false, false)]
    [InlineData("basic", true, false)]
    [InlineData("detailed", true, false)]
    public async Task Validation_results_come_in_the_standard_output_formats(string format, bool hasErrors, bool valid)
    {
        _home.Write("bad.json", """{"Number":"","Code":4}""");
        var answer = await _home.RunAsync("validate", "--contract", "plm/part", "bad.json", "--output", format);

        Assert.Equal(1, answer.ExitCode);
        Assert.Equal(valid, answer.Json[0]!["valid"]!.GetValue<bool>());
        Assert.Equal(hasErrors, answer.Json[0]!["errors"] is not null);
    }

    [Fact]
    public async Task Content_keywords_are_annotations()
    {
        var schema = _home.Write("label.json", """{ "type": "string", "contentEncoding": "base64", "contentMediaType": "image/png" }""");
        _home.Write("value.json", "\"not base64!\"");
        var answer = await _home.RunAsync("validate", "--contract", schema, "value.json", "--output", "basic");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(["\"base64\"", "\"image/png\""], answer.Json[0]!["annotations"]!.AsArray().Select(one => one!["annotation"]!.ToJsonString()).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _home.Dispose();
}
