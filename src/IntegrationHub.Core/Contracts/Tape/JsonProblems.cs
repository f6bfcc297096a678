using System.Globalization;
using System.Text;
using System.Text.Unicode;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Contracts;

/// <summary>Words the faults of JSON text: what, where (byte and pointer), the raw bytes, what to do.</summary>
internal static class JsonProblems
{
    private const int Excerpt = 40;

    public static Problem TooLong(int length, JsonLimits limits) =>
        new("JSN-0001", $"The document has {length} bytes; at most {limits.MaxBytes} are allowed. Split it, or raise the size limit of the interface.", "byte " + limits.MaxBytes.ToString(CultureInfo.InvariantCulture));

    /// <summary>Words a fault at a place inside <paramref name="parent"/>, where a member has been named or an element is due.</summary>
    public static Problem Syntax(JsonFault fault, TokenTape tape, JsonLimits limits, int at, int parent, Token name)
    {
        string pointer = parent < 0 ? "" : tape.Pointer(parent);
        if (name.NameLength >= 0)
            pointer = JsonPointers.Append(pointer, Encoding.UTF8.GetString(name.NameStart < 0 ? tape.Decoded(~name.NameStart) : tape.Text.Span.Slice(name.NameStart, name.NameLength)));
        else if (parent >= 0 && tape.Kind(parent) == JsonKind.Array)
            pointer += "/" + tape.Count(parent).ToString(CultureInfo.InvariantCulture);
        (string code, string what, string remedy) = Words(fault, limits);
        return new Problem(code, $"Not acceptable as JSON: {what}. {remedy}", Place(pointer, at), "RFC 8259", Raw(tape.Text.Span, at));
    }

    private static (string Code, string What, string Remedy) Words(JsonFault fault, JsonLimits limits) => fault switch
    {
        JsonFault.EndsEarly => ("JSN-0002", "the text ends before the document does", "Send the whole document."),
        JsonFault.EndsInString => ("JSN-0002", "the text ends inside a string", "Send the whole document."),
        JsonFault.TooManyValues => ("JSN-0003", $"the document has more than {limits.MaxValues} values", "Split it, or raise the value limit of the interface."),
        JsonFault.MoreText => ("JSN-0004", "there is more text after the document", "Send one JSON document; separate several with a format that splits them."),
        JsonFault.NoMemberEnd => ("JSN-0005", "expected ',' or '}'", "Correct the text at this place."),
        JsonFault.NoElementEnd => ("JSN-0005", "expected ',' or ']'", "Correct the text at this place."),
        JsonFault.TooDeep => ("JSN-0006", $"arrays and objects nest deeper than {limits.MaxDepth}", "Flatten the document, or raise the depth limit of the interface."),
        JsonFault.NoName => ("JSN-0007", "expected the quoted name of a member", "Quote the name, and remove a comma that no member follows."),
        JsonFault.TooManyMembers => ("JSN-0008", $"an object has more than {limits.MaxMembers} members", "Send the entries as an array, or raise the member limit of the interface."),
        JsonFault.NoColon => ("JSN-0009", "expected ':' after the name of a member", "Correct the text at this place."),
        JsonFault.NoValue => ("JSN-0010", "expected a value", "JSON has objects, arrays, strings in double quotes, numbers, true, false and null; correct the text at this place."),
        JsonFault.BadNumber => ("JSN-0011", "a number needs digits, without a leading zero", "Send text with leading zeros as a string."),
        JsonFault.NoFraction => ("JSN-0011", "a decimal point needs digits after it", "Complete the number."),
        JsonFault.NoExponent => ("JSN-0011", "an exponent needs digits", "Complete the number."),
        JsonFault.ExponentTooLarge => ("JSN-0012", $"the exponent of a number is beyond {limits.MaxExponent}", "Send the value in another unit."),
        JsonFault.NumberTooLong => ("JSN-0013", $"a number has more than {limits.MaxNumberLength} characters", "Send it as a string if it is an identifier."),
        JsonFault.ControlCharacter => ("JSN-0014", "a string holds a control character that is not escaped", "Escape it as \\u00XX; a separator of a scanned code is \\u001D."),
        JsonFault.LoneSurrogate => ("JSN-0015", "a string holds half of a surrogate pair", "Send both halves, or the character as UTF-8."),
        JsonFault.Nul => ("JSN-0016", "a string holds U+0000, which the hub cannot store", "Remove it at the source; it is usually padding of a fixed-length field."),
        _ => ("JSN-0017", "a string holds an escape that JSON does not know", "Use \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\uXXXX."),
    };

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
