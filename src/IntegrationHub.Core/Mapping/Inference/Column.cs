namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>The values of one place of all messages: a column of a table, or a member of a document.</summary>
internal sealed class Column(string path, Level level)
{
    private readonly Dictionary<int, string> _byRow = [];

    /// <summary>Gets the place as a pointer from the message, with <c>*</c> for elements.</summary>
    public string Path => path;

    /// <summary>Gets what one row of it is: a message, or an element of a list.</summary>
    public Level Level => level;

    /// <summary>Gets the values that are not blank, in the order of the samples.</summary>
    public List<(int Row, string Text)> Values { get; } = [];

    /// <summary>Gets how many values there are, blank ones and nulls included.</summary>
    public int Seen { get; private set; }

    /// <summary>Gets whether all values are texts, and not numbers or flags of JSON.</summary>
    public bool AllText { get; private set; } = true;

    /// <summary>Gets whether a value has white space around it.</summary>
    public bool Padded { get; private set; }

    /// <summary>Gets the value of a row, or null.</summary>
    public string? At(int row) => _byRow.GetValueOrDefault(row);

    /// <summary>Gets the value that goes with a row of a deeper level: that of the message, or of the outer element.</summary>
    public string? For(Level deeper, int row)
    {
        var (at, index) = (deeper, row);
        while (at != level)
        {
            if (at.Outer is null)
            {
                return null;
            }

            (at, index) = (at.Outer, at.OuterRow(index));
        }

        return At(index);
    }

    public void Add(int row, string? text, bool isText)
    {
        Seen++;
        AllText &= isText || text is null;
        var trimmed = text?.Trim() ?? "";
        Padded |= text is not null && trimmed.Length != text.Length;
        if (trimmed.Length > 0)
        {
            Values.Add((row, trimmed));
            _byRow[row] = trimmed;
        }
    }
}

/// <summary>What a row is: a message, or an element of a list in it.</summary>
internal sealed class Level(string path, Level? outer)
{
    private readonly List<int> _outerRows = [];
    private readonly Dictionary<string, Level> _below = new(StringComparer.Ordinal);

    /// <summary>Gets the place of the elements; empty for the message.</summary>
    public string Path => path;

    /// <summary>Gets the level that holds this one.</summary>
    public Level? Outer => outer;

    /// <summary>Gets how many rows there are.</summary>
    public int Rows => _outerRows.Count;

    public int OuterRow(int row) => _outerRows[row];

    public int NewRow(int outerRow)
    {
        _outerRows.Add(outerRow);
        return _outerRows.Count - 1;
    }

    public Level Below(string inner) => _below.TryGetValue(inner, out var known) ? known : _below[inner] = new Level(inner, this);
}
