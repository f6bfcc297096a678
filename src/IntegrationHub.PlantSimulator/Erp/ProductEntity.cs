using System.Globalization;

namespace IntegrationHub.PlantSimulator;

/// <summary>Products and product plants in the OData V2 shape of API_PRODUCT_SRV.</summary>
internal static class ProductEntity
{
    // A fixed host: an entity has the same bytes whatever port the simulator runs on, as a productive system's has.
    private const string Service = "https://s4.plant.example:44300/sap/opu/odata/sap/API_PRODUCT_SRV/";
    private const long FirstChange = 1_772_524_800_000; // 2026-03-03T08:00:00Z

    public static object Product(Item item, ICollection<string> expand)
    {
        var entity = new Dictionary<string, object>
        {
            ["__metadata"] = Metadata($"A_Product('{item.Number}')", "A_ProductType"),
            ["Product"] = item.Number,
            ["ProductType"] = item.SapType,
            ["ProductGroup"] = item.Number.StartsWith("4711", StringComparison.Ordinal) ? "PUMPS" : "",
            ["BaseUnit"] = item.SapUnit,
            ["IsMarkedForDeletion"] = item.Deleted,
            ["IsBatchManagementRequired"] = item.BatchAtClient,
            ["SerialNumberProfile"] = item.Plants!.Select(plant => plant.SerialProfile).FirstOrDefault(profile => profile.Length > 0) ?? "",
            ["SerialNoExplicitnessLevel"] = "",
            ["SerialIdentifierAssgmtProfile"] = "",
            ["CreationDate"] = "/Date(1577836800000)/",
            ["LastChangeDateTime"] = $"/Date({ChangedAt(item).ToString(CultureInfo.InvariantCulture)}+0000)/",
            ["to_Description"] = expand.Contains("to_Description")
                ? new { results = new[] { new { Product = item.Number, Language = "EN", ProductDescription = item.Text } } }
                : Deferred(item, "to_Description"),
            ["to_Plant"] = expand.Contains("to_Plant")
                ? new { results = item.Plants!.Select(plant => PlantMembers(item, plant)).ToArray() }
                : Deferred(item, "to_Plant"),
        };
        return entity;
    }

    public static object ProductPlant(Item item, ItemPlant plant) => new Dictionary<string, object>(
        [new("__metadata", Metadata($"A_ProductPlant(Product='{item.Number}',Plant='{plant.Plant}')", "A_ProductPlantType")), .. PlantMembers(item, plant)]);

    private static Dictionary<string, object> PlantMembers(Item item, ItemPlant plant) => new()
    {
        ["Product"] = item.Number,
        ["Plant"] = plant.Plant,
        ["BaseUnit"] = item.SapUnit,
        ["IsMarkedForDeletion"] = item.Deleted,
        ["IsBatchManagementRequired"] = plant.Batch,
        ["IsInternalBatchManaged"] = plant.Batch,
        ["OriglBatchManagementIsRequired"] = plant.Batch ? "X" : "",
        ["SerialNumberProfile"] = plant.SerialProfile,
    };

    /// <summary>Spreads the change times over the day, by number, so that no two neighbours share one; each change of flags is a day later.</summary>
    private static long ChangedAt(Item item) => FirstChange + (((item.Number.Sum(letter => letter) % 97) + (item.Changes * 24 * 60)) * 60_000L);

    private static object Metadata(string path, string type) => new { id = Service + path, uri = Service + path, type = "API_PRODUCT_SRV." + type };

    private static object Deferred(Item item, string name) => new { __deferred = new { uri = $"{Service}A_Product('{item.Number}')/{name}" } };
}
