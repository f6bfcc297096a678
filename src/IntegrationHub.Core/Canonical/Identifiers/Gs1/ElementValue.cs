namespace IntegrationHub.Core.Canonical.Identifiers.Gs1;

/// <summary>Checks one value against the components of its AI: lengths, character sets, contents.</summary>
internal static class ElementValue
{
    /// <summary>Returns what is wrong with a value, or nothing.</summary>
    public static Problem? Check(ApplicationIdentifier definition, string value, string place)
    {
        Problem Fault(string what, string check) => new(
            "IDN-0104", $"AI ({definition.Ai}) {definition.Title}: {what} Correct the value at its source or scan again.",
            place, $"GS1 AI ({definition.Ai}) {check}", value);

        if (value.Length < definition.MinLength || value.Length > definition.MaxLength)
        {
            var expected = definition.MinLength == definition.MaxLength
                ? $"{definition.MaxLength}" : $"{definition.MinLength} to {definition.MaxLength}";
            return Fault($"expected {expected} characters, found {value.Length}.", "length");
        }

        var position = 0;
        foreach (var component in definition.Components)
        {
            var left = value.Length - position;
            if (left == 0 && component.Optional)
            {
                break;
            }

            if (left < component.Min)
            {
                return Fault($"its part from character {position + 1} needs {component.Min} characters, found {left}.", "length");
            }

            var part = value.Substring(position, Math.Min(component.Max, left));
            var stray = part.AsSpan().IndexOfAnyExcept(Set(component.Set));
            if (stray >= 0)
            {
                return Fault($"'{CharacterSets.Visible(part[stray..(stray + 1)])}' at character {position + stray + 1} is not allowed.", $"set {component.Set}");
            }

            foreach (var check in component.Checks)
            {
                if (ContentChecks.Fault(check, part) is { } fault)
                {
                    return Fault($"'{part}' {fault}.", check);
                }
            }

            position += part.Length;
        }

        return position == value.Length ? null : Fault($"{value.Length - position} characters too many.", "length");
    }

    private static ReadOnlySpan<char> Set(char set) => set switch
    {
        'N' => "0123456789",
        'Y' => CharacterSets.Cset39,
        'Z' => CharacterSets.Cset64,
        _ => CharacterSets.Cset82,
    };
}
