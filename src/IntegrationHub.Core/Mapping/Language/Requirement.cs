using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Language;

/// <summary>An entry of the requirement and risk register that rules cite.</summary>
/// <param name="Id">The id, for example <c>URS-021</c>.</param>
/// <param name="Text">What is required.</param>
/// <param name="Source">Where it comes from: standard or document, edition, clause.</param>
/// <param name="Risk">How much harm follows where it is not met: high, medium or low.</param>
/// <param name="Reason">Why the risk is so.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="MayDefault">Whether a rule that cites it may name a default value.</param>
public sealed record Requirement(string Id, string Text, string Source, string Risk, string Reason, string Owner, bool MayDefault)
{
    private static readonly string[] Risks = ["high", "medium", "low"];

    /// <summary>Reads the register (<c>mappings/requirements.yaml</c>): <c>requirements</c>, a list of entries.</summary>
    /// <returns>The entries by id, those with faults included, so that a fault in one is not told of every rule that cites it; and all faults.</returns>
    public static (IReadOnlyDictionary<string, Requirement> Entries, IReadOnlyList<Problem> Problems) ReadRegister(ReadOnlySpan<byte> utf8, string file)
    {
        var entries = new Dictionary<string, Requirement>(StringComparer.Ordinal);
        var tree = YamlTree.Read(utf8, file);
        if (!tree.Succeeded)
        {
            return (entries, tree.Problems);
        }

        var problems = new List<Problem>();
        foreach (var node in LanguageReader.Begin(tree.Value, problems, "The register")?.List("requirements") ?? [])
        {
            if (Read(node, problems) is { } requirement && !entries.TryAdd(requirement.Id, requirement))
            {
                problems.Add(new Problem("MAP-0005", $"The requirement '{requirement.Id}' stands twice. Give each an id of its own.", node.Place, requirement.Id));
            }
        }

        return (entries, problems);
    }

    private static Requirement? Read(YamlNode node, List<Problem> problems)
    {
        if (LanguageReader.Begin(node, problems, "A requirement") is not { } reader)
        {
            return null;
        }

        var requirement = new Requirement(
            reader.Text("id", required: true) ?? "", reader.Text("text", required: true) ?? "", Cited(reader.Any("source"), reader),
            reader.Text("risk", required: true) ?? "", reader.Text("reason", required: true) ?? "", reader.Text("owner", required: true) ?? "", reader.Flag("mayDefault"));
        if (node["risk"] is { } risk && !Risks.Contains(risk.Source, StringComparer.Ordinal))
        {
            reader.Fault("MAP-0003", risk, $"A risk is one of {string.Join(", ", Risks)}. Take one of these, and say why in 'reason'.");
        }

        reader.End();
        return requirement.Id.Length > 0 ? requirement : null;
    }

    private static string Cited(YamlNode? source, LanguageReader reader)
    {
        var parts = new[] { "standard", "document", "edition", "clause" }.Select(name => source?[name]).OfType<YamlNode>().Where(part => part.IsScalar).Select(part => part.Source);
        if (source is null || (source["standard"] ?? source["document"]) is null || source["edition"] is null || source["clause"] is null)
        {
            reader.Fault("MAP-0003", source ?? reader.Node, "A requirement says where it comes from: source: { standard: AS9100, edition: D, clause: 8.5.2 }, or 'document' instead of 'standard'. Add it.");
        }

        return string.Join(' ', parts);
    }
}
