using System.Globalization;
using System.Text;

namespace IntegrationHub.Core.Tests.Mapping.Inference;

/// <summary>A table of material movements as an MES or ERP would export it, of which it is known what each column is.</summary>
/// <remarks>
/// Order numbers are of three kinds, each a trap: never the same twice (like a serial number), of one item and repeated (like a
/// lot), of several items. Names are right, or say nothing, or lie where measurement can tell: a row counter called a serial
/// number, an order of several items called a batch, a time called a lot.
/// </remarks>
internal sealed class SyntheticTable
{
    private readonly Random _random;
    private readonly List<(Truth Truth, string Name, List<string> Values)> _columns = [];

    public SyntheticTable(Random random, Naming naming)
    {
        (_random, Naming) = (random, naming);
        Fill(random.Next(40, 160), random.Next(3, 9));
        var order = _columns.OrderBy(_ => random.Next()).ToList();
        _columns = [.. order];
    }

    public Naming Naming { get; }

    public IReadOnlyDictionary<string, Truth> Columns => _columns.ToDictionary(column => column.Name, column => column.Truth, StringComparer.Ordinal);

    public byte[] Csv()
    {
        var text = new StringBuilder(string.Join(';', _columns.Select(column => column.Name))).Append('\n');
        for (var row = 0; row < _columns[0].Values.Count; row++)
        {
            text.Append(string.Join(';', _columns.Select(column => column.Values[row]))).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void Fill(int rows, int itemCount)
    {
        var items = Enumerable.Range(0, itemCount).Select(i => $"47{_random.Next(10, 99)}-{i:00}").ToList();
        var texts = items.Select((_, i) => $"{Pick("Pump", "Seal", "Screw", "Housing")} type {i}").ToList();
        var serialised = _random.Next(3) switch { 0 => itemCount, 1 => 0, _ => itemCount / 2 };
        var serials = new SerialNumbers(_random);
        var (lots, left, orders) = (new string[itemCount], new int[itemCount], new string[itemCount]);
        var (at, order, orderKind, counter) = (new DateTime(2026, 1, 5, 6, 0, 0), 1_000_000 + _random.Next(900_000), _random.Next(3), 0);
        var stamp = _random.Next(2) == 0;
        for (var row = 0; row < rows; row++)
        {
            at = at.AddMinutes(_random.Next(5, 600));
            var item = _random.Next(itemCount);

            // A lot is used up, then comes the next.
            lots[item] = lots[item] is null || --left[item] <= 0 ? $"L{_random.Next(100_000, 999_999)}" : lots[item];
            left[item] = left[item] <= 0 ? _random.Next(3, 8) : left[item];
            orders[item] = _random.Next(6) == 0 || orders[item] is null ? $"{order += _random.Next(1, 20)}" : orders[item];
            var shared = row % 7 == 0 ? order += _random.Next(1, 9) : order;
            var single = item < serialised;
            Add(Truth.Serial, single ? serials.Next() : "");
            Add(Truth.Lot, lots[item]);
            Add(Truth.Item, items[item]);
            Add(Truth.Text, texts[item]);
            Add(Truth.Quantity, single ? "1" : Pick("2", "5", "12", "40", "1.5", "1"));
            Add(Truth.Unit, item % 3 == 2 ? "KG" : "PCE");
            Add(Truth.Date, at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
            Add(Truth.Stamp, stamp ? at.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) : new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            Add(Truth.Counter, $"{++counter}");
            Add(Truth.Order, orderKind switch { 0 => $"{order += _random.Next(1, 9)}", 1 => orders[item], _ => $"{shared}" });
            Add(Truth.Flag, Pick("Y", "N"));
            Add(Truth.Code, Pick("GI", "GR", "TR"));
            Add(Truth.Price, (_random.Next(100, 9_999) / 100m).ToString("0.00", CultureInfo.InvariantCulture));
        }

        _columns.RemoveAll(column => column.Values.TrueForAll(value => value.Length == 0));
        _several = orderKind == 2;
        Rename();
    }

    private bool _several;

    private void Add(Truth truth, string value)
    {
        if (_columns.Find(column => column.Truth == truth) is not { Values: not null } column)
        {
            _columns.Add(column = (truth, truth.ToString(), []));
        }

        column.Values.Add(value);
    }

    private void Rename()
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            var truth = _columns[i].Truth;
            var lie = truth switch { Truth.Counter => "Serial No.", Truth.Order when _several => "Batch", Truth.Stamp => "Lot time", _ => null };
            _columns[i] = _columns[i] with { Name = Naming == Naming.Silent ? $"F{i + 1}" : Naming == Naming.Lying && lie is not null ? lie : Right(truth) };
        }
    }

    private string Right(Truth truth) => truth switch
    {
        Truth.Serial => Pick("SerialNumber", "Seriennummer", "SERNR"),
        Truth.Lot => Pick("LotNo", "Charge", "BATCH_NUMBER"),
        Truth.Item => Pick("Material", "Artikel", "PartNo", "MATNR"),
        Truth.Quantity => Pick("Qty", "Menge", "Quantity"),
        Truth.Unit => Pick("UoM", "Einheit", "MEINS"),
        Truth.Date => Pick("PostedAt", "Datum", "Created"),
        Truth.Stamp => Pick("Timestamp", "Zeit"),
        Truth.Counter => Pick("Line", "Pos", "Lfd"),
        Truth.Order => Pick("OrderNo", "Auftrag", "AUFNR", "Reference"),
        Truth.Flag => Pick("Checked", "Geprueft"),
        Truth.Code => Pick("Movement", "BWART"),
        Truth.Text => Pick("Description", "Bezeichnung"),
        _ => Pick("Price", "Preis"),
    };

    private string Pick(params string[] from) => from[_random.Next(from.Length)];

    private sealed class SerialNumbers(Random random)
    {
        private readonly int _kind = random.Next(3);
        private long _last = random.Next(10_000, 99_999);

        public string Next() => _kind switch
        {
            0 => $"HG26-{_last += random.Next(1, 12)}",
            1 => $"{random.Next(100, 999)}{(char)('A' + random.Next(26))}{_last += 1 + random.Next(97)}",
            _ => $"{_last += random.Next(3, 40)}",
        };
    }
}

/// <summary>What the names of a table say.</summary>
internal enum Naming
{
    Right,
    Silent,
    Lying,
}
