using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>What the name of a column hints at, in English, German and the field names of SAP: the weakest evidence, never enough alone.</summary>
internal static class NameHints
{
    private static readonly (Hint Hint, string Words)[] Table =
    [
        (Hint.Serial, "serial serials serialnumber serialno serno sernr sn snr seriennummer seriennr gernr"),
        (Hint.Lot, "lot lots lotno lotnumber batch batchno batchnumber charge chargennr charg chargennummer heat melt schmelze"),
        (Hint.Item, "item items itemno material materialnumber matnr part partno partnumber pn article artikel artikelnr product sku gtin ean teilenummer componentnumber mat"),
        (Hint.Quantity, "qty quantity quantities menge anzahl pieces pcs stk stueck amount"),
        (Hint.Unit, "unit units uom meins einheit me meinh uofm"),
        (Hint.Time, "date time timestamp datum zeit uhrzeit start end started finished created changed modified posted budat when"),
        (Hint.Order, "order orders orderno po wo auftrag auftragsnr aufnr ebeln document doc docno beleg belegnr mblnr delivery lieferschein invoice rechnung job workorder request ticket reference ref transaction note shipment"),
        (Hint.Counter, "line row pos position posnr seq sequence index idx counter count lfd zeile loop ordinal no nr"),
        (Hint.Outcome, "result status outcome passfail verdict ergebnis passed judgement judgment uutresult bewertung"),
        (Hint.Low, "low min minimum lsl lower lowlimit untergrenze usg"),
        (Hint.High, "high max maximum usl upper highlimit obergrenze osg"),
        (Hint.Value, "value measurement measured numeric reading actual istwert messwert data"),
        (Hint.Name, "name step stepname test characteristic parameter merkmal description desc bezeichnung text maktx title"),
        (Hint.Station, "station stand tester stationid pruefplatz workcenter arbeitsplatz resource"),
        (Hint.Operation, "operation op opno process vorgang arbeitsgang pcode operationtype"),
        (Hint.Program, "program programme sequencefile recipe testplan pruefprogramm rezept procedure"),
        (Hint.Revision, "rev revision revisionno index stand version sequencefileversion"),
        (Hint.Movement, "movement movementtype bwart event action transactiontype type bewegung bewegungsart activity"),
        (Hint.Supplier, "supplier vendor lieferant lifnr suppliercode vendorno"),
        (Hint.Defect, "defect defects ncr nonconformance fault failure mangel fehler qn fehlercode reason qmnum complaint"),
        (Hint.Equipment, "equipment machine maschine tool furnace oven anlage werkzeug ofen equnr gauge press"),
        (Hint.Tracking, "tracking trace tracecode serialprofile xchpf sernp batchmanaged lotcontrolled serialized serialised trackingmode chargenpflicht"),
        (Hint.Class, "class group category matkl mtart materialgroup warengruppe klasse"),
    ];

    private static readonly Dictionary<string, Hint> ByWord =
        Table.SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Hint))).GroupBy(pair => pair.word, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Aggregate(Hint.None, (all, pair) => all | pair.Hint), StringComparer.Ordinal);

    // A wrapping says nothing: <SerialNumber><Value>1</Value></SerialNumber>.
    private static readonly string[] Wrappings = ["Value", "#text", "@value", "value", "*", "Text"];

    /// <summary>Gets the name that a place goes by: the last part of its pointer that is no wrapping.</summary>
    public static string NameOf(string path)
    {
        JsonPointers.TryParse(path, out var tokens);
        return (tokens.LastOrDefault(token => !Wrappings.Contains(token, StringComparer.Ordinal)) ?? tokens.LastOrDefault() ?? "value").TrimStart('@', '#');
    }

    /// <summary>Reads what a place's name hints at.</summary>
    public static Hint Of(string path)
    {
        var words = Words(NameOf(path));
        var joined = string.Concat(words);
        var hints = words.Append(joined).Aggregate(Hint.None, (all, word) => all | ByWord.GetValueOrDefault(word));

        if (joined is "id" or "guid" or "uuid" or "uid")
        {
            return Hint.Order;
        }

        // "No" and "index" count only where nothing else speaks: an order number is no counter.
        return (hints & ~(Hint.Counter | Hint.Name | Hint.Revision)) != 0 && words.Count > 1 ? hints & ~Hint.Counter : hints;
    }

    /// <summary>Takes a name apart: <c>UUTSerialNumber</c>, <c>serial_no</c> and <c>Serial no.</c> have the word serial.</summary>
    public static IReadOnlyList<string> Words(string name)
    {
        var words = new List<string> { "" };
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var starts = char.IsUpper(c) && i > 0 && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsUpper(name[i - 1]) && char.IsLower(name[i + 1])));
            if (!char.IsLetter(c) || starts)
            {
                words.Add("");
            }

            words[^1] += char.IsLetter(c) ? char.ToLowerInvariant(c) : "";
        }

        return [.. words.Where(word => word.Length > 0)];
    }
}

/// <summary>What a name may hint at.</summary>
[Flags]
internal enum Hint
{
    None = 0,
    Serial = 1,
    Lot = 1 << 1,
    Item = 1 << 2,
    Quantity = 1 << 3,
    Unit = 1 << 4,
    Time = 1 << 5,
    Order = 1 << 6,
    Counter = 1 << 7,
    Outcome = 1 << 8,
    Low = 1 << 9,
    High = 1 << 10,
    Value = 1 << 11,
    Name = 1 << 12,
    Station = 1 << 13,
    Operation = 1 << 14,
    Program = 1 << 15,
    Revision = 1 << 16,
    Movement = 1 << 17,
    Supplier = 1 << 18,
    Defect = 1 << 19,
    Equipment = 1 << 20,
    Tracking = 1 << 21,
    Class = 1 << 22,
}
