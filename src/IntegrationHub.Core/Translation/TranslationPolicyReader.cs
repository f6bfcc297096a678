using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Translation;

/// <summary>Reads the policy table.</summary>
public static class TranslationPolicyReader
{
    /// <summary>Reads <c>mappings/policies/translation.yaml</c>.</summary>
    /// <returns>The table, or all problems: those of a system description; <c>TRA-0001</c> for two cells of one address or a default that does not refuse; those of <see cref="PolicyCellCheck"/>.</returns>
    public static Outcome<TranslationPolicy> Read(YamlNode file)
    {
        var fields = new YamlFields();
        fields.OnlyKnown(file, "language", "policy", "version", "name", "description", "default", "cells", "overrides");
        var version = fields.Required(file, "version");
        var cells = (file["cells"]?.Items ?? []).SelectMany(node => Cells(fields, node, isOverride: false).Select(cell => (cell, node)))
            .Concat((file["overrides"]?.Items ?? []).SelectMany(node => Cells(fields, node, isOverride: true).Select(cell => (cell, node)))).ToList();
        foreach (var twice in cells.GroupBy(c => c.cell.Address, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            fields.Fault("TRA-0001", twice.Last().node, $"The cell {twice.Key} is filled {twice.Count()} times. Keep one.");
        }

        foreach (var (message, node) in cells.SelectMany(c => PolicyCellCheck.Faults(c.cell).Select(message => (message, c.node))).Distinct())
        {
            fields.Fault("TRA-0015", node, message);
        }

        var rest = file["default"] is { } otherwise ? Cells(fields, otherwise, isOverride: false).First() : null;
        if (rest is not { Action: TranslationAction.Refuse, Role: not null, Deadline: not null })
        {
            fields.Fault("TRA-0001", file, "The table needs `default: { action: refuse, role: ..., deadline: ... }`: what nobody decided is held back for somebody.");
        }

        return fields.Problems.Count == 0
            ? Outcome<TranslationPolicy>.Of(new TranslationPolicy(version, [.. cells.Select(c => c.cell)], rest!))
            : Outcome<TranslationPolicy>.Failed(fields.Problems);
    }

    // A list in a member stands for one cell each.
    private static IEnumerable<PolicyCell> Cells(YamlFields fields, YamlNode node, bool isOverride)
    {
        fields.OnlyKnown(node, [.. (string[])["operation", "source", "target", "purpose", "risk", "action", "role", "deadline", "reason"], .. isOverride ? (string[])["site", "itemClass", "lot"] : []]);
        var action = fields.Word<TranslationAction>(node, fields.Required(node, "action"));
        var (role, deadline) = (node["role"]?.Source, node["deadline"]?.Source);
        if (action == TranslationAction.Refuse && (role is null || deadline is null))
        {
            fields.Fault("TRA-0001", node, "A cell that refuses names who must answer, and by when: add 'role' and 'deadline'.");
        }

        if (isOverride && node["site"] is null && node["itemClass"] is null)
        {
            fields.Fault("TRA-0015", node, "An override holds for a site or an item class. Add 'site' or 'itemClass', or move it to 'cells'.");
        }

        return from operation in Words<Operation>(fields, node, "operation")
               from source in Words<SourceGranularity>(fields, node, "source")
               from target in Words<TargetHolding>(fields, node, "target")
               from purpose in Words<Purpose>(fields, node, "purpose")
               from risk in fields.List(node["risk"]).DefaultIfEmpty("*")
               from site in fields.List(node["site"]).DefaultIfEmpty("*")
               from itemClass in fields.List(node["itemClass"]).DefaultIfEmpty("*")
               select new PolicyCell(operation, source, target, purpose, Named(risk), action, role, deadline)
               {
                   Site = Named(site),
                   ItemClass = Named(itemClass),
                   Lot = node["lot"]?.Source,
                   Reason = node["reason"]?.Source,
               };
    }

    private static string? Named(string word) => word == "*" ? null : word;

    private static List<T?> Words<T>(YamlFields fields, YamlNode node, string name)
        where T : struct, Enum =>
        [.. fields.List(node[name]).DefaultIfEmpty("*").Select(word => word == "*" ? (T?)null : fields.Word<T>(node[name]!, word))];
}
