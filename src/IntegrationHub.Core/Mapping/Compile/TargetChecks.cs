using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Mapping.Compile;

/// <summary>Finds targets that exclude each other before a message does.</summary>
internal static class TargetChecks
{
    // Section 5 of the language: no fallback for tracking, units, dispositions or identifiers.
    private static readonly string[] NeverGuessed =
        ["/tracking", "/unit", "/baseUnit", "/disposition", "/identifiers", "/lot", "/serial", "/container", "/scheme", "/value", "/operation", "/evidence"];

    /// <summary>Says whether a target may not take a code list's fallback.</summary>
    public static bool MustNotGuess(string target) =>
        NeverGuessed.Any(name => (target + "/").Contains(name + "/", StringComparison.OrdinalIgnoreCase)) || target.Contains("/item/id", StringComparison.Ordinal);

    public static void Check(PlanNode node, string pointer, List<Problem> problems)
    {
        if (node.Rules.Count > 1 && node.Rules.Find(r => r.Rule.When is null) is { } always)
        {
            problems.Add(new Problem("MAP-0008",
                $"{Show(pointer)} is set by {string.Join(", ", node.Rules.Select(r => r.Rule.Id))}. Give each of these rules a 'when', so that only one applies.", always.Rule.Place, always.Rule.Id));
        }

        if (node.IsArray && (node.Members.Count > 0 || node.Rules.Count > 0))
        {
            var rule = node.Rules.Count > 0 ? node.Rules[0].Rule : null;
            problems.Add(new Problem("MAP-0008", $"{Show(pointer)} is used as a list and as a value or object. Decide for one.", rule?.Place, rule?.Id));
        }

        foreach (var rule in node.Rules.Where(r => node.Members.Count > 0 && (r.KeepsRaw || (r.Rule.Lookup is null && r.Rule.From is null && r.Rule.Const is null && r.Rule.Do.Count == 0))))
        {
            problems.Add(new Problem("MAP-0008", $"{Show(pointer)} is a text here, but other rules set members of it. Decide for one.", rule.Rule.Place, rule.Rule.Id));
        }

        node.Members.ForEach(m => Check(m, $"{pointer}/{m.Name}", problems));
        node.Elements.ForEach(e => Check(e, $"{pointer}/{e.Name}", problems));
        node.Loops.ForEach(l => Check(l.Body, pointer + "/-", problems));
    }

    private static string Show(string pointer) => pointer.Length == 0 ? "The document itself" : pointer;
}
