using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Systems;

public sealed class AttributeDeclarationTests
{
    [Fact]
    public void A_system_says_which_attributes_it_holds_in_which_words_and_by_which_document()
    {
        var declared = Read("shelf-life: { held: true, only: [DAY], source: a manual }, suppliers: { held: false, source: another }").Value.Expresses.Attributes;

        Assert.Equal(["shelf-life", "suppliers"], declared.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((true, "DAY", "a manual"), (declared["shelf-life"].Held, Assert.Single(declared["shelf-life"].Only), declared["shelf-life"].Source));
        Assert.False(declared["suppliers"].Held);
    }

    [Theory]
    [InlineData("colour: { held: true, source: s }", "'colour' is no master attribute")]
    [InlineData("shelf-life: { held: true, only: [FORTNIGHT], source: s }", "'FORTNIGHT' is no word of 'shelf-life'")]
    [InlineData("suppliers: { held: true, only: [100023], source: s }", "'suppliers' has no words to choose from")]
    [InlineData("suppliers: { held: true }", "'source' is missing")]
    [InlineData("suppliers: { source: s }", "'held' must be true or false")]
    [InlineData("suppliers: { held: true, source: s, because: x }", "'because' is not known here")]
    public void A_declaration_that_says_nothing_is_refused_with_its_line(string attributes, string why)
    {
        var problem = Assert.Single(Read(attributes).Problems);

        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("system.yaml:", problem.Place, StringComparison.Ordinal);
    }

    private static Outcome<SystemDescription> Read(string attributes) => SystemReader.Read(YamlTree.Read(Encoding.UTF8.GetBytes(
        $"system: erp\nversion: 1.0.0\nkind: erp\nexpresses:\n  lot: true\n  serial: true\n  both: true\n  attributes: {{ {attributes} }}\n"), "system.yaml").Value);
}
