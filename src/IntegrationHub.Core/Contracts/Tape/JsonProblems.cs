using System.Globalization;
using System.Text;
using System.Text.Unicode;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Contracts;

/// <summary>Words the faults of JSON text: what, where (byte and pointer), the raw bytes, what to do.</summary>
internal static class JsonProblems
{
    private const int Excerpt = 40;

    public static Problem Syntax(string code, string what, string remedy, string pointer, ReadOnlySpan<byte> text, int at) =>
        new(code, $"Not acceptable as JSON: {what}. {remedy}", Place(pointer, at), "RFC 8259", Raw(text, at));

    public static Problem Duplicate(TokenTape tape, int member, int at) =>
        new("JSN-0018", $"The name '{tape.NameText(member)}' stands twice in one object. Systems differ in which one they take: send it once.",
            Place(tape.Pointer(member), at), "RFC 8259, section 4", Encoding.UTF8.GetString(tape.Raw(member)[..Math.Min(Excerpt, tape.Raw(member).Length)]));

    public static Problem NotUtf8(ReadOnlySpan<byte> text)
    {
        if (LooksLikeUtf16(text))
            return new Problem("JSN-0019", "The text is UTF-16; JSON between systems is UTF-8 (RFC 8259, section 8.1). Convert it, or declare the encoding of the interface.", "byte 0", "RFC 8259, section 8.1", Raw(text, 0));
        int valid = 0;
        Span<char> scratch = stackalloc char[512];
        while (valid < text.Length && Utf8.ToUtf16(text[valid..], scratch, out int read, out _, replaceInvalidSequences: false) is System.Buffers.OperationStatus.DestinationTooSmall or System.Buffers.OperationStatus.InvalidData && read > 0)
            valid += read;
        return new Problem("JSN-0019", "The text is not UTF-8 at this place. Convert it to UTF-8, or declare the encoding of the interface.",
            Place(null, valid), "RFC 8259, section 8.1", Convert.ToHexString(text.Slice(valid, Math.Min(8, text.Length - valid))));
    }

    private static bool LooksLikeUtf16(ReadOnlySpan<byte> text) => text.Length >= 2 && ((text[0] == 0xFF && text[1] == 0xFE) || (text[0] == 0xFE && text[1] == 0xFF));

    private static string Place(string? pointer, int at)
    {
        string place = "byte " + at.ToString(CultureInfo.InvariantCulture);
        return pointer switch { null => place, "" => place + ", in the document root", _ => place + ", at " + pointer };
    }

    private static string Raw(ReadOnlySpan<byte> text, int at)
    {
        at = Math.Min(at, text.Length);
        return Encoding.UTF8.GetString(text.Slice(at, Math.Min(Excerpt, text.Length - at)));
    }
}
