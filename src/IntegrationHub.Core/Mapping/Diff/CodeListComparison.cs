using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>Compares two versions of a code list.</summary>
public static class CodeListComparison
{
    private static readonly HashSet<string> CapturePoints = new(StringComparer.Ordinal) { "receipt", "stock", "transfer", "production", "issue", "delivery", "return" };
    private static readonly HashSet<string> Flags = new(StringComparer.Ordinal) { "none", "unknown", "optional", "required" };

    /// <summary>Compares; what the codes are used for is told by their values.</summary>
    public static ItemComparison Compare(CodeList before, CodeList after) =>
        ItemComparison.Of(before.Node, after.Node, () => Changes(before, after, Role([.. Values(before), .. Values(after)])));

    internal static IEnumerable<ItemChange> Changes(CodeList before, CodeList after, MemberRole role)
    {
        if (before.Reference.Id != after.Reference.Id)
        {
            yield return new(ChangeKind.Changed, "code list", ChangeClass.NarrowsRecall, $"this is the code list {after.Reference.Id} and not {before.Reference.Id}", "its codes mean something else", before.Node.Place, after.Node.Place);
        }

        foreach (var code in before.Codes)
        {
            before.TryGet(code, out var old);
            if (!after.TryGet(code, out var @new))
            {
                yield return new(ChangeKind.Removed, code, ChangeClass.Lossless, $"the code '{code}' is gone; it meant {SemanticHash.ValueText(old)}", "messages with it are held for a person", old.Place, null);
            }
            else if (SemanticHash.ValueText(old) != SemanticHash.ValueText(@new))
            {
                var verdict = ValueEffects.Changed(role, old, @new);
                yield return new(ChangeKind.Changed, code, verdict.Class, $"the code '{code}' means {SemanticHash.ValueText(@new)} instead of {SemanticHash.ValueText(old)}", verdict.Why, old.Place, @new.Place);
            }
        }

        foreach (var code in after.Codes.Where(code => !before.TryGet(code, out _)))
        {
            after.TryGet(code, out var added);
            var verdict = ValueEffects.Admitted(role, added);
            yield return new(ChangeKind.Added, code, verdict.Class, $"the code '{code}' is new; it means {SemanticHash.ValueText(added)}", verdict.Why, null, added.Place);
        }

        foreach (var change in Fallback(before, after, role))
        {
            yield return change;
        }
    }

    private static IEnumerable<ItemChange> Fallback(CodeList before, CodeList after, MemberRole role)
    {
        var (old, @new) = (Text(before.Fallback), Text(after.Fallback));
        if (old == @new && before.FallbackReason == after.FallbackReason)
        {
            yield break;
        }

        var verdict = after.Fallback is null ? Verdict.Fine("messages with an unknown code are held for a person")
            : old == @new ? Verdict.Fine("only the reason is another one")
            : role == MemberRole.Data ? RoleEffects.Of(role, Effect.OtherValue)
            : RoleEffects.Narrows("the meaning of unknown codes is guessed");
        yield return new(old is null ? ChangeKind.Added : @new is null ? ChangeKind.Removed : ChangeKind.Changed, "fallback", verdict.Class,
            $"an unknown code means {@new ?? "nothing and is refused"}, before {old ?? "nothing and was refused"}", verdict.Why, before.Fallback?.Place, after.Fallback?.Place);
    }

    private static string? Text(YamlNode? value) => value is null ? null : SemanticHash.ValueText(value);

    private static IEnumerable<YamlNode> Values(CodeList list) => list.Codes.Select(code => list.TryGet(code, out var value) ? value : null!);

    // Outside a mapping only the values tell; what they do not tell is taken for something that recalls rest on.
    private static MemberRole Role(IReadOnlyList<YamlNode> values)
    {
        bool All(Func<YamlNode, bool> is_) => values.Where(value => value.Kind != YamlKind.Null).All(is_);
        return All(value => value.Kind == YamlKind.Boolean) ? MemberRole.Data
            : All(value => value.Kind == YamlKind.Mapping ? value["lot"] is not null || value["serial"] is not null : Flags.Contains(value.Source)) ? MemberRole.Tracking
            : All(value => CapturePoints.Contains(value.Source)) ? MemberRole.Tracking
            : All(value => Enum.TryParse<Canonical.Events.Operation>(value.Source.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out _)) ? MemberRole.Operation
            : MemberRole.Participation;
    }
}
