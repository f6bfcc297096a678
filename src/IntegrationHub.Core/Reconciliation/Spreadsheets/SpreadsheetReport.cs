using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>The result of comparing spreadsheets. Equal items are counted, not listed.</summary>
public sealed record SpreadsheetReport
{
    /// <summary>Gets what was guessed, per file.</summary>
    public required IReadOnlyList<FileGuess> Guesses { get; init; }

    /// <summary>Gets what stood in the way of comparing at all (ambiguous or missing columns, unreadable files); findings are then empty.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Gets what a reader must know to trust the result, for example that one file says nothing about serial numbers.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Gets the findings other than equal, by item, site, attribute and system. Each is made when it is read: a million of them never stand in memory.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Gets the rows that were not compared, up to the limit of the options.</summary>
    public IReadOnlyList<RefusedRow> RefusedRows { get; init; } = [];

    /// <summary>Gets the counts.</summary>
    public ReportCounts Counts { get; init; } = new(0, 0, 0, 0, 0);

    /// <summary>Gets whether everything was compared and nothing needs a person.</summary>
    public bool Clean => Problems.Count == 0 && Counts is { Mismatches: 0, Refused: 0 };
}

/// <summary>How much was compared.</summary>
/// <param name="Items">Items over all files.</param>
/// <param name="Compared">Comparisons: items times sites.</param>
/// <param name="Equal">Comparisons in which all that could be compared is equal.</param>
/// <param name="Mismatches">Findings that need a person.</param>
/// <param name="Refused">Rows that were refused.</param>
public sealed record ReportCounts(int Items, int Compared, int Equal, int Mismatches, int Refused);

/// <summary>How a file was read and what its columns were taken for.</summary>
public sealed record FileGuess
{
    /// <summary>Gets the name given to the file.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the file name.</summary>
    public required string File { get; init; }

    /// <summary>Gets how it is written; null where it could not be read.</summary>
    public Dialect? Dialect { get; init; }

    /// <summary>Gets the key column.</summary>
    public ColumnGuess? Key { get; init; }

    /// <summary>Gets the site column, where there is one.</summary>
    public ColumnGuess? Site { get; init; }

    /// <summary>Gets the flag columns.</summary>
    public IReadOnlyList<ColumnGuess> Flags { get; init; } = [];

    /// <summary>Gets the columns that mark items as deleted or phantom.</summary>
    public IReadOnlyList<ColumnGuess> OutOfUse { get; init; } = [];

    /// <summary>Gets the columns that the user wants compared besides, as they stand.</summary>
    public IReadOnlyList<ColumnGuess> Compared { get; init; } = [];

    /// <summary>Gets the columns of attributes that are compared besides, by what they mean.</summary>
    public IReadOnlyList<ColumnGuess> Attributes { get; init; } = [];

    /// <summary>Gets how many rows were read, refused ones included.</summary>
    public int Rows { get; init; }
}

/// <summary>What one column was taken for, and why.</summary>
/// <param name="Column">The header.</param>
/// <param name="Role">What it says.</param>
/// <param name="Confidence">0 to 1; 1 is declared by the user.</param>
/// <param name="Evidence">Why, in words.</param>
/// <param name="Vocabulary">How its values are read, for a flag.</param>
public sealed record ColumnGuess(string Column, ColumnRole Role, double Confidence, string Evidence, string? Vocabulary = null)
{
    internal int Index { get; init; }
}

/// <summary>How a file is written.</summary>
/// <param name="Format"><c>csv</c> or <c>xlsx</c>.</param>
/// <param name="Encoding">The text encoding, for CSV.</param>
/// <param name="Delimiter">The delimiter, for CSV.</param>
/// <param name="Quote">The quote character, for CSV.</param>
/// <param name="HeaderLine">The line or row of the header, from 1.</param>
/// <param name="Sheet">The sheet, for XLSX.</param>
/// <param name="Evidence">Why, in words.</param>
public sealed record Dialect(string Format, string? Encoding, string? Delimiter, string? Quote, int HeaderLine, string? Sheet, string Evidence);

/// <summary>A row that was not compared.</summary>
/// <param name="Name">The name given to the file.</param>
/// <param name="Path"><c>file!row:column</c>.</param>
/// <param name="Raw">The cell as it is.</param>
/// <param name="Reason">Why, ending with what to do.</param>
/// <param name="LikelyOriginals">What it may have been before a spreadsheet changed it.</param>
public sealed record RefusedRow(string Name, string Path, string Raw, string Reason, IReadOnlyList<string> LikelyOriginals);
