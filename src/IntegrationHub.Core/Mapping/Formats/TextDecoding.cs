using System.Text;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>Decodes text by the encoding that the interface declares; a byte order mark wins. Bytes that do not fit are refused, never replaced.</summary>
internal static class TextDecoding
{
    public static string[] Names { get; } =
    [
        "utf-8", "utf-16", "us-ascii", "windows-1252", "windows-1250", "iso-8859-1", "iso-8859-2", "iso-8859-5", "iso-8859-7", "iso-8859-9", "iso-8859-15",
        "ibm850", "ibm037", "ibm273", "ibm500", "ibm1047",
    ];

    public static Encoding? Find(string name) => name switch
    {
        "utf-8" => new UTF8Encoding(false, throwOnInvalidBytes: true),
        "utf-16" => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
        _ when Names.Contains(name, StringComparer.Ordinal) =>
            CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
            ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
        _ => null,
    };

    public static Outcome<string> Decode(ReadOnlySpan<byte> bytes, Encoding declared)
    {
        var (encoding, skip) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Find("utf-8")!, 3),
            [0xFF, 0xFE, ..] => (Find("utf-16")!, 2),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            _ => (declared, 0),
        };
        try
        {
            return Outcome<string>.Of(encoding.GetString(bytes[skip..]));
        }
        catch (DecoderFallbackException fault)
        {
            return Outcome<string>.Failed(new Problem("FMT-0003",
                $"The text is not {encoding.WebName} here. Declare the right 'encoding' of the format ({string.Join(", ", Names)}), or correct the source.", $"byte {fault.Index + skip}",
                RawValue: fault.BytesUnknown is { } unknown ? Convert.ToHexString(unknown) : null));
        }
    }
}
