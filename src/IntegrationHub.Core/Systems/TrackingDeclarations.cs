using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Systems;

/// <summary>Reads what a system can express and when it lets a flag change; systems and product facts declare both in the same words.</summary>
internal static class TrackingDeclarations
{
    private static readonly string[] Levels = ["client", "site", "capture-point", "usage", "transaction", "item-class"];

    public static Expressible Expresses(YamlFields fields, YamlNode file)
    {
        var node = file["expresses"];
        if (node is null)
        {
            fields.Fault("SYS-0001", file, "A system says what it can express. Add `expresses: { lot: …, serial: …, both: … }`.");
            return new Expressible(false, false, false);
        }

        fields.OnlyKnown(node, "lot", "serial", "both", "by", "points", "instead", "source");
        var by = fields.List(node["by"]);
        foreach (var unknown in by.Where(level => !Levels.Contains(level, StringComparer.Ordinal)))
        {
            fields.Fault("SYS-0002", node["by"]!, $"'{unknown}' is no level at which a flag stands. Use one of {string.Join(", ", Levels)}.");
        }

        return new Expressible(fields.Flag(node, "lot"), fields.Flag(node, "serial"), fields.Flag(node, "both"))
        {
            By = by,
            Points = [.. fields.List(node["points"]).Select(word => fields.Word<CapturePoint>(node, word))],
            Instead = [.. (node["instead"]?.Items ?? []).Select(one => Instead(fields, one))],
            Source = node["source"]?.Source,
        };
    }

    public static FlagChange FlagChange(YamlFields fields, YamlNode? node)
    {
        if (node is null)
        {
            return Systems.FlagChange.Undeclared;
        }

        // Text alone is a note: a person can read it, nothing can be checked by it.
        if (node.IsScalar)
        {
            return new FlagChange([], node.Source);
        }

        fields.OnlyKnown(node, "rules", "note");
        return new FlagChange([.. (node["rules"]?.Items ?? []).Select(rule => Rule(fields, rule))], node["note"]?.Source);
    }

    private static FlagChangeRule Rule(YamlFields fields, YamlNode node)
    {
        fields.OnlyKnown(node, "id", "change", "requires", "source");
        var steps = fields.List(node["change"]).SelectMany(word => word switch
        {
            "any" => Enum.GetValues<FlagStep>(),
            "lot" => [FlagStep.LotOn, FlagStep.LotOff],
            "serial" => [FlagStep.SerialOn, FlagStep.SerialOff],
            _ => [fields.Word<FlagStep>(node, word)],
        }).Distinct().ToList();
        var requires = fields.List(node["requires"]).Select(word => fields.Word<FlagPrecondition>(node, word)).ToList();
        if (steps.Count == 0 || requires.Count == 0)
        {
            fields.Fault("SYS-0001", node, "A rule names which change (any, lot, serial, lot-on, lot-off, serial-on, serial-off) requires what. Add 'change' and 'requires'.");
        }

        return new FlagChangeRule(fields.Required(node, "id"), steps, requires, fields.Required(node, "source"));
    }

    private static NearestRule Instead(YamlFields fields, YamlNode node)
    {
        fields.OnlyKnown(node, "required", "says");
        return new NearestRule(Rule(fields, node, "required"), Rule(fields, node, "says"));
    }

    private static TrackingRule Rule(YamlFields fields, YamlNode node, string member) => new()
    {
        Lot = fields.Word<TrackingLevel>(node, node[member]?["lot"]?.Text ?? "none"),
        Serial = fields.Word<TrackingLevel>(node, node[member]?["serial"]?.Text ?? "none"),
    };
}
