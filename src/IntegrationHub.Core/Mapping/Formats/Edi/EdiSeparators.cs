using System.Globalization;

namespace IntegrationHub.Core.Mapping.Formats.Edi;

/// <summary>The characters that cut an interchange into segments, elements and components.</summary>
internal sealed record EdiSeparators(char Element, char Component, char Segment, char? Repetition, char? ReleaseCharacter)
{
    private const int IsaLength = 106;

    /// <summary>Takes the separators of X12 from an ISA segment, in which every element has its place.</summary>
    /// <returns>The separators, or why this is no ISA.</returns>
    public static (EdiSeparators? Found, string? Fault) OfIsa(ReadOnlySpan<char> text)
    {
        if (text.Length < IsaLength || text.Count(text[3]) < 16 || text[103] != text[3])
        {
            return (null, $"ISA has {IsaLength} characters with every element at its place. Send it with all elements filled to their length.");
        }

        var (element, repetition, component, segment) = (text[3], text[82], text[104], text[105]);
        var version = text.Slice(84, 5);
        // Until release 00402 the place of the repetition separator held the standard's name, U.
        char? repeats = int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 402 && !char.IsAsciiLetterOrDigit(repetition) ? repetition : null;
        return Distinct(element, component, segment, repeats)
            ? (new EdiSeparators(element, component, segment, repeats, null), null)
            : (null, "Two separators of ISA are the same character, a letter or a digit. Send ISA with separators that data do not use.");
    }

    /// <summary>Takes the separators of EDIFACT from a service string advice.</summary>
    /// <returns>The separators, or why this is no UNA.</returns>
    public static (EdiSeparators? Found, string? Fault) OfUna(ReadOnlySpan<char> text)
    {
        if (text.Length < 9)
        {
            return (null, "UNA has nine characters. Send it complete, or leave it out where the usual separators are used.");
        }

        // Syntax version 4 gives the reserved place to the repetition separator.
        var (component, element, release, repetition, segment) = (text[3], text[4], text[6], text[7], text[8]);
        char? repeats = repetition == ' ' ? null : repetition;
        return Distinct(element, component, segment, repeats) && release != element && release != component && release != segment
            ? (new EdiSeparators(element, component, segment, repeats, release == ' ' ? null : release), null)
            : (null, "Two separators of UNA are the same character, a letter or a digit. Send UNA with separators that differ.");
    }

    public bool IsOne(char c) => c == Element || c == Component || c == Segment || c == Repetition || c == ReleaseCharacter;

    private static bool Distinct(char element, char component, char segment, char? repetition)
    {
        List<char> all = [element, component, segment];
        if (repetition is { } one)
        {
            all.Add(one);
        }

        return all.Distinct().Count() == all.Count && !all.Exists(char.IsAsciiLetterOrDigit);
    }
}
