using System.Text.Json;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using Xunit;

namespace IntegrationHub.Core.Tests.Genealogy;

/// <summary>Reads the twins of a Catena-X test data container as material events. Source: eclipse-tractusx/item-relationship-service.</summary>
internal static class CatenaXTwins
{
    public static IReadOnlyList<MaterialEvent> Read()
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "data", "tractusx-irs", "local", "testing", "testdata", "smallTestdata.json");
        Assert.SkipUnless(File.Exists(file), $"The Catena-X test data are not on this machine ({file}).");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. document.RootElement.GetProperty("https://catenax.io/schema/TestDataContainer/1.0.0").EnumerateArray().Select(Twin).OfType<MaterialEvent>()];
    }

    private static MaterialEvent? Twin(JsonElement twin)
    {
        var id = twin.GetProperty("catenaXId").GetString()!;
        var (serial, batch) = (Aspect(twin, "#SerialPartTypization"), Aspect(twin, "#Batch"));
        if ((serial ?? batch) is not { } part)
        {
            return null;
        }

        var local = part.GetProperty("localIdentifiers").EnumerateArray()
            .ToDictionary(i => i.GetProperty("key").GetString()!, i => i.GetProperty("value").GetString()!, StringComparer.Ordinal);
        var instance = local["partInstanceId"];
        return new MaterialEvent
        {
            Operation = Operation.Produce,
            Transformation = new Transformation(id, TransformationKind.Assemble),
            Inputs = [.. Children(twin)],
            Outputs =
            [
                new MaterialReference
                {
                    Identifiers = [new("catenax", id), new(serial is null ? "lot" : "serial", instance, local["manufacturerId"])],
                    Item = new ItemReference(local["manufacturerPartId"]),
                    Serial = serial is null ? null : instance,
                    Lot = serial is null ? instance : null,
                },
            ],
        };
    }

    private static IEnumerable<MaterialReference> Children(JsonElement twin) =>
        Aspect(twin, "#AssemblyPartRelationship") is { } assembly && assembly.TryGetProperty("childParts", out var parts)
            ? parts.EnumerateArray().Select(child => new MaterialReference
            {
                Identifiers = [new("catenax", child.GetProperty("childCatenaXId").GetString()!)],
                Quantity = decimal.Parse(child.GetProperty("quantity").GetProperty("quantityNumber").ToString(), System.Globalization.CultureInfo.InvariantCulture),
                Unit = child.GetProperty("quantity").GetProperty("measurementUnit").GetProperty("lexicalValue").GetString() == "unit:piece" ? "C62" : "KGM",
            })
            : [];

    private static JsonElement? Aspect(JsonElement twin, string ending) =>
        twin.EnumerateObject().Where(p => p.Name.EndsWith(ending, StringComparison.Ordinal)).Select(p => (JsonElement?)p.Value[0]).FirstOrDefault();
}
