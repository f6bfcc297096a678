using System.Buffers;
using System.Text;
using System.Text.Json;
using IntegrationHub.Core.Contracts;
using Xunit;

namespace IntegrationHub.Core.Tests.Contracts;

public sealed class ValidationOutputTests
{
    public static TheoryData<string> Files() => JsonSchemaSuite.Files("output-tests/draft2020-12/content");

    [Theory]
    [MemberData(nameof(Files))]
    public void The_basic_output_is_what_the_suite_expects(string file)
    {
        var registry = new SchemaRegistry();
        Assert.True(registry.Add(File.ReadAllBytes(Path.Combine(SharedCorpora.Require("json-schema-test-suite"), "output-tests/draft2020-12/output-schema.json"))).Succeeded);
        using TokenTape suite = JsonSchemaSuite.Load("output-tests/draft2020-12/content", file);
        foreach (int group in JsonSchemaSuite.Elements(suite, 0))
        {
            var contract = Contract.Compile(suite.RawMemory(JsonSchemaSuite.Member(suite, group, "schema")), registry).Value;
            foreach (int test in JsonSchemaSuite.Elements(suite, group, "tests"))
            {
                var result = contract.Annotate(suite.Detach(JsonSchemaSuite.Member(suite, test, "data")));
                foreach (int output in suite.Children(JsonSchemaSuite.Member(suite, test, "output")))
                {
                    var expected = Contract.Compile(suite.RawMemory(output), registry).Value;
                    string written = Write(result, suite.NameText(output) == "basic" ? OutputFormat.Basic : OutputFormat.Detailed);
                    var verdict = expected.Validate(TapeTestReading.Tape(written));
                    Assert.True(verdict.Valid, written + "\n" + string.Join("\n", verdict.Errors));
                }
            }
        }
    }

    [Fact]
    public void The_detailed_output_is_a_tree_in_which_lone_steps_are_drawn_together()
    {
        var contract = TapeTestReading.Contract("""{"properties":{"a":{"type":"string"},"b":{"properties":{"c":{"minimum":5,"multipleOf":2}}}}}""");
        var result = contract.Validate(TapeTestReading.Tape("""{"a":1,"b":{"c":3}}"""));
        Assert.Equal(3, result.Errors.Count);
        using JsonDocument output = JsonDocument.Parse(Write(result, OutputFormat.Detailed));
        JsonElement errors = output.RootElement.GetProperty("errors");
        Assert.Equal("/properties", Assert.Single(errors.EnumerateArray()).GetProperty("keywordLocation").GetString());
        errors = errors[0].GetProperty("errors");
        Assert.Equal(2, errors.GetArrayLength());
        Assert.Equal("/properties/a/type", errors[0].GetProperty("keywordLocation").GetString());
        Assert.Equal("/properties/b/properties/c", errors[1].GetProperty("keywordLocation").GetString());
        Assert.Equal("/b/c", errors[1].GetProperty("instanceLocation").GetString());
        Assert.Equal(2, errors[1].GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public void The_flag_output_is_only_the_verdict() =>
        Assert.Equal("""{"valid":false}""", Write(TapeTestReading.Contract("false").Validate(TapeTestReading.Tape("1")), OutputFormat.Flag));

    private static string Write(ValidationResult result, OutputFormat format)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            ValidationOutput.Write(result, format, writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
