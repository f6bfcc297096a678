using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Systems;

/// <summary>Item classes and the risk class of what belongs to them: the content of <c>mappings/policies/items.yaml</c>.</summary>
/// <param name="Version">The version of the policy.</param>
/// <param name="Classes">The classes in the order of the file; the first that fits decides.</param>
public sealed record ItemPolicy(string Version, IReadOnlyList<ItemClassRule> Classes)
{
    /// <summary>Gets the policy that declares nothing.</summary>
    public static ItemPolicy None { get; } = new("0.0.0", []);

    /// <summary>Gets the items' own unit factors.</summary>
    public IReadOnlyList<UnitFactor> Factors { get; init; } = [];

    /// <summary>Finds the class of an item, or null where none is declared.</summary>
    /// <param name="item">The item's number.</param>
    /// <param name="senderClass">The item class in the sender's words; null where it sent none.</param>
    public ItemClassRule? Find(string item, string? senderClass) => Classes.FirstOrDefault(rule =>
        (rule.Items.Count == 0 || rule.Items.Contains(item, StringComparer.Ordinal))
        && (rule.SenderClasses.Count == 0 || (senderClass is not null && rule.SenderClasses.Contains(senderClass, StringComparer.Ordinal))));
}

/// <summary>One item class.</summary>
/// <param name="Id">The id, under which authority and routes name it.</param>
/// <param name="Items">The items that belong to it; empty does not limit.</param>
/// <param name="SenderClasses">The classes in the words of the systems; empty does not limit.</param>
/// <param name="Risk">The risk class, one of the policy's <c>riskClasses</c>.</param>
/// <param name="Area">The area; null where none is declared.</param>
public sealed record ItemClassRule(string Id, IReadOnlyList<string> Items, IReadOnlyList<string> SenderClasses, string Risk, string? Area = null)
{
    /// <summary>Gets whether material of the class mixes through, so that every draw holds some of all that went in. The default is no: it stays segregated.</summary>
    public bool IsHomogeneous { get; init; }
}

/// <summary>Reads <c>mappings/policies/items.yaml</c>.</summary>
public static class ItemPolicyReader
{
    /// <summary>Reads the policy.</summary>
    /// <returns>The policy, or all problems.</returns>
    public static Outcome<ItemPolicy> Read(YamlNode file)
    {
        var fields = new YamlFields();
        fields.OnlyKnown(file, "language", "policy", "version", "name", "description", "riskClasses", "itemClasses", "unitFactors");
        var risks = fields.List(file["riskClasses"]);
        var classes = new List<ItemClassRule>();
        foreach (var node in file["itemClasses"]?.Items ?? [])
        {
            fields.OnlyKnown(node, "id", "items", "itemClass", "risk", "area", "material", "description");
            var material = node["material"]?.Source;
            if (material is not (null or "segregated" or "homogeneous"))
            {
                fields.Fault("SYS-0002", node["material"]!, $"Material is segregated (the default) or homogeneous (it mixes through, as in a tank); found '{material}'. Choose one.");
            }

            var risk = fields.Required(node, "risk");
            if (risk.Length > 0 && !risks.Contains(risk, StringComparer.Ordinal))
            {
                fields.Fault("SYS-0002", node, $"The risk class '{risk}' is not declared. Use one of {string.Join(", ", risks)}, or add it to riskClasses.");
            }

            classes.Add(new(fields.Required(node, "id"), fields.List(node["items"]), fields.List(node["itemClass"]), risk, node["area"]?.Source) { IsHomogeneous = material == "homogeneous" });
        }

        var (version, factors) = (fields.Required(file, "version"), (file["unitFactors"]?.Items ?? []).Select(node => Factor(fields, node)).OfType<UnitFactor>().ToList());
        return fields.Problems.Count == 0 ? Outcome<ItemPolicy>.Of(new(version, classes) { Factors = factors }) : Outcome<ItemPolicy>.Failed(fields.Problems);
    }

    private static UnitFactor? Factor(YamlFields fields, YamlNode node)
    {
        fields.OnlyKnown(node, "item", "from", "to", "factor", "validFrom", "validTo", "source");
        var (item, from, to, factor) = (fields.Required(node, "item"), fields.Required(node, "from"), fields.Required(node, "to"), DecimalText.Parse(node["factor"]?.Source));
        var (first, end) = (Day(node["validFrom"], DateOnly.MinValue), Day(node["validTo"], DateOnly.MaxValue));
        if (!Units.IsKnown(from) || !Units.IsKnown(to) || !factor.Succeeded || factor.Value <= 0 || first is null || end is null || first >= end)
        {
            fields.Fault("SYS-0002", node, "This is no factor. Write { item: 4711, from: KGM, to: C62, factor: \"4\", validFrom: \"2026-01-01\" } with Rec 20 codes, a factor above 0 and, where it ends, a later validTo.");
            return null;
        }

        return new UnitFactor(item, from, to, factor.Value, node["validFrom"] is null ? null : first, node["validTo"] is null ? null : end);
    }

    private static DateOnly? Day(YamlNode? node, DateOnly otherwise) => node is null ? otherwise
        : DateOnly.TryParseExact(node.Source, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;
}
