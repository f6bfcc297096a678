namespace IntegrationHub.Core.Canonical.Identifiers.Gs1;

/// <summary>
/// Rules between the AIs of one item (GS1 General Specifications, section 4.13 and 4.14): repeats, exclusions, mandatory
/// associations. They hold over all symbols of an item together, so one symbol that breaks them is doubtful, not unreadable.
/// </summary>
public static class ElementRules
{
    // A digital signature needs an instance: with these keys the serial part is optional, so the key alone is not enough.
    private static readonly Dictionary<string, int> KeyLengthWithoutSerial = new(StringComparer.Ordinal)
    {
        ["253"] = 13, ["255"] = 13, ["8003"] = 14,
    };

    /// <summary>Returns every rule that the elements break together; none when they agree.</summary>
    public static IReadOnlyList<Problem> Check(IReadOnlyList<Element> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        var present = elements.Select(element => element.Ai).Distinct(StringComparer.Ordinal).ToArray();
        var problems = new List<Problem>();
        foreach (var repeated in elements.GroupBy(element => element.Ai, StringComparer.Ordinal)
                     .Where(group => group.Select(element => element.Value).Distinct(StringComparer.Ordinal).Count() > 1))
        {
            problems.Add(new Problem("IDN-0201", $"AI ({repeated.Key}) occurs with different values: {string.Join(", ", repeated.Select(element => element.Value))}. Scan each item on its own.",
                Rule: $"GS1 AI ({repeated.Key}) repeats"));
        }

        foreach (var ai in present)
        {
            var definition = ApplicationIdentifierTable.Find(ai);
            if (definition is null)
            {
                continue;
            }

            foreach (var other in present.Where(other => other != ai && definition.Excludes.Any(pattern => ApplicationIdentifier.Matches(pattern, other))))
            {
                problems.Add(new Problem("IDN-0202", $"AI ({ai}) {definition.Title} must not accompany AI ({other}). Check which of the two the label means.", Rule: $"GS1 AI ({ai}) ex"));
            }

            foreach (var alternatives in definition.Requires.Where(group => !group.Any(together => together.All(pattern => present.Any(found => ApplicationIdentifier.Matches(pattern, found))))))
            {
                problems.Add(new Problem("IDN-0203", $"AI ({ai}) {definition.Title} needs {string.Join(" or ", alternatives.Select(together => string.Join(" with ", together)))}. Scan the item's other symbols too, or have the label corrected.",
                    Rule: $"GS1 AI ({ai}) req"));
            }
        }

        if (present.Contains("8030", StringComparer.Ordinal))
        {
            problems.AddRange(elements.Where(element => KeyLengthWithoutSerial.TryGetValue(element.Ai, out var length) && element.Value.Length == length)
                .Select(element => new Problem("IDN-0204", $"A digital signature (8030) signs one instance; AI ({element.Ai}) has no serial part. Have the label corrected.", Rule: "GS1 AI (8030) serialised key")));
        }

        return problems;
    }
}
