using IntegrationHub.Core.Contracts;
using Xunit;

namespace IntegrationHub.Core.Tests.Contracts;

public sealed class ContractShapeTests
{
    private static readonly Contract Sample = TapeTestReading.Contract("""
        {
          "type": "object", "required": ["item"], "additionalProperties": false,
          "properties": {
            "item": { "$ref": "#/$defs/item" },
            "tracking": { "type": "array", "x-repeated": true, "items": { "properties": { "lot": { "enum": ["none", "required"] } } } },
            "position": { "prefixItems": [{ "type": "integer" }], "items": { "type": "string" } },
            "attributes": { "additionalProperties": { "type": ["string", "null"], "maxLength": 20 } },
            "free": { "type": "object" }
          },
          "$defs": { "item": { "allOf": [{ "required": ["id"] }], "properties": { "name": { "type": "string", "format": "date" }, "id": { "type": "string" } }, "oneOf": [{ "properties": { "revision": true } }, { "required": ["name"] }] } }
        }
        """);

    [Fact]
    public void Members_come_in_the_order_of_the_contract() =>
        Assert.Equal(["item", "tracking", "position", "attributes", "free"], Sample.Shape.Root.Properties.Select(p => p.Name));

    [Theory]
    [InlineData("/item/id", "string")]
    [InlineData("/tracking/0/lot", "object array string number boolean null")]
    [InlineData("/tracking/*/lot", "object array string number boolean null")]
    [InlineData("/position/0", "integer")]
    [InlineData("/position/1", "string")]
    [InlineData("/attributes/colour", "string null")]
    [InlineData("/item/revision", "object array string number boolean null")]
    [InlineData("", "object")]
    public void A_declared_place_is_found_with_its_types(string pointer, string types)
    {
        Assert.True(Sample.Shape.TryResolve(pointer, out SchemaNodeInfo info));
        Assert.Equal(types, string.Join(' ', info.Types));
    }

    [Theory]
    [InlineData("/items")]
    [InlineData("/item/nummer")]
    [InlineData("/free/x")]
    [InlineData("/tracking/lot")]
    [InlineData("item")]
    public void A_place_that_is_not_declared_is_not_found(string pointer) => Assert.False(Sample.Shape.TryResolve(pointer, out _));

    [Fact]
    public void Required_members_codes_and_extensions_are_told()
    {
        Assert.True(Sample.Shape.TryResolve("/item", out SchemaNodeInfo item));
        Assert.Equal(["id"], item.Required);
        Assert.True(item.IsOpen);
        Assert.False(Sample.Shape.Root.IsOpen);
        Assert.True(Sample.Shape.TryResolve("/tracking", out SchemaNodeInfo tracking));
        Assert.True(tracking.IsRepeated);
        Assert.Equal(["\"none\"", "\"required\""], tracking.Items!.Properties[0].Schema.Enum);
        Assert.Equal("date", Sample.Shape.Root.Properties[0].Schema.Properties[0].Schema.Format);
    }
}
