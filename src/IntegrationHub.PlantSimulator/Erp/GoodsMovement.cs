using System.Globalization;
using System.Text.Json;

namespace IntegrationHub.PlantSimulator;

/// <summary>A posted goods movement and the checks that make a real ERP say no.</summary>
internal sealed class GoodsMovement(JsonElement header)
{
    private static readonly string[] Units = ["PC", "KG", "M", "L"];

    private readonly JsonElement[] _lines = ReadLines(header);

    /// <summary>Gets the interface that the first line's movement type belongs to; goods issue where it is unknown.</summary>
    public string Target => _lines.Length == 0 ? PlantTargets.GoodsIssue : _lines[0].Text("GoodsMovementType") switch
    {
        "344" => PlantTargets.BlockedStock,
        "262" => PlantTargets.GoodsIssueCorrection,
        _ => PlantTargets.GoodsIssue,
    };

    /// <summary>Checks every line, so that one answer names all faults.</summary>
    public IReadOnlyList<SapError> Check(IReadOnlyDictionary<string, Item> items) => _lines.Length == 0
        ? [new("SIM/101", "A material document needs at least one item; send to_MaterialDocumentItem.", "/to_MaterialDocumentItem")]
        : [.. _lines.SelectMany((line, index) => CheckLine(line, $"/to_MaterialDocumentItem/{index}", items))];

    private IEnumerable<SapError> CheckLine(JsonElement line, string place, IReadOnlyDictionary<string, Item> items)
    {
        var (type, material, plantCode) = (line.Text("GoodsMovementType"), line.Text("Material"), line.Text("Plant"));
        if (type is not ("261" or "262" or "344") || (type != _lines[0].Text("GoodsMovementType") && !(type == "261" && Target == PlantTargets.GoodsIssueCorrection)))
            yield return new("SIM/102", $"Movement type {type} is not possible here; use 261 or 344, one per document, or 262 followed by 261.", place + "/GoodsMovementType");
        if (type is "261" or "262" && line.Text("ManufacturingOrder") is null)
            yield return new("SIM/103", $"Enter a manufacturing order for movement type {type}.", place + "/ManufacturingOrder");
        if (line.Text("EntryUnit") is not { } unit || !Units.Contains(unit))
            yield return new("SIM/104", $"Unit of measure {line.Text("EntryUnit")} is not defined; use one of {string.Join(", ", Units)}.", place + "/EntryUnit");

        var quantityIsGood = decimal.TryParse(line.Text("QuantityInEntryUnit"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity) && quantity > 0;
        if (!quantityIsGood) yield return new("SIM/105", "Enter a quantity above zero, as text with a decimal point.", place + "/QuantityInEntryUnit");

        if (material is null || items.GetValueOrDefault(material) is not { } item || item.Plants!.FirstOrDefault(row => row.Plant == plantCode) is not { } plant)
        {
            yield return new("SIM/106", $"Material {material} is not maintained in plant {plantCode}; extend it or correct the line.", place + "/Material");
            yield break;
        }

        if (item.Deleted) yield return new("SIM/107", $"Material {material} is marked for deletion; use its successor.", place + "/Material");
        foreach (var error in CheckIdentity(line, place, plant, quantity)) yield return error;
    }

    private static IEnumerable<SapError> CheckIdentity(JsonElement line, string place, ItemPlant plant, decimal quantity)
    {
        var batch = line.Text("Batch");
        if (plant.Batch && batch is null) yield return new("M7/018", "Enter Batch", place + "/Batch");
        if (!plant.Batch && batch is not null)
            yield return new("SIM/108", $"The material has no batches in plant {plant.Plant}; send the line without Batch.", place + "/Batch");

        var serials = Serials(line);
        if (plant.SerialProfile.Length == 0 && serials > 0)
            yield return new("SIM/204", $"The material has no serial number profile in plant {plant.Plant}; send the line without serial numbers.", place + "/to_SerialNumbers");
        // What was posted before the plant had a profile is taken back as it was posted.
        if (plant.SerialProfile.Length > 0 && serials != quantity && line.Text("GoodsMovementType") != "262")
            yield return new("SIM/205", $"Maintain serial numbers for the total quantity; found {serials} for {quantity.ToString(CultureInfo.InvariantCulture)}.", place + "/to_SerialNumbers");
    }

    private static int Serials(JsonElement line) =>
        line.TryGetProperty("to_SerialNumbers", out var list) ? Elements(list).Count(element => element.Text("SerialNumber") is not null) : 0;

    private static JsonElement[] ReadLines(JsonElement header) =>
        header.TryGetProperty("to_MaterialDocumentItem", out var lines) ? [.. Elements(lines).Where(line => line.ValueKind == JsonValueKind.Object)] : [];

    // V2 deep inserts come both as an array and wrapped in results.
    private static IEnumerable<JsonElement> Elements(JsonElement list) => list.ValueKind switch
    {
        JsonValueKind.Array => list.EnumerateArray(),
        JsonValueKind.Object when list.TryGetProperty("results", out var results) && results.ValueKind == JsonValueKind.Array => results.EnumerateArray(),
        _ => [],
    };
}
