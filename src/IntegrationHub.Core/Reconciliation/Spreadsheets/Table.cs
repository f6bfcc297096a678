using System.Text;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>The type of a cell where the format knows one; CSV knows text only.</summary>
internal enum CellKind
{
    Text,
    Number,
    Date,
}

/// <summary>One row. The instance is used again for the next one.</summary>
internal abstract class TableRow
{
    /// <summary>Gets the line (CSV) or row (XLSX) at which it starts, from 1.</summary>
    public int Line { get; protected set; }

    /// <summary>Gets how many cells it has.</summary>
    public abstract int Count { get; }

    /// <summary>Gets why the row as a whole cannot be trusted; null where it can.</summary>
    public abstract string? Fault { get; }

    /// <summary>Gets a cell; blank where the row is shorter.</summary>
    public abstract string this[int index] { get; }

    /// <summary>Gets the bytes of a cell, until the next one is asked for: UTF-8 where the text is ASCII, and equal for equal cells of a file.</summary>
    public virtual ReadOnlySpan<byte> BytesOf(int index) => Encoding.UTF8.GetBytes(this[index]);

    /// <summary>Gets the type of a cell.</summary>
    public virtual CellKind KindOf(int index) => CellKind.Text;
}

/// <summary>A file read as rows under a header.</summary>
internal abstract class Table
{
    /// <summary>Gets how it is written.</summary>
    public required Dialect Dialect { get; init; }

    /// <summary>Gets the headers, each made unique.</summary>
    public required IReadOnlyList<string> Header { get; init; }

    /// <summary>Reads the rows below the header from the start of the file; wholly blank rows are left out.</summary>
    public abstract IEnumerable<TableRow> Rows();

    /// <summary>Opens a file by its content, not by its extension.</summary>
    public static Outcome<Table> Open(NamedFile file, ComparisonOptions options)
    {
        var head = new byte[4];
        int filled;
        using (var stream = file.Open())
        {
            filled = stream.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        }

        if (filled == 0)
        {
            return Outcome<Table>.Failed(new Problem("RSP-0001", "The file is empty. Export it again.", file.FileName));
        }

        return head switch
        {
            [0x50, 0x4B, 0x03, 0x04] => XlsxTable.OpenXlsx(file, options),
            [0xD0, 0xCF, 0x11, 0xE0] => Outcome<Table>.Failed(new Problem("RSP-0002", "This is an old or encrypted Excel file. Save it as XLSX without a password, or as CSV.", file.FileName)),
            _ => CsvTable.OpenCsv(file, options.Header),
        };
    }
}
