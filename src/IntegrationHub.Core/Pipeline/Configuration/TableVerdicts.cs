using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Pipeline.Configuration;

/// <summary>Says what a difference of a policy, a register or a system can do, by where it is.</summary>
internal static class TableVerdicts
{
    // What is said to people about a system, or describes how it answers, changes nothing that arrives.
    private static readonly HashSet<string> OfNoEffect = new(StringComparer.Ordinal) { "owner", "zone", "flagChange", "delivery", "assurance" };

    public static Func<string, YamlNode?, YamlNode?, (ChangeClass Class, string Why)> For(ItemKind kind, YamlNode before, YamlNode after) => kind switch
    {
        ItemKind.RequirementRegister => static (path, _, after) => path.EndsWith("/mayDefault", StringComparison.Ordinal) && after?.Source == "true"
            ? (ChangeClass.NarrowsRecall, "rules that cite it may now take a value where there is none")
            : (ChangeClass.Lossless, "requirements are cited by rules and run nowhere"),
        ItemKind.System => static (path, _, _) => OfNoEffect.Contains(path.Split('/')[0])
            ? (ChangeClass.Lossless, "no message comes out otherwise")
            : (ChangeClass.NarrowsRecall, "other messages may arrive, or be translated otherwise"),
        _ when before["masters"] is not null || after["masters"] is not null => static (_, _, _) => (ChangeClass.ChangesAuthority, "it decides which system is right"),
        _ when before["itemClasses"] is not null || after["itemClasses"] is not null => (path, old, @new) => OfItems(path, old, @new, after),
        _ => static (_, _, _) => (ChangeClass.NarrowsRecall, "nobody has said what a change of this policy means"),
    };

    private static (ChangeClass Class, string Why) OfItems(string path, YamlNode? before, YamlNode? after, YamlNode document)
    {
        var ranks = document["riskClasses"]?.Items.Select(item => item.Source).ToList() ?? [];
        return path.EndsWith("/risk", StringComparison.Ordinal) && ranks.IndexOf(before?.Source ?? "") is >= 0 and var old && ranks.IndexOf(after?.Source ?? "") is >= 0 and var @new
            ? @new < old
                ? (ChangeClass.NarrowsRecall, "a lower risk opens weaker cells of the translation")
                : (ChangeClass.Lossless, "a higher risk asks for more")
            : path.EndsWith("/risk", StringComparison.Ordinal) || path == "riskClasses"
                ? (ChangeClass.NarrowsRecall, "another risk may open weaker cells of the translation")
                : (ChangeClass.ChangesAuthority, "an item falls into another class, which decides whose word holds");
    }
}
