using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats.Idoc;

/// <summary>
/// SAP IDocs as XML or flat file, whichever comes: both become <c>{ idocs: [ { EDI_DC40, E1MARAM, ... } ] }</c> with the segments
/// nested and repeated as the layout says, so one mapping serves both ports.
/// </summary>
internal sealed class IdocFormat : IMessageFormat
{
    public string Name => "idoc";

    public FormatCodec Bind(FormatOptions options)
    {
        var layout = options.Layouts("layout", Name).FirstOrDefault();
        var encodingName = options.Text("encoding") ?? "utf-8";
        var encoding = TextDecoding.Find(encodingName);
        var port = options.Text("as") ?? "xml";
        if (encoding is null || port is not ("xml" or "flat"))
        {
            options.Problems.Add(new Problem("FMT-0001", $"'as' is xml or flat, 'encoding' one of {string.Join(", ", TextDecoding.Names)}. Correct the options.", RawValue: encoding is null ? encodingName : port));
        }

        return new FormatCodec(
            (document, limits) => IsXml(document.Span) ? IdocXml.Read(layout!, document, limits) : new IdocFlatReader(layout!, limits).Read(document, encoding!),
            tape => port == "xml" ? IdocXml.Write(layout!, tape) : new IdocFlatWriter(layout!, tape).Write(encoding!));
    }

    // A flat file begins with the name of its first table, EDI_DC40.
    private static bool IsXml(ReadOnlySpan<byte> document)
    {
        document = document.StartsWith("\uFEFF"u8) ? document[3..] : document;
        document = document.TrimStart(" \t\r\n"u8);
        return document.Length > 0 && (document[0] == '<' || (document.Length > 3 && (document[1] == '<' || document[2] == '<')));
    }

    /// <summary>Makes the tree of IDocs.</summary>
    public static Outcome<TokenTape> Tree(IEnumerable<Layouts.Record> idocs, Layouts.FormatLayout layout, FormatLimits limits)
    {
        using var builder = new TapeBuilder(4096);
        builder.StartObject();
        builder.Name("idocs"u8);
        builder.StartArray();
        foreach (var idoc in idocs)
        {
            idoc.Write(builder, IdocControl.Within(layout));
        }

        builder.EndArray();
        builder.EndObject();
        return builder.Build(limits.Json with { MaxBytes = limits.Json.MaxBytes * 8, MaxValues = Math.Max(limits.Json.MaxValues, 20_000_000) });
    }
}
