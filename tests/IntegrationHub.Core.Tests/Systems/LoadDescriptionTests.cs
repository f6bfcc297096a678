using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Systems;

public sealed class LoadDescriptionTests
{
    [Theory]
    [InlineData("trigger: drop\n    load: full", 40)]
    [InlineData("trigger: push\n    load: { full: 25 }", 25)]
    public void A_full_load_says_from_which_shrinking_on_it_is_held(string lines, int percent) =>
        Assert.Equal(percent, Read(lines).Value.Interfaces[0].Load!.HeldWhenSmallerBy);

    [Fact]
    public void Without_it_an_envelope_holds_changes() => Assert.Null(Read("trigger: drop").Value.Interfaces[0].Load);

    [Theory]
    [InlineData("trigger: { poll: PT15M }\n    load: full", "a poll may bring several")]
    [InlineData("trigger: drop\n    load: half", "found 'half'")]
    [InlineData("trigger: drop\n    load: { full: 100 }", "found '100'")]
    public void What_cannot_be_a_full_load_is_refused_with_its_line(string lines, string why)
    {
        var problem = Assert.Single(Read(lines).Problems);

        Assert.Equal("SYS-0002", problem.Code);
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("system.yaml:", problem.Place, StringComparison.Ordinal);
    }

    private static Outcome<SystemDescription> Read(string lines) => SystemReader.Read(YamlTree.Read($$"""
        language: 1
        system: erp
        version: 1.0.0
        kind: erp
        expresses: { lot: true, serial: true, both: true }
        interfaces:
          item:
            direction: in
            mapping: erp/item@1.0.0
            {{lines}}
        """, "system.yaml").Value);
}
