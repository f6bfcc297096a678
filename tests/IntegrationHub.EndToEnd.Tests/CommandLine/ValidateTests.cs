using Xunit;

namespace IntegrationHub.EndToEnd.Tests.CommandLine;

public sealed class ValidateTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Fact]
    public async Task Each_file_gets_the_standard_basic_output_and_one_bad_file_makes_the_answer_no()
    {
        _home.Write("good.json", """{"Number":"1"}""");
        _home.Write("bad.json", """{"Number":"","Code":4}""");
        _home.Write("broken.json", """{"Number":""");
        var answer = await _home.RunAsync("validate", "--contract", "plm/part", "good.json", "bad.json", "broken.json", "--json");

        Assert.Equal(1, answer.ExitCode);
        Assert.Equal(["good.json true", "bad.json false", "broken.json false"], answer.Json.AsArray().Select(unit => $"{unit!["file"]} {unit["valid"]}"));
        Assert.Equal(["/Number", "/Code"], answer.Json[1]!["errors"]!.AsArray().Select(error => $"{error!["instanceLocation"]}"));
        Assert.All(answer.Json[1]!["errors"]!.AsArray(), error => Assert.False(error!["valid"]!.GetValue<bool>() || error["error"]!.GetValue<string>().Length == 0));
        Assert.NotEmpty(answer.Json[2]!["errors"]!.AsArray());
    }

    [Theory]
    [InlineData("plm/part")]
    [InlineData("plm/part@1.0.0")]
    [InlineData("contracts/plm/part.v1.schema.json")]
    public async Task A_contract_is_named_by_id_by_version_or_by_file(string contract)
    {
        _home.Write("good.json", """{"Number":"1"}""");
        var answer = await _home.RunAsync("validate", "--contract", contract, "good.json");

        Assert.Equal((0, "good.json: valid"), (answer.ExitCode, answer.Output.Trim()));
    }

    [Fact]
    public async Task Formats_are_remarks_until_they_are_asserted()
    {
        var schema = _home.Write("day.json", """{ "type": "string", "format": "date" }""");
        _home.Write("value.json", "\"tomorrow\"");

        Assert.Equal(0, (await _home.RunAsync("validate", "--contract", schema, "value.json")).ExitCode);
        Assert.Equal(1, (await _home.RunAsync("validate", "--contract", schema, "value.json", "--assert-formats")).ExitCode);
    }

    [Theory]
    [InlineData(2, "plm/nothing", "good.json", "canonical/item@1.0.0")]
    [InlineData(2, "schema.json", "good.json", "cannot be used")]
    [InlineData(3, "plm/part", "absent.json", "There is no file absent.json")]
    public async Task Wrong_names_are_told_on_the_error_stream(int exitCode, string contract, string file, string says)
    {
        _home.Write("good.json", """{"Number":"1"}""");
        _home.Write("schema.json", """{ "type": "strings" }""");
        var answer = await _home.RunAsync("validate", "--contract", contract, file);

        Assert.Equal((exitCode, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(says, answer.Errors);
    }

    public void Dispose() => _home.Dispose();
}
