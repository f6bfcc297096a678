namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>One export to compare.</summary>
/// <param name="Name">The name by which findings speak of it, for example <c>erp</c>.</param>
/// <param name="FileName">The file name, for paths in findings; its extension is evidence of the format.</param>
/// <param name="Open">Opens it from its start; called two or three times (measure, then read), each stream is disposed.</param>
public sealed record NamedFile(string Name, string FileName, Func<Stream> Open)
{
    /// <summary>Makes one of bytes in memory.</summary>
    public static NamedFile Of(string name, string fileName, byte[] content) => new(name, fileName, () => new MemoryStream(content, writable: false));
}

/// <summary>What a user declares where a guess is not wanted or not sure.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Gets the key column per file name (<c>--key NAME=COLUMN</c>).</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the flag columns (<c>--flag NAME=COLUMN:lot|serial|tracking</c>). A file that has any here is not guessed for flags.</summary>
    public IReadOnlyList<FlagChoice> Flags { get; init; } = [];

    /// <summary>Gets the meaning of values that no vocabulary holds (<c>--value NAME=COLUMN:RAW=none|lot|serial|both</c>).</summary>
    public IReadOnlyList<ValueChoice> Values { get; init; } = [];

    /// <summary>Gets the headers of columns that are compared besides, cell by cell as text (<c>--compare COLUMN</c>), in every file that has one; a blank cell says nothing.</summary>
    public IReadOnlyList<string> Compared { get; init; } = [];

    /// <summary>Gets the file that says what is right; null compares all with each other and takes none for right.</summary>
    public string? Authority { get; init; }

    /// <summary>Gets whether numbers that differ only in leading zeros, case or white space are agreed to be the same item. The default is false: each is listed for a person to confirm.</summary>
    public bool AcceptFormatOnly { get; init; }

    /// <summary>Gets whether attributes beside the flag are compared too, where two files or more have a column for one. The default is false.</summary>
    public bool Attributes { get; init; }

    /// <summary>Gets names that the header row must hold, all of them; null guesses the row by the column names of exports.</summary>
    internal IReadOnlyCollection<string>? Header { get; init; }

    /// <summary>Gets the risk class of the items compared.</summary>
    public RiskClass Risk { get; init; }

    /// <summary>Gets how many refused rows are listed; all are counted.</summary>
    /// <value>0 or more. The default is 1,000.</value>
    public int MaximumRefusedListed { get; init; } = 1_000;

    /// <summary>Gets how large an XLSX file may become when unpacked.</summary>
    /// <value>Bytes. The default is 4 GiB.</value>
    public long MaximumUnpackedBytes { get; init; } = 4L << 30;
}

/// <summary>What a column says.</summary>
public enum ColumnRole
{
    /// <summary>The item's number.</summary>
    Key,

    /// <summary>The plant or site.</summary>
    Site,

    /// <summary>Whether lots are kept.</summary>
    Lot,

    /// <summary>Whether serial numbers are kept.</summary>
    Serial,

    /// <summary>Both in one code.</summary>
    Tracking,

    /// <summary>Marked for deletion, or a phantom: never compared.</summary>
    OutOfUse,

    /// <summary>Whatever it says: compared as text, because the user wants it.</summary>
    Compared,

    /// <summary>A master attribute beside the flag.</summary>
    Attribute,
}

/// <summary>A flag column that the user names.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Column">The header.</param>
/// <param name="Role"><see cref="ColumnRole.Lot"/>, <see cref="ColumnRole.Serial"/> or <see cref="ColumnRole.Tracking"/>.</param>
public sealed record FlagChoice(string File, string Column, ColumnRole Role);

/// <summary>The meaning of one raw value that the user declares.</summary>
public sealed record ValueChoice(string File, string Column, string Raw, TrackingFlags Meaning);
