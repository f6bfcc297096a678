using System.Text;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Versioning;

public sealed class VersioningTests
{
    private const string Mapping = """
        language: 1
        mapping: plm/part
        version: 1.1.0
        name: Parts
        rules:
          - { id: item, set: /item/id, from: /Number, do: [trim] }
          - { id: 17, set: /name, const: 1.5, description: a name }
        outputs: [{ name: a, to: x@1.0.0 }]
        examples: [{ given: {}, expect: {} }]
        """;

    [Theory]
    [InlineData("version: 1.1.0", "version: 9.0.0")]
    [InlineData("name: Parts", "name: Other")]
    [InlineData("name: Parts\n", "")]
    [InlineData("description: a name", "description: another")]
    [InlineData("expect: {}", "expect: { a: 1 }")]
    [InlineData("set: /item/id, from: /Number", "from: '/Number', set: \"/item/id\"")]
    [InlineData("id: 17", "id: \"17\"")]
    [InlineData("const: 1.5", "const: 1.50")]
    [InlineData("const: 1.5", "const: 15e-1")]
    [InlineData("do: [trim]", "do:   [ trim ]")]
    public void A_cosmetic_edit_keeps_the_semantic_hash(string old, string replacement) =>
        Assert.Equal(Hash(Mapping), Hash(Mapping.Replace(old, replacement, StringComparison.Ordinal)));

    [Theory]
    [InlineData("version: 1.0.0", "version: 2.0.0", true)]
    [InlineData("description: Stock", "description: All stock", true)]
    [InlineData("length: 10", "length: \"10\"", true)]
    [InlineData("name: lot", "name: serial", false)]
    [InlineData("name: { tag", "description: { tag", false)]
    public void Names_in_a_layout_mean_something(string old, string replacement, bool isSame)
    {
        const string Layout = """
            language: 1
            layout: stock
            version: 1.0.0
            description: Stock
            of: fixed
            structure: [name*]
            records:
              name: { tag: L, fields: [{ name: lot, length: 10 }] }
            """;
        Assert.Equal(isSame, Hash(Layout) == Hash(Layout.Replace(old, replacement, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("const: 1.5", "const: \"1.5\"")]
    [InlineData("const: 1.5", "const: 1.51")]
    [InlineData("name: a", "name: b")]
    [InlineData("set: /name", "set: /names")]
    [InlineData("do: [trim]", "do: [upper]")]
    [InlineData("language: 1", "language: 2")]
    [InlineData("x@1.0.0", "x@1.0.1")]
    public void An_edit_of_meaning_changes_the_semantic_hash(string old, string replacement) =>
        Assert.NotEqual(Hash(Mapping), Hash(Mapping.Replace(old, replacement, StringComparison.Ordinal)));

    [Fact]
    public void The_hash_is_taken_over_sorted_members_with_exact_numbers() =>
        Assert.Equal("""{"codeList":"c","entries":{"1":null,"L":{"lot":"required","n":100}}}""",
            SemanticHash.CanonicalText(YamlTree.Read("entries: { L: { n: 1e2, lot: required }, 1: null }\ncodeList: c\nversion: 1.0.0", "f").Value));

    [Fact]
    public void A_contract_keeps_its_hash_when_only_annotations_change()
    {
        const string A = """{"x-version":"1.0.0","title":"A","properties":{"title":{"type":"string","description":"d"}}}""";
        const string B = """{ "properties": {"title":{"type":"string"}}, "x-version":"1.0.1" }""";
        const string C = """{"properties":{"titel":{"type":"string"}}}""";
        Assert.Equal(Contract(A), Contract(B));
        Assert.NotEqual(Contract(B), Contract(C));
    }

    [Fact]
    public void A_contract_with_a_duplicate_key_is_refused() =>
        Assert.Equal("VER-0006", SemanticHash.OfContract("{\"a\":1,\"a\":2}"u8.ToArray(), "c.json").Problems[0].Code);

    [Theory]
    [InlineData("plm-windchill/part@1.2.0", true)]
    [InlineData("windchill-trace-code@1.0.0-rc.1", true)]
    [InlineData("plm-windchill/part", false)]
    [InlineData("Plm/part@1.2.0", false)]
    [InlineData("plm//part@1.2.0", false)]
    [InlineData("plm/part@1.2", false)]
    [InlineData("plm/part@01.2.0", false)]
    [InlineData("../part@1.2.0", false)]
    public void A_reference_carries_id_and_version(string text, bool good)
    {
        var reference = VersionedId.Parse(text);
        Assert.Equal(good, reference.Succeeded);
        Assert.Equal(good ? text : null, good ? reference.Value.ToString() : null);
    }

    [Fact]
    public void Versions_order_by_number_and_a_pre_release_comes_before_its_release()
    {
        string[] ordered = ["0.9.0", "1.0.0-alpha", "1.0.0-alpha.2", "1.0.0-alpha.10", "1.0.0-beta", "1.0.0", "1.2.0", "1.10.0"];
        Assert.Equal(ordered, ordered.Reverse().Select(v => ItemVersion.Parse(v).Value).Order().Select(v => v.ToString()));
    }

    private static string Hash(string yaml) => SemanticHash.Of(YamlTree.Read(yaml, "f.yaml").Value);

    private static string Contract(string json) => SemanticHash.OfContract(Encoding.UTF8.GetBytes(json), "c.json").Value;
}
