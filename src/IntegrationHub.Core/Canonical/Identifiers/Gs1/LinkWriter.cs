namespace IntegrationHub.Core.Canonical.Identifiers.Gs1;

/// <summary>Writes Digital Links from elements.</summary>
internal static class LinkWriter
{
    public static Outcome<string> Write(IReadOnlyList<Element> elements, string stem)
    {
        if (Gs1Identity.Of(elements) is not { } identity)
        {
            return Outcome<string>.Failed(new Problem("IDN-0804", "None of the AIs is a key of a Digital Link, or it occurs with different values. Add one, such as (01) or (00)."));
        }

        var key = identity[0];
        // The sequence that takes most of the present qualifiers into the path; it must hold the one that makes the identity.
        var qualifiers = key.Definition.LinkQualifiers
            .OrderByDescending(sequence => identity.Count == 1 || sequence.Contains(identity[1].Ai, StringComparer.Ordinal))
            .ThenByDescending(sequence => sequence.Count(ai => elements.Any(element => element.Ai == ai)))
            .First();
        var path = new List<Element> { key };
        path.AddRange(qualifiers.Where(ai => Gs1Identity.Value(elements, ai) is not null).Select(ai => new Element(ai, Gs1Identity.Value(elements, ai)!)));
        var query = elements.Where(element => !path.Contains(element)).Distinct().ToArray();
        var misplaced = Array.Find(query, element => !element.Definition.LinkAttribute || query.Count(other => other.Ai == element.Ai) > 1);
        return misplaced is not null
            ? Outcome<string>.Failed(new Problem("IDN-0805", $"AI ({misplaced.Ai}) {misplaced.Definition.Title} can stand neither behind ({key.Ai}) nor in the query of a Digital Link. Leave it out, or write an element string.", misplaced.Ai))
            : Outcome<string>.Of(stem.TrimEnd('/') + Gs1Identity.Path(path) + (query.Length == 0 ? "" : "?")
                + string.Join('&', query.Select(element => $"{element.Ai}={PercentText.Encode(element.Value)}")));
    }
}
