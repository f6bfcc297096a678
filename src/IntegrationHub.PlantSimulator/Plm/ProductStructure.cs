namespace IntegrationHub.PlantSimulator;

/// <summary>What the pumps are built from, with the trace code of each usage, which overrides the part's own.</summary>
internal static class ProductStructure
{
    private static readonly PartUse[] Pump =
    [
        new(1, "4711-10", 1m, "ea", "S"),
        new(2, "4711-40", 3m, "ea", "0"), // the override: the bearing itself says S
        new(3, "4711-31", 2m, "ea", "L"),
        new(4, "4711-33", 8m, "ea", "0"),
        new(5, "815", 0.25m, "kg", "0"),
    ];

    private static readonly Dictionary<string, PartUse[]> Uses = new()
    {
        ["4711-02"] = Pump,
        ["4711-03"] = [.. Pump, new(6, "4711-50", 1m, "ea", "X")],
        ["4711-90"] = [new(1, "4711-02", 1m, "ea", "S"), new(2, "4711-51", 2.5m, "m", "0")],
    };

    public static IReadOnlyList<PartUse> UsesOf(string number) => Uses.GetValueOrDefault(number, []);
}

/// <summary>One line of a structure.</summary>
internal sealed record PartUse(int Position, string Component, decimal Quantity, string Unit, string TraceCode);
