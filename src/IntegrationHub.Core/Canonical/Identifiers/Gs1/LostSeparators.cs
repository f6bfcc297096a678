namespace IntegrationHub.Core.Canonical.Identifiers.Gs1;

/// <summary>
/// Element strings whose group separators were lost on the way (keyboard wedges and text fields drop U+001D). Then a lot
/// may have swallowed the serial number behind it. Every division that all checks allow is offered; none is chosen.
/// </summary>
internal sealed class LostSeparators
{
    /// <summary>More candidates than this say nothing any more.</summary>
    public const int MaxCandidates = 8;

    // A crafted text has a great many places to divide; a label that was really scanned needs a few dozen steps.
    private const int MaxSteps = 5_000;

    // What labels carry behind a lot or serial number. All other AIs would make nearly every number ambiguous.
    private static readonly string[] Usual = ["10", "21", "11", "13", "15", "16", "17", "240", "241", "30", "37"];

    private readonly List<IReadOnlyList<Element>> _found = [];
    private int _steps;

    private LostSeparators()
    {
    }

    /// <summary>Returns the other ways to divide a raw text that holds no separator; at most <see cref="MaxCandidates"/>.</summary>
    public static IReadOnlyList<IReadOnlyList<Element>> Candidates(string text)
    {
        var search = new LostSeparators();
        search.Divide(text, []);
        return search._found;
    }

    private void Divide(string rest, IReadOnlyList<Element> before)
    {
        if (ApplicationIdentifierTable.AtStartOf(rest) is not { } definition || before.Any(element => element.Ai == definition.Ai))
        {
            return;
        }

        var start = definition.Ai.Length;
        if (definition.Predefined)
        {
            TakeUpTo(start + definition.MaxLength);
            return;
        }

        for (var end = start + definition.MinLength; end < rest.Length && end <= start + definition.MaxLength; end++)
        {
            if (Usual.Any(ai => rest.AsSpan(end).StartsWith(ai)))
            {
                TakeUpTo(end);
            }
        }

        TakeUpTo(rest.Length);

        void TakeUpTo(int end)
        {
            if (++_steps > MaxSteps || _found.Count >= MaxCandidates || end > rest.Length || ElementValue.Check(definition, rest[start..end], "") is not null)
            {
                return;
            }

            IReadOnlyList<Element> now = [.. before, new Element(definition.Ai, rest[start..end])];
            if (end < rest.Length)
            {
                Divide(rest[end..], now);
            }
            else if (before.Any(element => !element.Definition.Predefined) && ElementRules.Check(now).Count == 0)
            {
                // Something follows a value without predefined length, so it was divided from it here.
                _found.Add(now);
            }
        }
    }
}
