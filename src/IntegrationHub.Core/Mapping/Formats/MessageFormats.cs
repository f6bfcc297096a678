using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats.Edi;
using IntegrationHub.Core.Mapping.Formats.FixedWidth;
using IntegrationHub.Core.Mapping.Formats.Idoc;
using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>The formats of interfaces. Whatever the format, rules and contracts see a JSON tree.</summary>
public static class MessageFormats
{
    private static readonly IReadOnlyDictionary<string, FormatLayout> NoLayouts = new Dictionary<string, FormatLayout>(StringComparer.Ordinal);

    private static readonly IMessageFormat[] All =
    [
        new JsonFormat(), new XmlFormat(), new DelimitedFormat("csv", ','), new DelimitedFormat("tsv", '\t'), new WorkbookFormat(),
        new FixedWidthFormat(), new EdiFormat(EdiDialect.X12), new EdiFormat(EdiDialect.Edifact), new IdocFormat(),
    ];

    /// <summary>Gets the names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(f => f.Name)];

    /// <summary>Gets JSON as it stands.</summary>
    public static BoundFormat Json { get; } = Bind("json", new Dictionary<string, object?>(StringComparer.Ordinal)).Value;

    /// <summary>Gets the names of a format's options.</summary>
    public static IReadOnlyList<string> OptionsOf(string format)
    {
        var options = new FormatOptions(new Dictionary<string, object?>(StringComparer.Ordinal), NoLayouts);
        Array.Find(All, f => f.Name == format)?.Bind(options);
        return [.. options.Known.Order(StringComparer.Ordinal)];
    }

    /// <summary>Binds a format to its options, once for any number of documents.</summary>
    /// <param name="format">The name.</param>
    /// <param name="options">The options as system.yaml gives them: texts or YAML nodes.</param>
    /// <param name="layouts">The layouts that options may refer to, by <c>id@version</c>.</param>
    /// <returns>The format, or all faults of name and options.</returns>
    public static Outcome<BoundFormat> Bind(string format, IReadOnlyDictionary<string, object?> options, IReadOnlyDictionary<string, FormatLayout>? layouts = null)
    {
        if (Array.Find(All, f => f.Name == format) is not { } found)
        {
            return Outcome<BoundFormat>.Failed(new Problem("FMT-0002", $"There is no format '{format}'. Take one of {string.Join(", ", Names)}.", RawValue: format));
        }

        var reader = new FormatOptions(options, layouts ?? NoLayouts);
        var codec = found.Bind(reader);
        reader.End();
        return reader.Problems.Count > 0
            ? Outcome<BoundFormat>.Failed(reader.Problems)
            : Outcome<BoundFormat>.Of(new BoundFormat(format, codec, [.. reader.Used.Select(layout => layout.Reference)]));
    }

    /// <summary>Checks name and options without a document.</summary>
    /// <returns>All faults; empty where there are none.</returns>
    public static IReadOnlyList<Problem> Check(string format, IReadOnlyDictionary<string, object?> options, IReadOnlyDictionary<string, FormatLayout>? layouts = null) =>
        Bind(format, options, layouts).Problems;

    /// <summary>Reads one document.</summary>
    /// <inheritdoc cref="BoundFormat.Read" path="/returns"/>
    public static Outcome<TokenTape> Read(
        string format, IReadOnlyDictionary<string, object?> options, ReadOnlyMemory<byte> document, FormatLimits? limits = null, IReadOnlyDictionary<string, FormatLayout>? layouts = null) =>
        Bind(format, options, layouts) is var bound && bound.Succeeded ? bound.Value.Read(document, limits) : Outcome<TokenTape>.Failed(bound.Problems);

    /// <summary>Writes one document from its JSON tree.</summary>
    /// <inheritdoc cref="BoundFormat.Write" path="/returns"/>
    public static Outcome<byte[]> Write(
        string format, IReadOnlyDictionary<string, object?> options, ReadOnlyMemory<byte> json, IReadOnlyDictionary<string, FormatLayout>? layouts = null)
    {
        var bound = Bind(format, options, layouts);
        return bound.Succeeded ? bound.Value.Write(json) : Outcome<byte[]>.Failed(bound.Problems);
    }
}
