using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Formats.Layouts;

/// <summary>
/// A layout: which records (lines, segments) a document is made of and how they nest. Formats whose documents do not say this
/// themselves refer to one: <c>fixed</c>, <c>x12</c>, <c>edifact</c>, <c>idoc</c>.
/// </summary>
public sealed class FormatLayout
{
    internal FormatLayout(VersionedId reference, string of, RecordGroup structure) => (Reference, Of, Structure) = (reference, of, structure);

    /// <summary>Gets id and version.</summary>
    public VersionedId Reference { get; }

    /// <summary>Gets the format that the layout is of.</summary>
    public string Of { get; }

    /// <summary>Gets the message that it describes: <c>856</c>, <c>DESADV</c>, <c>MATMAS05</c>; null for fixed width, where files do not name themselves.</summary>
    public string? Message { get; internal init; }

    /// <summary>Gets the releases of the message that it describes (<c>004010</c>, <c>D:96A</c>); empty: any.</summary>
    public IReadOnlyList<string> Releases { get; internal init; } = [];

    internal RecordGroup Structure { get; }

    internal IReadOnlyDictionary<string, RecordKind> Records { get; init; } = new Dictionary<string, RecordKind>(StringComparer.Ordinal);

    internal FixedFile? File { get; init; }

    /// <summary>Reads a layout.</summary>
    /// <returns>The layout, or all its faults.</returns>
    public static Outcome<FormatLayout> Read(ReadOnlySpan<byte> utf8, string file)
    {
        var tree = YamlTree.Read(utf8, file);
        return tree.Succeeded ? LayoutReader.Read(tree.Value) : Outcome<FormatLayout>.Failed(tree.Problems);
    }
}

/// <summary>What a fixed-width file is beside its records.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="Length">How long every record is; null: as its fields need, and blanks at the end may be missing.</param>
/// <param name="Lines">Whether records are lines; else they follow one another.</param>
/// <param name="TagAt">Where the text stands that tells records apart, from 0; -1 where there is one kind.</param>
/// <param name="TagLength">How long that text is.</param>
/// <param name="Counts">Numbers of records that the file states of itself.</param>
internal sealed record FixedFile(Encoding Encoding, int? Length, bool Lines, int TagAt, int TagLength, IReadOnlyList<RecordCount> Counts);

/// <summary>A field that says how many records of some kinds the file has.</summary>
internal sealed record RecordCount(string Record, string Field, IReadOnlyList<string> Of);
