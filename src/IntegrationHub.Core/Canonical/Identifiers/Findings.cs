using IntegrationHub.Core.Canonical.Identifiers.Gs1;

namespace IntegrationHub.Core.Canonical.Identifiers;

/// <summary>Collects readings and problems while a text is tried as one kind after another.</summary>
internal sealed class Findings
{
    public List<Reading> Readings { get; } = [];

    public List<Problem> Problems { get; } = [];

    public void Add(Reading? reading, string? symbology)
    {
        if (reading is not null && !Readings.Contains(reading with { Symbology = symbology }))
        {
            Readings.Add(reading with { Symbology = symbology });
        }
    }

    /// <summary>Adds a GS1 reading with what its AIs break together, or the problems that prevented it.</summary>
    public void Add(string kind, Outcome<IReadOnlyList<Element>> outcome, string? symbology)
    {
        if (!outcome.Succeeded)
        {
            Problems.AddRange(outcome.Problems.Where(problem => !Problems.Contains(problem)));
            return;
        }

        Add(Gs1Reading.Of(kind, outcome.Value), symbology);
        Problems.AddRange(ElementRules.Check(outcome.Value));
    }

    /// <summary>Adds the readings that a text without any separator would have, had it lost them.</summary>
    public void AddUndivided(string text, string? symbology)
    {
        var candidates = LostSeparators.Candidates(text);
        foreach (var candidate in candidates)
        {
            Add(Gs1Reading.Of(ReadingKinds.ElementString, candidate), symbology);
        }

        if (candidates.Count > 0)
        {
            Problems.Add(new Problem("IDN-0105", "The text holds no group separator (U+001D). If the scanner lost them, it may also mean "
                + string.Join(" or ", candidates.Select(ElementString.WriteBracketed))
                + (candidates.Count == LostSeparators.MaxCandidates ? " or more" : "")
                + ". Configure the scanner to transmit group separators, or compare with the print below the symbol."));
        }
    }
}
