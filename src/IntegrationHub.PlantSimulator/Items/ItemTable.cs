namespace IntegrationHub.PlantSimulator;

/// <summary>The materials of the plant: a hand-written part with deliberate disagreements, and a seeded part in which all agree.</summary>
internal static class ItemTable
{
    /// <summary>How many materials the ERP has.</summary>
    public const int ErpCount = 45;

    // ERP column: plant=flags, where B is batch-managed, a four-digit key a serial profile, - neither; "none" is not extended to any plant.
    // PLM column: [number:]trace code, "absent" where it is not sent. An empty column: the system does not have the item.
    private const string HandWritten =
        """
        4711-02 | Pump CP-40             | FERT | PC | 1000=0001 1100=0001       | S         | SERIAL
        4711-03 | Pump CP-40 marine      | FERT | PC | 1000=0001 1100=0001       | X         | SERIAL
        4711-10 | Pump housing, cast     | ROH  | PC | 1000=B                    | X         | LOT_SERIAL
        4711-20 | Shaft                  | HALB | PC | 1000=- 1100=-             | L         | LOT
        4711-31 | Shaft seal kit         | ROH  | PC | 1000=B 1100=-             | L         | LOT
        4711-33 | Gasket                 | ROH  | PC | 1000=-                    | 0         | NONE
        4711-34 | O-ring                 | ROH  | PC | 1000=-                    | L         | NONE
        4711-40 | Bearing                | ROH  | PC | 1000=B                    | S         | LOT_SERIAL
        4711-50 | Motor 4 kW             | HALB | PC | 1000=B+0002 1100=0002     | X         | SERIAL
        4711-51 | Motor cable            | ROH  | M  | 1000=- 1100=B             | 0         | NONE
        4711-60 | Controller board       | ROH  | PC | 1000=0001                 | Q         | SERIAL
        4711-61 | Pressure sensor        | ROH  | PC | 1000=0001                 | absent    | SERIAL
        4711-70 | Impeller, old          | ROH  | PC | 1000=B deleted            | L         |
        4711-71 | Impeller               | ROH  | PC | 1000=B 1100=B             | L         | LOT
        4711-80 | Retrofit bracket       |      | PC |                           | 0         |
        4711-85 | Touch-up paint         | HIBE | L  | 1000=B                    |           | LOT
        4711-90 | Pump kit               | HALB | PC | none                      | 0 phantom |
        0815    | Grease                 | HIBE | KG | 1000=B 1100=B             | 815:L     | LOT
        000042  | Blanking plug          | ROH  | PC | 1000=-                    | 000042:0  | NONE
        00047110| Name plate             | ROH  | PC | 1000=-                    | 47110:S   | SERIAL
        4711-95 | Certificate folder     | NLAG | PC | 1000=-                    | L         |
        """;

    /// <summary>Gets the materials in the order of their ERP numbers.</summary>
    public static IReadOnlyList<Item> For(int seed)
    {
        var items = HandWritten.Split('\n').Select(Read).ToList();
        var chance = new Random(seed);
        (string Flags, string Code, string Mode)[] agreeing = [("-", "0", "NONE"), ("B", "L", "LOT"), ("0001", "S", "SERIAL"), ("B+0001", "X", "LOT_SERIAL")];
        for (var n = 1; items.Count(item => item.Plants is not null) < ErpCount; n++)
        {
            var (flags, code, mode) = agreeing[chance.Next(agreeing.Length)];
            items.Add(Read($"5000-{n:00} | Standard part {n} | ROH | PC | 1000={flags} 1100={flags} | {code} | {mode}"));
        }

        return [.. items.OrderBy(item => item.Number, StringComparer.Ordinal)];
    }

    private static Item Read(string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        return new Item(cells[0], cells[1], cells[2], cells[3], ReadPlants(cells[4]),
            cells[4].EndsWith("deleted", StringComparison.Ordinal), ReadPart(cells[0], cells[5]), cells[6].Length == 0 ? null : cells[6]);
    }

    private static ItemPlant[]? ReadPlants(string cell) => cell switch
    {
        "" => null,
        "none" => [],
        _ => [.. cell.Split(' ').Where(word => word.Contains('=', StringComparison.Ordinal)).Select(word =>
        {
            var (plant, flags) = (word[..4], word[5..]);
            return new ItemPlant(plant, flags.StartsWith('B'), flags.TrimStart('B', '+', '-'));
        })],
    };

    private static ItemPart? ReadPart(string number, string cell)
    {
        if (cell.Length == 0) return null;
        var words = cell.Split(' ')[0].Split(':');
        var code = words[^1] == "absent" ? null : words[^1];
        return new ItemPart(words.Length == 2 ? words[0] : number, code, cell.EndsWith("phantom", StringComparison.Ordinal));
    }
}
