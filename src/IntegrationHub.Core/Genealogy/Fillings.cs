namespace IntegrationHub.Core.Genealogy;

/// <summary>Tells the fillings of a vessel apart: what is put in after it was emptied does not meet what was drawn before, nor the other way round.</summary>
/// <param name="Subgraph">The part of the genealogy, with a node for each filling.</param>
/// <param name="Times">When each vessel was emptied, ascending.</param>
internal sealed record Fillings(GenealogySubgraph Subgraph, IReadOnlyDictionary<string, long[]> Times)
{
    private const char Separator = '\u001f';
    private const long Day = 24L * 60 * 60 * 1_000_000;
    private const long Quarter = 15L * 60 * 1_000_000;

    /// <summary>Gives each filling a node of its own.</summary>
    public static Fillings Split(GenealogySubgraph subgraph)
    {
        var times = subgraph.Emptied.GroupBy(e => e.Node, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(e => e.At).Distinct().Order().ToArray(), StringComparer.Ordinal);
        if (times.Count == 0)
        {
            return new Fillings(subgraph, times);
        }

        var nodes = new Dictionary<string, NodeFact>(subgraph.Nodes, StringComparer.Ordinal);
        foreach (var (vessel, emptied) in times)
        {
            var fact = nodes.GetValueOrDefault(vessel) ?? new NodeFact(vessel, NodeKind.Container);
            for (var filling = 0; filling <= emptied.Length; filling++)
            {
                nodes[Key(vessel, filling)] = fact with { Key = Key(vessel, filling) };
            }
        }

        return new Fillings(subgraph with { Nodes = nodes, Attachments = [.. subgraph.Attachments.SelectMany(a => Split(a, times))] }, times);
    }

    /// <summary>Gets the vessel of a filling; any other node is its own.</summary>
    public static string Vessel(string key) => key.IndexOf(Separator, StringComparison.Ordinal) is > 0 and var at ? key[..at] : key;

    /// <summary>Suspects every filling of a suspect vessel.</summary>
    public IReadOnlyList<Suspect> Of(IReadOnlyList<Suspect> suspects) =>
        [.. suspects.SelectMany(s => Times.TryGetValue(s.Key, out var emptied) ? Enumerable.Range(0, emptied.Length + 1).Select(f => s with { Key = Key(s.Key, f) }) : [s])];

    private static IEnumerable<Attachment> Split(Attachment attachment, Dictionary<string, long[]> times)
    {
        if (!times.TryGetValue(attachment.Node, out var emptied))
        {
            return [attachment];
        }

        return Enumerable.Range(0, emptied.Length + 1)
            .Where(f => MayBeAfter(attachment.At, f == 0 ? null : emptied[f - 1]) && MayBeBefore(attachment.At, f == emptied.Length ? null : emptied[f]))
            .Select(f => attachment with { Node = Key(attachment.Node, f) });
    }

    // A date alone is recorded as its first instant, a whole quarter of an hour in every zone: then it may be any time of that day.
    private static bool MayBeAfter(long? at, long? emptied) =>
        at is null || emptied is null || at >= emptied || (IsDate(at.Value) && at + Day > emptied);

    private static bool MayBeBefore(long? at, long? emptied) =>
        at is null || emptied is null || at < emptied || (IsDate(emptied.Value) && at < emptied + Day);

    private static bool IsDate(long at) => at % Quarter == 0;

    private static string Key(string vessel, int filling) => $"{vessel}{Separator}{filling}";
}
