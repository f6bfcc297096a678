using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Systems;

/// <summary>Reads what a system can express and when it lets a flag change; systems and product facts declare both in the same words.</summary>
internal static class TrackingDeclarations
{
    private static readonly string[] Levels = ["client", "site", "capture-point", "usage", "transaction", "item-class"];

    // The names of the attributes that are compared, and the words of those that have some; a test of Reconciliation holds the two together.
    internal static readonly IReadOnlyDictionary<string, string[]> Attributes = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["base-unit"] = [],
        ["conversion"] = [],
        ["revision"] = [],
        ["effectivity"] = ["date", "serial", "lot", "msn", "block"],
        ["expiry"] = ["none", "optional", "required"],
        ["shelf-life"] = ["HUR", "DAY", "WEE", "MON", "ANN"],
        ["remaining-shelf-life"] = ["HUR", "DAY", "WEE", "MON", "ANN"],
        ["lot-numbering"] = ["manual", "automatic", "supplier"],
        ["suppliers"] = [],
    };

    public static Expressible Expresses(YamlFields fields, YamlNode file)
    {
        var node = file["expresses"];
        if (node is null)
        {
            fields.Fault("SYS-0001", file, "A system says what it can express. Add `expresses: { lot: …, serial: …, both: … }`.");
            return new Expressible(false, false, false);
        }

        fields.OnlyKnown(node, "lot", "serial", "both", "by", "points", "instead", "attributes", "source");
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
            Attributes = AttributesOf(fields, node["attributes"]),
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

    private static Dictionary<string, AttributeDeclaration> AttributesOf(YamlFields fields, YamlNode? node)
    {
        var declared = new Dictionary<string, AttributeDeclaration>(StringComparer.Ordinal);
        foreach (var member in node?.Members ?? [])
        {
            if (!Attributes.TryGetValue(member.Name, out var words))
            {
                fields.Fault("SYS-0002", member.Value, $"'{member.Name}' is no master attribute. Use one of {string.Join(", ", Attributes.Keys)}.");
                continue;
            }

            fields.OnlyKnown(member.Value, "held", "only", "source");
            var only = fields.List(member.Value["only"]);
            foreach (var unknown in only.Where(word => !words.Contains(word, StringComparer.Ordinal)))
            {
                fields.Fault("SYS-0002", member.Value, words.Length == 0 ? $"'{member.Name}' has no words to choose from. Delete 'only'." : $"'{unknown}' is no word of '{member.Name}'. Use {string.Join(", ", words)}.");
            }

            declared[member.Name] = new(fields.Flag(member.Value, "held"), only, fields.Required(member.Value, "source"));
        }

        return declared;
    }

    private static FlagChangeRule Rule(YamlFields fields, YamlNode node)
    {
        fields.OnlyKnown(node, "id", "change", "requires", "enforced", "source");
        var words = fields.List(node["change"]);
        var attributes = words.Where(Attributes.ContainsKey).ToList();
        var steps = words.Except(attributes, StringComparer.Ordinal).SelectMany(word => word switch
        {
            "any" => Enum.GetValues<FlagStep>(),
            "lot" => [FlagStep.LotOn, FlagStep.LotOff],
            "serial" => [FlagStep.SerialOn, FlagStep.SerialOff],
            _ => [fields.Word<FlagStep>(node, word)],
        }).Distinct().ToList();
        var requires = fields.List(node["requires"]).Select(word => fields.Word<FlagPrecondition>(node, word)).ToList();
        if (steps.Count + attributes.Count == 0 || requires.Count == 0)
        {
            fields.Fault("SYS-0001", node, "A rule names which change (any, lot, serial, lot-on, lot-off, serial-on, serial-off, or a master attribute) requires what. Add 'change' and 'requires'.");
        }

        return new FlagChangeRule(fields.Required(node, "id"), steps, requires, fields.Required(node, "source"))
        {
            Attributes = attributes,
            Enforced = node["enforced"] is not null && fields.Flag(node, "enforced"),
        };
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
