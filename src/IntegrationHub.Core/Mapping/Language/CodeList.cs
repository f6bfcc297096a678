using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Language;

/// <summary>A code list: what the codes of a system mean. Keys are text, also where they look like numbers. A null entry is a known code that means nothing to the target.</summary>
public sealed class CodeList
{
    private readonly Dictionary<string, YamlNode> _entries;
    private readonly Dictionary<string, YamlNode>.AlternateLookup<ReadOnlySpan<char>> _byChars;

    private CodeList(YamlNode node, VersionedId reference, Dictionary<string, YamlNode> entries, YamlNode? fallback, string? reason)
    {
        (Node, Reference, _entries, Fallback, FallbackReason) = (node, reference, entries, fallback, reason);
        _byChars = entries.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Gets the document with positions.</summary>
    public YamlNode Node { get; }

    /// <summary>Gets id and version.</summary>
    public VersionedId Reference { get; }

    /// <summary>Gets the codes in file order.</summary>
    public IReadOnlyCollection<string> Codes => _entries.Keys;

    /// <summary>Gets the value for unknown codes; such a value is marked as assumed. Never for tracking, units, dispositions or identifiers.</summary>
    public YamlNode? Fallback { get; }

    /// <summary>Gets why there is a fallback.</summary>
    public string? FallbackReason { get; }

    /// <summary>Reads a code list.</summary>
    /// <returns>The list, or all its faults.</returns>
    public static Outcome<CodeList> Read(ReadOnlySpan<byte> utf8, string file)
    {
        var tree = YamlTree.Read(utf8, file);
        return tree.Succeeded ? Read(tree.Value) : Outcome<CodeList>.Failed(tree.Problems);
    }

    /// <summary>Finds the value of a code.</summary>
    public bool TryGet(string code, out YamlNode value) => _entries.TryGetValue(code, out value!);

    /// <summary>Finds the value of a code.</summary>
    public bool TryGet(ReadOnlySpan<char> code, out YamlNode value) => _byChars.TryGetValue(code, out value!);

    private static Outcome<CodeList> Read(YamlNode node)
    {
        var problems = new List<Problem>();
        if (LanguageReader.Begin(node, problems, "A code list") is not { } reader)
        {
            return Outcome<CodeList>.Failed(problems);
        }

        MappingFileReader.LanguageVersion(reader);
        var id = ItemId.Parse(reader.Text("codeList", required: true) ?? "missing", node.Place);
        var version = ItemVersion.Parse(reader.Text("version", required: true) ?? "0.0.0", node.Place);
        problems.AddRange(id.Problems);
        problems.AddRange(version.Problems);
        _ = reader.Any("name");
        _ = reader.Any("description");
        var entries = reader.Any("entries");
        if (entries is not { Kind: YamlKind.Mapping, Members.Count: > 0 })
        {
            reader.Fault("MAP-0003", entries ?? node, "A code list has entries: a mapping from code to value. Add them.");
        }

        var fallback = reader.Any("fallback");
        if (fallback is not null && (fallback["value"] is null || fallback["reason"] is not { IsScalar: true, Source.Length: > 0 }))
        {
            reader.Fault("MAP-0003", fallback, "A fallback has a value and the reason why guessing is right here. Add both, or delete the fallback.");
        }

        reader.End();
        return problems.Count > 0
            ? Outcome<CodeList>.Failed(problems)
            : Outcome<CodeList>.Of(new CodeList(node, new VersionedId(id.Value, version.Value),
                entries!.Members.ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal), fallback?["value"], fallback?["reason"]!.Source));
    }
}
