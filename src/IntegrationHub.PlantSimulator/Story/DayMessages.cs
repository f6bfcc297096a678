using System.Globalization;

namespace IntegrationHub.PlantSimulator;

/// <summary>The day's messages in the shapes that the MES and the supplier portal send.</summary>
internal static class DayMessages
{
    private const string Order = "1000123";
    private const string Plant = "1000";
    private static readonly DateTimeOffset FirstBuilt = new(2026, 3, 2, 7, 14, 0, TimeSpan.FromHours(1));

    public static IReadOnlyList<PlantMessage> Receipts(Day day) =>
        [.. day.Lots.Select((lot, index) => Receipt(lot, $"ASN-{88_120 + index}", index))];

    /// <summary>One pump: a housing, three bearings, two seals, eight gaskets.</summary>
    public static PlantMessage Consumption(Pump pump, int index)
    {
        object[] housingAndBearings = pump.Scanned
            ? [Piece(Day.Housing, pump.HousingSerial, pump.HousingLot), .. Enumerable.Range((index * 3) + 1, 3).Select(n => Piece("4711-40", Day.Number("BR-7", n), Day.BearingLot))]
            : [OfLot(Day.Housing, pump.HousingLot, "1", "PCE"), OfLot("4711-40", Day.BearingLot, "3", "PCE")];
        object[] components = [.. housingAndBearings, OfLot("4711-31", Day.SealLot, "2", "EA"), new { item = "4711-33", quantity = "8", uom = "PCE" }];
        return Consumed(index + 1, pump, pump.Scanned ? "scan" : "backflush", components, FirstBuilt.AddMinutes(25 * index));
    }

    /// <summary>The housing of a pump that was backflushed, scanned afterwards. It records what was built; the stock was posted before.</summary>
    public static PlantMessage LateScan(Pump pump, int after) =>
        Consumed(after + 1, pump, "as-built", [Piece(Day.Housing, pump.HousingSerial, pump.HousingLot)], FirstBuilt.AddMinutes(496));

    public static PlantMessage Nonconformance(Day day) => PlantMessage.Of("mes-sim", "ncr", Day.NcrId, new
    {
        ncrId = Day.NcrId,
        item = Day.Housing,
        defectCode = "POR-02",
        description = "Porosity in the sealing face above the limit of drawing 4711-10 C",
        quantity = day.PorousHousings.Count.ToString(CultureInfo.InvariantCulture),
        uom = "PCE",
        serials = day.PorousHousings,
        lot = Day.SuspectLot,
        order = Order,
        raisedAt = "2026-03-02T13:05:00+01:00",
        raisedBy = "QS-HAM-2",
        plant = Plant,
    });

    private static PlantMessage Receipt(PlantLot lot, string asn, int index)
    {
        var body = new Dictionary<string, object>
        {
            ["asn"] = asn,
            ["supplier"] = lot.Heat is null ? new { id = "100522", name = "Lager & Dichtung AG" } : new { id = "100417", name = "Gießerei Nordfeld" },
            ["item"] = lot.Item,
            ["supplierLot"] = $"{(lot.Heat is null ? "LD" : "GN")}-26-{88 + index:0000}",
        };
        // What is not cast has no heat and no melt certificate: the members are left out.
        if (lot.Heat is { } heat) body["heat"] = heat;
        body["lot"] = lot.Lot;
        body["quantity"] = lot.Quantity.ToString(CultureInfo.InvariantCulture);
        body["uom"] = "PCE";
        body["receivedAt"] = $"2026-03-02T06:{10 + (5 * index):00}:00+01:00";
        body["plant"] = Plant;
        if (lot.Heat is not null) body["certificate"] = "3.1-" + lot.Heat[2..];
        return PlantMessage.Of("srm-sim", "receipt", asn, body);
    }

    private static PlantMessage Consumed(int number, Pump pump, string capture, object[] components, DateTimeOffset at)
    {
        var id = "MES-20260302-" + number.ToString("000000", CultureInfo.InvariantCulture);
        return PlantMessage.Of("mes-sim", "consumption", id, new
        {
            messageId = id,
            order = Order,
            operation = "0020",
            capture,
            parent = new { item = Day.PumpItem, serial = pump.Serial },
            components,
            eventTime = at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            plant = Plant,
        });
    }

    private static object Piece(string item, string serial, string lot) => new { item, serial, lot, quantity = "1", uom = "PCE" };

    private static object OfLot(string item, string lot, string quantity, string uom) => new { item, lot, quantity, uom };
}
