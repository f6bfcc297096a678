namespace IntegrationHub.PlantSimulator;

/// <summary>Parts in the shape of Windchill REST Services: enumerations are pairs of an internal value and a display text.</summary>
internal static class PartEntity
{
    public static object Part(Item item, int ordinal, bool withUses)
    {
        var part = item.Part!;
        var entity = new Dictionary<string, object>
        {
            ["ID"] = $"OR:wt.part.WTPart:{100_000 + ordinal}",
            ["Number"] = part.Number,
            ["Name"] = item.Text,
            ["Revision"] = "A",
            ["Version"] = "A.1 (Design)",
        };
        // Left out, not empty: what is not sent is unknown, and must not be read as untraced.
        if (part.TraceCode is { } code) entity["DefaultTraceCode"] = TraceCode(code);
        entity["DefaultUnit"] = Unit(item.PlmUnit);
        entity["Source"] = item.SapType is "FERT" or "HALB" ? Pair("make", "Make") : Pair("buy", "Buy");
        entity["GatheringPart"] = false;
        entity["PhantomManufacturingPart"] = part.Phantom;
        entity["EndItem"] = item.SapType == "FERT";
        entity["State"] = Pair("RELEASED", "Released");
        entity["LastModified"] = "2026-03-02T06:00:00Z";
        if (withUses) entity["Uses"] = ProductStructure.UsesOf(item.Number).Select(use => Use(use, ordinal)).ToArray();
        return entity;
    }

    private static object Use(PartUse use, int ordinal) => new
    {
        ID = $"OR:wt.part.WTPartUsageLink:{200_000 + (ordinal * 100) + use.Position}",
        use.Quantity,
        Unit = Unit(use.Unit),
        TraceCode = TraceCode(use.TraceCode),
        Uses = new { Number = use.Component },
    };

    private static object Unit(string unit) => unit switch
    {
        "ea" => Pair("ea", "Each"),
        "kg" => Pair("kg", "Kilograms"),
        "m" => Pair("m", "Meters"),
        "l" => Pair("l", "Liters"),
        _ => Pair(unit, unit),
    };

    private static object TraceCode(string code) => Pair(code, code switch
    {
        "0" => "Untraced",
        "L" => "Lot Number",
        "S" => "Serial Number",
        "X" => "Lot/Serial Number",
        _ => "Customer-defined " + code,
    });

    private static object Pair(string value, string display) => new { Value = value, Display = display };
}
