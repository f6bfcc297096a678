using System.Text;
using IntegrationHub.Core.Contracts;
using Xunit;

namespace IntegrationHub.Core.Tests.Contracts;

public sealed class ContractTests
{
    [Theory]
    [InlineData("schema-ref-loop.json", "SCH-0008")]
    [InlineData("schema-ref-external.json", "SCH-0005")]
    public void A_hostile_schema_is_refused_when_it_is_compiled(string file, string code)
    {
        var outcome = Contract.Compile(File.ReadAllBytes(Path.Combine(SharedCorpora.Require("generated"), file)), new SchemaRegistry());
        Assert.Equal(code, outcome.Problems[0].Code);
    }

    [Fact]
    public void A_pattern_that_would_backtrack_for_ages_answers_at_once()
    {
        using TokenTape file = TokenTape.Parse(File.ReadAllBytes(Path.Combine(SharedCorpora.Require("generated"), "regex-redos-schema.json"))).Value;
        var contract = Contract.Compile(file.RawMemory(JsonSchemaSuite.Member(file, 0, "schema")), new SchemaRegistry()).Value;
        // A backtracking engine would not come back within the time of a whole test run.
        Assert.False(contract.IsValid(file, JsonSchemaSuite.Member(file, 0, "instance")));
    }

    [Fact]
    public void A_fault_names_both_places_the_raw_value_and_what_to_do()
    {
        var contract = TapeTestReading.Contract("""{"$id":"canonical/x","x-version":"1.2.0","$defs":{"p":{"properties":{"serial":{"type":"string","maxLength":3}}}},"properties":{"list":{"items":{"$ref":"#/$defs/p"}}}}""");
        Assert.Equal(("canonical/x", "1.2.0"), (contract.Id, contract.Version));
        ValidationError error = Assert.Single(contract.Validate(TapeTestReading.Tape("""{"list":[{},{"serial":"ABCD"}]}""")).Errors);
        Assert.Equal("/list/1/serial", error.InstanceLocation);
        Assert.Equal("/properties/list/items/$ref/properties/serial/maxLength", error.KeywordLocation);
        Assert.Equal("hub:/contracts/canonical/x#/$defs/p/properties/serial/maxLength", error.AbsoluteKeywordLocation);
        Assert.Equal("\"ABCD\"", error.RawValue);
        Assert.EndsWith("in a new version of the contract.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_missing_and_every_unknown_member_is_told()
    {
        var contract = TapeTestReading.Contract("""{"required":["a","b"],"properties":{"a":true},"additionalProperties":false}""");
        var result = contract.Validate(TapeTestReading.Tape("""{"c":1,"d":2}"""));
        Assert.Equal(["additionalProperties", "additionalProperties", "required", "required"], result.Errors.Select(e => e.Keyword));
    }

    [Fact]
    public void A_branch_that_holds_hides_the_faults_of_the_others()
    {
        var contract = TapeTestReading.Contract("""{"anyOf":[{"type":"string"},{"minimum":5}],"required":["x"]}""");
        Assert.True(contract.Validate(TapeTestReading.Tape("7")).Valid);
        Assert.Equal(["minimum", "anyOf"], contract.Validate(TapeTestReading.Tape("3")).Errors.Select(e => e.Keyword).Where(k => k != "type"));
    }

    [Theory]
    [InlineData("""{"type":"strng"}""", "SCH-0012")]
    [InlineData("""{"minLength":-1}""", "SCH-0012")]
    [InlineData("""{"pattern":"a(?=b)"}""", "SCH-0009")]
    [InlineData("""{"pattern":"a("}""", "SCH-0009")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "SCH-0007")]
    [InlineData("""{"$ref":"#none"}""", "SCH-0007")]
    [InlineData("""{"$schema":"http://json-schema.org/draft-07/schema#"}""", "SCH-0010")]
    [InlineData("""[]""", "SCH-0001")]
    [InlineData("""{"a":1,"a":2}""", "JSN-0018")]
    [InlineData("""{"allOf":[{"$ref":"#"}]}""", "SCH-0008")]
    public void A_schema_that_cannot_be_taken_is_refused_with_the_reason(string schema, string code)
    {
        var outcome = Contract.Compile(Encoding.UTF8.GetBytes(schema), new SchemaRegistry());
        Assert.False(outcome.Succeeded);
        Assert.Equal(code, outcome.Problems[0].Code);
    }

    [Fact]
    public void All_faults_of_a_schema_come_together()
    {
        var outcome = Contract.Compile("""{"allOf":[{"$ref":"x"},{"$ref":"y"},{"pattern":"("}]}"""u8.ToArray(), new SchemaRegistry());
        Assert.Equal(["SCH-0005", "SCH-0005", "SCH-0009"], outcome.Problems.Select(p => p.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void References_that_multiply_end_at_the_step_budget()
    {
        var schema = new StringBuilder("""{"$defs":{"d0":{"minimum":0}""");
        for (int i = 1; i <= 40; i++)
            schema.Append(System.Globalization.CultureInfo.InvariantCulture, $$$""","d{{{i}}}":{"allOf":[{"$ref":"#/$defs/d{{{i - 1}}}"},{"$ref":"#/$defs/d{{{i - 1}}}"}]}""");
        schema.Append("""},"$ref":"#/$defs/d40"}""");
        var contract = TapeTestReading.Contract(schema.ToString(), new ContractOptions { MaxSteps = 100_000 });
        var result = contract.Validate(TapeTestReading.Tape("1"));
        Assert.False(result.Valid);
        Assert.Contains("100000 steps", result.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_many_references_is_given_up_without_exhausting_the_stack()
    {
        string defs = string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"d{i}\":{{\"not\":{{\"$ref\":\"#/$defs/d{i + 1}\"}}}}"));
        var contract = TapeTestReading.Contract("{\"$defs\":{" + defs + ""","d5000":{"minimum":0}},"$ref":"#/$defs/d0"}""");
        Assert.False(contract.IsValid(TapeTestReading.Tape("1")));
        Assert.Contains("deep", contract.Validate(TapeTestReading.Tape("1")).Errors[0].Message, StringComparison.Ordinal);
    }
}
