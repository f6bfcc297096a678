namespace IntegrationHub.Core.Canonical.Identifiers.Gs1;

/// <summary>What a set of elements identifies: one GS1 key with the qualifiers that make it more specific.</summary>
internal static class Gs1Identity
{
    public const string Resolver = "https://id.gs1.org";

    // A key, the qualifiers from specific to general, and the length of its class part where a serial number follows inside.
    private sealed record Key(string Ai, string[] Instance, string[] Group, int ClassLength = int.MaxValue, bool AlwaysInstance = false);

    // Where several keys are present an instance wins over a class, then the earlier row: a logistic unit before its
    // content, a trade item before the asset, places and parties last.
    private static readonly Key[] Keys =
    [
        new("00", [], [], AlwaysInstance: true),
        new("01", ["21", "235"], ["10", "22"]),
        new("8006", ["21"], ["10", "22"]),
        new("8010", ["8011"], []),
        new("8003", [], [], ClassLength: 14),
        new("8004", [], [], AlwaysInstance: true),
        new("253", [], [], ClassLength: 13),
        new("255", [], [], ClassLength: 13),
        new("8013", [], []),
        new("401", [], []),
        new("402", [], []),
        new("8017", [], ["8019"]),
        new("8018", [], ["8019"]),
        new("414", [], ["254"]),
        new("417", [], []),
        new("415", [], ["8020"]),
    ];

    /// <summary>Returns the key and at most one qualifier, or nothing when no key identifies the whole.</summary>
    public static IReadOnlyList<Element>? Of(IReadOnlyList<Element> elements) =>
        Keys.Select(key => Instance(key, elements)).FirstOrDefault(path => path is not null)
        ?? Keys.Select(key => Class(key, elements)).FirstOrDefault(path => path is not null);

    /// <summary>The one spelling: a Digital Link of the identity, or the bracketed text when there is no key.</summary>
    public static string Canonical(IReadOnlyList<Element> elements) =>
        Of(elements) is { } path ? Resolver + Path(path) : ElementString.WriteBracketed(elements);

    public static string Path(IEnumerable<Element> path) =>
        string.Concat(path.Select(element => $"/{element.Ai}/{PercentText.Encode(element.Value)}"));

    /// <summary>The value of an AI; nothing when it is absent or occurs with different values, for then none is the right one.</summary>
    public static string? Value(IReadOnlyList<Element> elements, string ai)
    {
        var values = elements.Where(element => element.Ai == ai).Select(element => element.Value).Distinct(StringComparer.Ordinal).Take(2).ToArray();
        return values.Length == 1 ? values[0] : null;
    }

    private static IReadOnlyList<Element>? Instance(Key key, IReadOnlyList<Element> elements)
    {
        if (Value(elements, key.Ai) is not { } value)
        {
            return null;
        }

        return key.AlwaysInstance || value.Length > key.ClassLength
            ? [new Element(key.Ai, value)]
            : Qualified(key.Ai, value, key.Instance, elements);
    }

    private static IReadOnlyList<Element>? Class(Key key, IReadOnlyList<Element> elements) =>
        Value(elements, key.Ai) is not { } value ? null
            : Qualified(key.Ai, value, key.Group, elements) ?? [new Element(key.Ai, value)];

    private static IReadOnlyList<Element>? Qualified(string ai, string value, string[] qualifiers, IReadOnlyList<Element> elements) =>
        qualifiers.FirstOrDefault(qualifier => Value(elements, qualifier) is not null) is { } found
            ? [new Element(ai, value), new Element(found, Value(elements, found)!)]
            : null;
}
