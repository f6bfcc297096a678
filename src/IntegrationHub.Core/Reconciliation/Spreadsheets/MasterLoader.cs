using System.Globalization;
using System.Text;
using System.Xml;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Reads a file into memory once, refusing rows that a spreadsheet has damaged.</summary>
internal sealed class MasterLoader(KeyTable keys, KeyTable sites, ComparisonOptions options, RefusedRows refused)
{
    /// <summary>Reads all rows.</summary>
    /// <param name="table">The file.</param>
    /// <param name="guess">What its columns were taken for.</param>
    /// <param name="attributes">The columns of attributes that are compared besides.</param>
    public Outcome<LoadedMaster> Load(Table table, FileGuess guess, IReadOnlyList<AttributeColumn> attributes)
    {
        var master = new LoadedMaster(guess, attributes);
        try
        {
            var rows = ReadRows(table, guess, master);
            RefuseLostZeros(master);
            master.Guess = master.Guess with { Rows = rows };
            FlagDecoder.Decode(master, options);
            return Outcome<LoadedMaster>.Of(master);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or FormatException or IOException)
        {
            return Outcome<LoadedMaster>.Failed(new Problem("RSP-0007", $"The file breaks off or is damaged ({e.Message.TrimEnd('.')}). Export it again.", guess.File));
        }
    }

    private int ReadRows(Table table, FileGuess guess, LoadedMaster master)
    {
        var (key, site) = (guess.Key!.Index, guess.Site?.Index ?? -1);
        var cells = new CellTable(master, [.. guess.Flags.Concat(guess.OutOfUse).Concat(guess.Compared).Select(f => f.Index), .. master.Attributes.Select(one => one.Index)]);
        var datesAreNormal = MostlyDates(table, key);
        var rows = 0;
        foreach (var row in table.Rows())
        {
            rows++;
            if (row.Fault is { } fault)
            {
                refused.Add(guess, row.Line, guess.Key.Column, row[key], fault, []);
                continue;
            }

            if (row.KindOf(key) == CellKind.Text && row.BytesOf(key) is var plain && DamagedKey.IsPlain(plain))
            {
                Take(keys.Add(plain));
                continue;
            }

            var text = row[key];
            if (string.IsNullOrWhiteSpace(text))
            {
                refused.Add(guess, row.Line, guess.Key.Column, text, "The row has no item number. Fill it in or remove the row.", []);
                continue;
            }

            if (DamagedKey.Check(text, row.KindOf(key)) is { } damage && !(datesAreNormal && DamagedKey.LooksLikeDate(text)))
            {
                refused.Add(guess, row.Line, guess.Key.Column, text, damage.Reason, damage.Originals);
                Remember(master, text, damage.Originals);
                continue;
            }

            Take(keys.Add(text));

            void Take(int number) => master.Add(number, row.Line, site < 0 || string.IsNullOrWhiteSpace(row[site]) ? 0 : sites.Add(Short(row[site].Trim())), cells.IndexOf(row));
        }

        return rows;
    }

    private static ReadOnlySpan<char> Short(string site) => site.AsSpan(0, Math.Min(site.Length, 255));

    private static bool MostlyDates(Table table, int key)
    {
        var (seen, dates) = (0, 0);
        foreach (var row in table.Rows().Take(200))
        {
            seen++;
            dates += row.KindOf(key) == CellKind.Text && DamagedKey.LooksLikeDate(row[key]) ? 1 : 0;
        }

        return seen >= 10 && dates * 2 > seen;
    }

    // In a column whose padded numbers all have one width, a shorter number of digits has lost its zeros.
    private void RefuseLostZeros(LoadedMaster master)
    {
        var padded = new int[256];
        var byWidth = new int[256];
        foreach (var row in master.Rows)
        {
            var text = keys.Utf8(row.Key);
            if (text.Length < 256 && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                byWidth[text.Length]++;
                padded[text.Length] += text[0] == (byte)'0' ? 1 : 0;
            }
        }

        var width = Array.IndexOf(padded, padded.Max());
        var shorter = byWidth.AsSpan(0, width).ToArray().Sum();
        if (shorter == 0 || padded[width] < 2 || padded.Sum() != padded[width] || byWidth[width] < shorter * 9)
        {
            return;
        }

        for (var i = 0; i < master.Rows.Length; i++)
        {
            var text = keys.Utf8(master.Rows[i].Key);
            if (text.Length < width && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                var raw = Encoding.ASCII.GetString(text);
                string[] original = [raw.PadLeft(width, '0')];
                refused.Add(master.Guess, master.Rows[i].Line, master.Guess.Key!.Column, raw,
                    $"A spreadsheet has cut the leading zeros: the other numbers of this column have {width.ToString(CultureInfo.InvariantCulture)} digits. Restore it from the source and format the column as text.", original);
                Remember(master, raw, original);
                master.Refuse(i);
            }
        }
    }

    private static void Remember(LoadedMaster master, string raw, IReadOnlyList<string> originals)
    {
        master.RefusedOriginals.UnionWith(originals);
        if (DamagedKey.Places(raw) is { } places)
        {
            master.RefusedRounded.Add((raw.Replace(',', '.').ToUpperInvariant(), places));
        }
    }
}

/// <summary>Counts all refused rows and lists the first ones.</summary>
internal sealed class RefusedRows(int maximumListed)
{
    private readonly List<RefusedRow> _listed = [];

    public int Count { get; private set; }

    public IReadOnlyList<RefusedRow> Listed => _listed;

    public void Add(FileGuess file, int line, string column, string raw, string reason, IReadOnlyList<string> originals)
    {
        if (Count++ < maximumListed)
        {
            // A quote that was never closed makes a cell of half the file.
            var shown = raw.Length > 200 ? raw[..200] + "..." : raw;
            _listed.Add(new(file.Name, $"{file.File}!{line.ToString(CultureInfo.InvariantCulture)}:{column}", shown, reason, originals));
        }
    }
}
