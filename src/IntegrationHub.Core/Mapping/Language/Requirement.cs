using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Language;

/// <summary>An entry of the requirement and risk register that rules cite.</summary>
/// <param name="Id">The id, for example <c>URS-021</c>.</param>
/// <param name="Text">What is required.</param>
/// <param name="MayDefault">Whether a rule that cites it may name a default value.</param>
public sealed record Requirement(string Id, string Text, bool MayDefault)
{
    /// <summary>Reads the register (<c>mappings/requirements.yaml</c>): <c>requirements</c>, a list of entries; members beyond these three are for people.</summary>
    /// <returns>The entries by id, or all faults.</returns>
    public static Outcome<IReadOnlyDictionary<string, Requirement>> ReadRegister(ReadOnlySpan<byte> utf8, string file)
    {
        var tree = YamlTree.Read(utf8, file);
        if (!tree.Succeeded)
        {
            return Outcome<IReadOnlyDictionary<string, Requirement>>.Failed(tree.Problems);
        }

        var problems = new List<Problem>();
        var entries = new Dictionary<string, Requirement>(StringComparer.Ordinal);
        foreach (var node in LanguageReader.Begin(tree.Value, problems, "The register")?.List("requirements") ?? [])
        {
            if (LanguageReader.Begin(node, problems, "A requirement") is { } reader
                && reader.Text("id", required: true) is { } id && reader.Text("text", required: true) is { } text
                && !entries.TryAdd(id, new Requirement(id, text, reader.Flag("mayDefault"))))
            {
                reader.Fault("MAP-0005", node, $"The requirement '{id}' stands twice. Give each an id of its own.");
            }
        }

        return problems.Count > 0
            ? Outcome<IReadOnlyDictionary<string, Requirement>>.Failed(problems)
            : Outcome<IReadOnlyDictionary<string, Requirement>>.Of(entries);
    }
}
