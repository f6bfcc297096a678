using System.Text.Json.Nodes;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>A rule that is proposed.</summary>
internal sealed record RuleDraft
{
    public required string Id { get; init; }

    /// <summary>Gets the target; null for a loop.</summary>
    public string? Set { get; init; }

    /// <summary>Gets the pointer that is read, relative to the element in a loop.</summary>
    public string? From { get; init; }

    public string? Const { get; init; }

    /// <summary>Gets the functions, as the file shall hold them.</summary>
    public IReadOnlyList<string> Do { get; init; } = [];

    public CodeListDraft? Lookup { get; init; }

    public bool Required { get; init; }

    public string? When { get; init; }

    /// <summary>Gets what a person has to confirm; null where the loop around says it.</summary>
    public string? Confirm { get; init; }

    public string? ForEach { get; init; }

    public string? Into { get; init; }

    public IReadOnlyList<RuleDraft> Rules { get; init; } = [];

    /// <summary>Gets the column that is read, as a pointer from the message.</summary>
    public string? Source { get; init; }

    public IEnumerable<RuleDraft> All => Rules.SelectMany(rule => rule.All).Prepend(this);
}

/// <summary>A code list that is proposed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Entries">The codes and what they are taken to mean; a null is a known code that means nothing to the target.</param>
/// <param name="Unknown">Codes of the samples of which nothing is known: they are left out, so that a message with one is refused.</param>
/// <param name="Unseen">Codes that no sample holds and that go with those that do.</param>
internal sealed record CodeListDraft(string Id, IReadOnlyList<KeyValuePair<string, JsonNode?>> Entries, IReadOnlyList<string> Unknown, IReadOnlyList<string> Unseen)
{
    /// <summary>Gets what has to be confirmed, in plain words.</summary>
    public string Words => string.Join(", ", Entries.Where(entry => !Unseen.Contains(entry.Key, StringComparer.Ordinal)).Select(entry => $"{entry.Key} is {YamlText.Flow(entry.Value)}"))
        + (Unseen.Count > 0 ? $"; no sample holds {string.Join(", ", Unseen)}" : "")
        + (Unknown.Count > 0 ? $"; unknown and refused: {string.Join(", ", Unknown)}" : "");

    public string Yaml(int samples) => string.Join('\n',
    [
        $"# Proposed from {Plural.Samples(samples)}; the mapping that uses it says what is to be confirmed.",
        "language: 1", $"codeList: {Id}", "version: 1.0.0", "entries:",
        .. Entries.Select(entry => $"  {System.Text.Json.JsonSerializer.Serialize(entry.Key)}: {YamlText.Flow(entry.Value)}"), "",
    ]);
}

/// <summary>Counts in words.</summary>
internal static class Plural
{
    public static string Samples(int count) => count == 1 ? "1 message" : $"{count} messages";
}
