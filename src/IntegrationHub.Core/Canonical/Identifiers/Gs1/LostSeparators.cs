namespace IntegrationHub.Core.Canonical.Identifiers.Gs1;

/// <summary>
/// Element strings whose group separators were lost on the way (keyboard wedges and text fields drop U+001D). Then a lot
/// may have swallowed the serial number behind it. Every split that all checks allow is offered; none is chosen.
/// </summary>
internal static class LostSeparators
{
    /// <summary>More candidates than this say nothing any more.</summary>
    public const int MaxCandidates = 8;

    // What labels carry behind a lot or serial number. All other AIs would make nearly every number ambiguous.
    private static readonly string[] Usual = ["10", "21", "11", "13", "15", "16", "17", "240", "241", "30", "37"];

    /// <summary>Returns the other ways to divide the last value of a raw text that holds no separator; at most <see cref="MaxCandidates"/>.</summary>
    public static IReadOnlyList<IReadOnlyList<Element>> Candidates(string text)
    {
        var found = new List<IReadOnlyList<Element>>();
        Divide(text, [], found);
        return found;
    }

    private static void Divide(string rest, List<Element> before, List<IReadOnlyList<Element>> found)
    {
        if (found.Count >= MaxCandidates || ApplicationIdentifierTable.AtStartOf(rest) is not { } definition || before.Exists(element => element.Ai == definition.Ai))
        {
            return;
        }

        var start = definition.Ai.Length;
        if (definition.Predefined)
        {
            Continue(start + definition.MaxLength);
            return;
        }

        for (var end = start + definition.MinLength; end < rest.Length && end <= start + definition.MaxLength; end++)
        {
            if (Usual.Any(ai => rest.AsSpan(end).StartsWith(ai)))
            {
                Continue(end);
            }
        }

        if (before.Count > 0 && Divided(before))
        {
            Continue(rest.Length);
        }

        void Continue(int end)
        {
            if (end > rest.Length || ElementValue.Check(definition, rest[start..end], "") is not null)
            {
                return;
            }

            List<Element> now = [.. before, new Element(definition.Ai, rest[start..end])];
            if (end < rest.Length)
            {
                Divide(rest[end..], now, found);
            }
            else if (Divided(now[..^1]) && ElementRules.Check(now).Count == 0)
            {
                found.Add(now);
            }
        }

        // Only a value without predefined length that something follows was divided.
        static bool Divided(List<Element> elements) => elements.Exists(element => !element.Definition.Predefined);
    }
}
