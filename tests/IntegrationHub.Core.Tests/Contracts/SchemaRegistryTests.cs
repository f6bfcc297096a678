using System.Text;
using IntegrationHub.Core.Contracts;
using Xunit;

namespace IntegrationHub.Core.Tests.Contracts;

public sealed class SchemaRegistryTests
{
    [Fact]
    public void A_version_never_changes()
    {
        var registry = new SchemaRegistry();
        Assert.True(Add(registry, """{"$id":"canonical/x","x-version":"1.0.0","type":"string"}""").Succeeded);
        Assert.True(Add(registry, """{"$id":"canonical/x","x-version":"1.0.0","type":"string"}""").Succeeded);
        Assert.Equal("SCH-0013", Add(registry, """{"$id":"canonical/x","x-version":"1.0.0","type":"number"}""").Problems[0].Code);
        Assert.Single(registry.Documents);
    }

    [Fact]
    public void A_reference_without_version_is_refused_where_several_are_registered()
    {
        var registry = new SchemaRegistry();
        Add(registry, """{"$id":"canonical/x","x-version":"1.0.0","type":"string"}""");
        Assert.True(TapeTestReading.Contract("""{"$ref":"canonical/x"}""", null, registry).IsValid(TapeTestReading.Tape("\"a\"")));
        Add(registry, """{"$id":"canonical/x","x-version":"2.0.0","type":"number"}""");
        Assert.Equal("SCH-0006", Contract.Compile("""{"$ref":"canonical/x"}"""u8.ToArray(), registry).Problems[0].Code);
        Assert.True(TapeTestReading.Contract("""{"$ref":"canonical/x@2.0.0"}""", null, registry).IsValid(TapeTestReading.Tape("1")));
        Assert.True(TapeTestReading.Contract("""{"$ref":"canonical/x@1.0.0"}""", null, registry).IsValid(TapeTestReading.Tape("\"a\"")));
        Assert.False(registry.TryFind("canonical/x", out _));
        Assert.True(registry.TryFind("canonical/x@2.0.0", out RegisteredSchema found));
        Assert.Equal("2.0.0", found.Version);
    }

    [Fact]
    public void The_metaschema_judges_itself_valid() =>
        Assert.True(TapeTestReading.Contract("""{"$ref":"https://json-schema.org/draft/2020-12/schema"}""").IsValid(TapeTestReading.Tape("""{"type":"object"}""")));

    private static Core.Canonical.Outcome<RegisteredSchema> Add(SchemaRegistry registry, string schema) => registry.Add(Encoding.UTF8.GetBytes(schema));
}
