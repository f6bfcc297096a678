using System.Text;
using IntegrationHub.Core.Contracts.Compatibility;
using Xunit;

namespace IntegrationHub.Core.Tests.Contracts.Compatibility;

public sealed class ContractComparisonTests
{
    private const string Part = """
        {"$id":"plm/part","x-version":"1.0.0","type":"object","additionalProperties":false,"required":["number"],"properties":{
          "number":{"type":"string","minLength":1,"maxLength":18},
          "kind":{"enum":["make","buy"]},
          "weight":{"type":"number","minimum":0},
          "uses":{"type":"array","items":{"$ref":"#/$defs/use"}}},
         "$defs":{"use":{"type":"object","required":["part"],"properties":{"part":{"type":"string"},"quantity":{"type":"integer","minimum":1}}}}}
        """;

    [Theory]
    // the same documents
    [InlineData("\"make\",\"buy\"", "\"buy\",\"make\"", ContractVerdict.Full, null)]
    [InlineData("\"minimum\":0}", "\"minimum\":0,\"description\":\"kg\"}", ContractVerdict.Full, null)]
    [InlineData("\"minimum\":0}", "\"minimum\":0.0,\"x-unit\":\"kg\"}", ContractVerdict.Full, null)]
    // more documents
    [InlineData("\"maxLength\":18", "\"maxLength\":40", ContractVerdict.Backward, "/number")]
    [InlineData("\"make\",\"buy\"", "\"make\",\"buy\",\"phantom\"", ContractVerdict.Backward, "/kind")]
    [InlineData("\"required\":[\"number\"]", "\"required\":[]", ContractVerdict.Backward, "")]
    [InlineData("\"kind\":", "\"colour\":{\"type\":\"string\"},\"kind\":", ContractVerdict.Backward, "/colour")]
    [InlineData("\"type\":\"number\"", "\"type\":[\"number\",\"null\"]", ContractVerdict.Backward, "/weight")]
    [InlineData("\"type\":\"object\",\"additionalProperties\":false,", "\"type\":\"object\",", ContractVerdict.Backward, "/*")]
    [InlineData("\"type\":\"integer\"", "\"type\":\"number\"", ContractVerdict.Backward, "/uses/*/quantity")]
    // fewer documents
    [InlineData("\"maxLength\":18", "\"maxLength\":10", ContractVerdict.Forward, "/number")]
    [InlineData("\"make\",\"buy\"", "\"make\"", ContractVerdict.Forward, "/kind")]
    [InlineData("\"required\":[\"number\"]", "\"required\":[\"number\",\"kind\"]", ContractVerdict.Forward, "")]
    [InlineData("\"type\":\"number\"", "\"type\":\"integer\"", ContractVerdict.Forward, "/weight")]
    [InlineData("\"minLength\":1,", "\"minLength\":1,\"pattern\":\"^[0-9]+$\",", ContractVerdict.Forward, "/number")]
    [InlineData("\"weight\":{\"type\":\"number\",\"minimum\":0},", "", ContractVerdict.Forward, "/weight")]
    [InlineData("\"required\":[\"part\"]", "\"required\":[\"part\",\"quantity\"]", ContractVerdict.Forward, "/uses/*")]
    // others
    [InlineData("\"type\":\"number\"", "\"type\":\"string\"", ContractVerdict.Breaking, "/weight")]
    [InlineData("\"kind\":", "\"type\":", ContractVerdict.Breaking, "/kind")]
    [InlineData("\"make\",\"buy\"", "\"make\",\"phantom\"", ContractVerdict.Breaking, "/kind")]
    public void A_change_is_what_it_does_to_the_documents_and_names_the_place(string old, string replacement, ContractVerdict verdict, string? path)
    {
        var compared = Compare(Part, Part.Replace(old, replacement, StringComparison.Ordinal));
        Assert.Equal(verdict, compared.Verdict);
        Assert.Equal(verdict == ContractVerdict.Full, compared.Breaks.Count == 0);
        Assert.All(compared.Breaks, one => Assert.NotEmpty(one.Why));
        if (path is not null)
        {
            Assert.Contains(path, compared.Breaks.Select(one => one.Path));
        }
    }

    [Theory]
    [InlineData("""{"oneOf":[{"type":"string"},{"type":"number"}]}""", """{"anyOf":[{"type":"string"},{"type":"number"},{"type":"null"}]}""", ContractVerdict.Backward)]
    [InlineData("""{"anyOf":[{"const":1},{"const":2}]}""", """{"enum":[1,2,3]}""", ContractVerdict.Backward)]
    [InlineData("""{"if":{"required":["a"]},"then":{"required":["b"]}}""", """{"if":{"required":["a"]},"then":{"required":["b","c"]}}""", ContractVerdict.Forward)]
    [InlineData("""{"not":{"type":"string"}}""", """{"not":{"type":["string","null"]}}""", ContractVerdict.Forward)]
    [InlineData("""{"prefixItems":[{"type":"string"}],"items":false}""", """{"items":{"type":"string"}}""", ContractVerdict.Backward)]
    [InlineData("""{"allOf":[{"properties":{"a":{"type":"string"}}}],"unevaluatedProperties":false}""", """{"properties":{"a":{"type":"string"},"b":true},"unevaluatedProperties":false}""", ContractVerdict.Backward)]
    [InlineData("""{"patternProperties":{"^x":{"type":"string"}},"additionalProperties":false}""", """{"patternProperties":{"^x":{"type":["string","null"]}},"additionalProperties":false}""", ContractVerdict.Backward)]
    [InlineData("""{"$ref":"#/$defs/n","$defs":{"n":{"properties":{"next":{"$ref":"#/$defs/n"},"v":{"type":"integer"}}}}}""", """{"$ref":"#/$defs/m","$defs":{"m":{"properties":{"next":{"$ref":"#/$defs/m"},"v":{"type":"number"}}}}}""", ContractVerdict.Backward)]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"dependentRequired":{"a":["b","c"]}}""", ContractVerdict.Forward)]
    [InlineData("""{"contains":{"const":1},"minContains":2}""", """{"contains":{"enum":[1,2]}}""", ContractVerdict.Backward)]
    // what is not shown is not claimed
    [InlineData("""{"pattern":"^a"}""", """{"pattern":"^[a]"}""", ContractVerdict.Breaking)]
    [InlineData("""{"$dynamicRef":"#n","$defs":{"n":{"$dynamicAnchor":"n"}}}""", """{"$dynamicRef":"#n","$defs":{"n":{"$dynamicAnchor":"n","type":"string"}}}""", ContractVerdict.Breaking)]
    [InlineData("""{"properties":{"a":{"$ref":"#/properties/b"},"b":{"type":"string"}}}""", """{"properties":{"a":{"$ref":"#/properties/b"},"b":{"type":"number"}}}""", ContractVerdict.Breaking)]
    public void Choices_conditions_and_recursion_are_compared_where_it_can_be_shown(string old, string @new, ContractVerdict verdict) =>
        Assert.Equal(verdict, Compare(old, @new).Verdict);

    [Fact]
    public void A_document_that_is_no_schema_is_refused_with_its_file()
    {
        var compared = ContractComparison.Compare("{\"type\":7}"u8.ToArray(), "old.json", "{}"u8.ToArray(), "new.json");
        Assert.StartsWith("old.json", compared.Problems[0].Place, StringComparison.Ordinal);
    }

    internal static ContractComparison Compare(string old, string @new)
    {
        var compared = ContractComparison.Compare(Encoding.UTF8.GetBytes(old), "old.json", Encoding.UTF8.GetBytes(@new), "new.json");
        Assert.True(compared.Succeeded, string.Join('\n', compared.Problems));
        return compared.Value;
    }
}
