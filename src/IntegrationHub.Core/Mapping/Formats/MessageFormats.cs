using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>The formats of interfaces: <c>json, xml, csv, tsv, xlsx</c>. Whatever the format, rules and contracts see a JSON tree.</summary>
public static class MessageFormats
{
    private static readonly IMessageFormat[] All = [new JsonFormat(), new XmlFormat(), new DelimitedFormat("csv", ','), new DelimitedFormat("tsv", '\t'), new WorkbookFormat()];

    /// <summary>Gets the names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(f => f.Name)];

    /// <summary>Checks name and options without a document.</summary>
    /// <returns>All faults; empty where there are none.</returns>
    public static IReadOnlyList<Problem> Check(string format, IReadOnlyDictionary<string, object?> options) => Bind(format, options).Problems;

    /// <summary>Reads a document.</summary>
    /// <param name="format">The name.</param>
    /// <param name="options">The options as system.yaml gives them: texts or YAML nodes.</param>
    /// <param name="document">The bytes as received.</param>
    /// <param name="limits">The limits.</param>
    /// <returns>The tree, or why the whole document cannot be read. A bad row of a table is a row with a fault (<see cref="RowFault"/>), so that it holds up no other.</returns>
    public static Outcome<TokenTape> Read(string format, IReadOnlyDictionary<string, object?> options, ReadOnlyMemory<byte> document, FormatLimits? limits = null)
    {
        limits ??= FormatLimits.Default;
        var (codec, problems) = Bind(format, options);
        return problems.Count > 0 ? Outcome<TokenTape>.Failed(problems)
            : document.Length > limits.Json.MaxBytes
                ? Outcome<TokenTape>.Failed(new Problem("FMT-0004", $"The document has {document.Length} bytes, at most {limits.Json.MaxBytes} are read. Split it at its source, or raise the limit of the interface."))
                : codec!.Read(document, limits);
    }

    /// <summary>Writes a document from its JSON tree.</summary>
    /// <returns>The bytes, or why the tree has no form in this format.</returns>
    public static Outcome<byte[]> Write(string format, IReadOnlyDictionary<string, object?> options, ReadOnlyMemory<byte> json)
    {
        var (codec, problems) = Bind(format, options);
        if (problems.Count > 0)
        {
            return Outcome<byte[]>.Failed(problems);
        }

        if (codec!.Write is null)
        {
            return Outcome<byte[]>.Failed(new Problem("FMT-0002", $"The format '{format}' is only read. Choose json, xml, csv or tsv for what goes out."));
        }

        var tape = TokenTape.Parse(json);
        return tape.Succeeded ? codec.Write(tape.Value) : Outcome<byte[]>.Failed(tape.Problems);
    }

    private static (FormatCodec? Codec, IReadOnlyList<Problem> Problems) Bind(string format, IReadOnlyDictionary<string, object?> options)
    {
        if (Array.Find(All, f => f.Name == format) is not { } found)
        {
            return (null, [new Problem("FMT-0002", $"There is no format '{format}'. Take one of {string.Join(", ", Names)}.", RawValue: format)]);
        }

        var reader = new FormatOptions(options);
        var codec = found.Bind(reader);
        reader.End();
        return (codec, reader.Problems);
    }
}
