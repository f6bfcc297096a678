using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>Classes a constant or an entry of a code list by its own value: which flag is weaker, which evidence excludes more.</summary>
internal static class ValueEffects
{
    private static readonly string[] Flags = ["none", "unknown", "optional", "required"];
    private static readonly string[] Grades = ["assumed", "candidate", "bulk", "exact"];

    /// <summary>One value for another.</summary>
    public static Verdict Changed(MemberRole role, YamlNode before, YamlNode after) =>
        before.Kind == YamlKind.Null ? RoleEffects.Of(role, Effect.Gain)
        : after.Kind == YamlKind.Null ? RoleEffects.Of(role, Effect.Loss)
        : role switch
        {
            MemberRole.Tracking => Weaker(before, after) switch
            {
                true => RoleEffects.Narrows("a weaker flag lets identities be left out on the way to a target"),
                false => RoleEffects.Widens("a stronger flag asks for identities that could be left out"),
                null => RoleEffects.Of(role, Effect.OtherValue),
            },
            MemberRole.Evidence when Rank(Grades, before) >= 0 && Rank(Grades, after) is >= 0 and var grade && grade < Rank(Grades, before) =>
                RoleEffects.Widens("weaker evidence excludes less"),
            MemberRole.Operation when after.Source == "backflush" => RoleEffects.Widens("what is backflushed is assumed, and excludes nothing"),
            _ => RoleEffects.Of(role, Effect.OtherValue),
        };

    /// <summary>A code that was held for a person until now gets a value.</summary>
    public static Verdict Admitted(MemberRole role, YamlNode value) => role switch
    {
        MemberRole.Data => Verdict.Fine("messages with this code were held for a person and are applied now"),
        MemberRole.Tracking when IsUntracked(value) => RoleEffects.Narrows("a code that nobody knew now means untracked"),
        _ => RoleEffects.Widens("messages with this code were held for a person and are applied now"),
    };

    // True where any flag is weaker, false where one is stronger and none weaker, null where they do not compare.
    private static bool? Weaker(YamlNode before, YamlNode after)
    {
        if (before.IsScalar && after.IsScalar)
        {
            var (old, @new) = (Rank(Flags, before), Rank(Flags, after));
            return old < 0 || @new < 0 || old == @new ? null : @new < old;
        }

        var pairs = before.Members.Select(member => (Old: member.Value, New: after[member.Name])).ToList();
        if (before.Kind != YamlKind.Mapping || after.Kind != YamlKind.Mapping || pairs.Exists(pair => pair.New is null) || after.Members.Count != pairs.Count)
        {
            return null;
        }

        var verdicts = pairs.Where(pair => SemanticHash.ValueText(pair.Old) != SemanticHash.ValueText(pair.New!)).Select(pair => Weaker(pair.Old, pair.New!)).ToList();
        return verdicts.Contains(null) || verdicts.Count == 0 ? null : verdicts.Contains(true);
    }

    private static bool IsUntracked(YamlNode value) =>
        value.IsScalar ? value.Source is "none" : value.Members.Count > 0 && value.Members.All(member => member.Value.Source is "none");

    private static int Rank(string[] ranks, YamlNode value) => Array.IndexOf(ranks, value.Source);
}
