using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats.Edi;

/// <summary>X12 or EDIFACT. Which messages an interface takes, and how their segments nest, its layouts say.</summary>
internal sealed class EdiFormat(EdiDialect dialect) : IMessageFormat
{
    public string Name => dialect.Name;

    public FormatCodec Bind(FormatOptions options)
    {
        var layouts = options.Layouts("layout", Name);
        var lines = options.Flag("lines", false);
        var declared = options.Text("encoding");
        if (declared is not null && TextDecoding.Find(declared) is null)
        {
            options.Problems.Add(new Problem("FMT-0001", $"The encoding is one of {string.Join(", ", TextDecoding.Names)}. Take one of these.", RawValue: declared));
        }

        return new FormatCodec(Read, tape => new EdiWriter(dialect, layouts, tape).Write(lines, declared));

        Outcome<TokenTape> Read(ReadOnlyMemory<byte> document, FormatLimits limits)
        {
            var text = TextDecoding.Decode(document.Span, TextDecoding.Find(declared ?? Repertoire(document.Span))!);
            return text.Succeeded ? new EdiReader(dialect, layouts, limits).Read(text.Value) : Outcome<TokenTape>.Failed(text.Problems);
        }
    }

    // EDIFACT names its repertoire in UNB (ISO 9735-1, annex A), X12 does not: there UTF-8 also covers the ASCII that is usual.
    private string Repertoire(ReadOnlySpan<byte> document)
    {
        var at = dialect.IsX12 ? -1 : document[..Math.Min(document.Length, 40)].IndexOf("UNB"u8);
        return dialect.IsX12 ? "utf-8" : at < 0 || document.Length < at + 8 ? "iso-8859-1" : EdiRepertoire.Encoding(Encoding.ASCII.GetString(document.Slice(at + 4, 4)));
    }
}

/// <summary>The encodings that EDIFACT names by a syntax identifier.</summary>
internal static class EdiRepertoire
{
    public static string Encoding(string? identifier) => identifier switch
    {
        "UNOA" or "UNOB" => "us-ascii",
        "UNOC" => "iso-8859-1",
        "UNOD" => "iso-8859-2",
        "UNOE" => "iso-8859-5",
        "UNOF" => "iso-8859-7",
        "UNOK" => "iso-8859-9",
        _ => "utf-8",
    };
}
