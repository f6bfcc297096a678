using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>One file in memory: 20 bytes a row. Rows with the same flag cells share one <see cref="FlagCells"/>.</summary>
/// <param name="guess">What its columns were taken for.</param>
/// <param name="attributes">The columns of attributes that are compared besides.</param>
internal sealed class LoadedMaster(FileGuess guess, IReadOnlyList<AttributeColumn> attributes)
{
    private string? _flagColumns;
    private int[] _first = [];
    private int _count;
    private Row[] _rows = new Row[1024];

    public FileGuess Guess { get; set; } = guess;

    public string Name => Guess.Name;

    /// <summary>Gets the columns of attributes that are compared besides.</summary>
    public IReadOnlyList<AttributeColumn> Attributes { get; } = attributes;

    /// <summary>Gets the headers of the flag columns, as paths name them.</summary>
    public string FlagColumns => _flagColumns ??= string.Join(",", Guess.Flags.Select(f => f.Column));

    /// <summary>Gets the distinct combinations of flag cells.</summary>
    public List<FlagCells> Cells { get; } = [];

    public bool SpeaksOfLot => Guess.Flags.Any(f => f.Role is ColumnRole.Lot or ColumnRole.Tracking);

    public bool SpeaksOfSerial => Guess.Flags.Any(f => f.Role is ColumnRole.Serial or ColumnRole.Tracking);

    /// <summary>Gets what refused rows may have been.</summary>
    public HashSet<string> RefusedOriginals { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets rounded numbers that were refused, with their places after the point.</summary>
    public HashSet<(string Rounded, int Places)> RefusedRounded { get; } = [];

    public ReadOnlySpan<Row> Rows => _rows.AsSpan(0, _count);

    public void Add(int key, int line, int site, int cells)
    {
        if (_count == _rows.Length)
        {
            Array.Resize(ref _rows, _count * 3 / 2);
        }

        _rows[_count++] = new(key, line, site, cells, -1);
    }

    public void Refuse(int row) => _rows[row] = _rows[row] with { Cells = -1 };

    /// <summary>Links the rows of each key, in the order of the file. Call once after all files are read.</summary>
    public void Link(int keys)
    {
        _first = new int[keys];
        Array.Fill(_first, -1);
        for (var i = _count - 1; i >= 0; i--)
        {
            if (_rows[i].Cells >= 0)
            {
                _rows[i] = _rows[i] with { Next = _first[_rows[i].Key] };
                _first[_rows[i].Key] = i;
            }
        }
    }

    /// <summary>Gets the first row of a key, or -1.</summary>
    public int First(int key) => key < 0 ? -1 : _first[key];

    public Row this[int row] => _rows[row];

    /// <param name="Key">The item number's id.</param>
    /// <param name="Line">The line in the file.</param>
    /// <param name="Site">The site's id; 0 is none.</param>
    /// <param name="Cells">The flag cells; -1 is refused.</param>
    /// <param name="Next">The next row of the same key, or -1.</param>
    internal readonly record struct Row(int Key, int Line, int Site, int Cells, int Next);
}

/// <summary>One combination of flag cells and what it means.</summary>
/// <param name="Raw">The cells in the order of the flag columns, then of the out-of-use columns, then of those that are compared besides, then of attributes.</param>
internal sealed record FlagCells(string[] Raw)
{
    public TrackingFlags Flags { get; set; }

    public bool OutOfUse { get; set; }

    public TrackingLevel Lot => Flags.Lot;

    public TrackingLevel Serial => Flags.Serial;
}
