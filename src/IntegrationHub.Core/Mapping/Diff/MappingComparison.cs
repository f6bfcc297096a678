using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>Compares two versions of a mapping by what they do to messages.</summary>
public static class MappingComparison
{
    /// <summary>Compares.</summary>
    /// <param name="before">The old version.</param>
    /// <param name="after">The new version.</param>
    /// <param name="contracts">Contracts: with them it is known which members the input always has.</param>
    /// <param name="codeLists">Code lists: with them two versions of a list are compared by their codes.</param>
    public static ItemComparison Compare(MappingFile before, MappingFile after, IContractLookup? contracts = null, Func<VersionedId, CodeList?>? codeLists = null) =>
        ItemComparison.Of(before.Node, after.Node, () => Head(before, after).Concat(Outputs(before, after, contracts, codeLists)));

    private static IEnumerable<ItemChange> Head(MappingFile before, MappingFile after)
    {
        if (before.Id != after.Id)
        {
            yield return Changed("mapping", before, after, ChangeClass.NarrowsRecall, $"this is the mapping {after.Id} and not {before.Id}", "it works on other messages");
        }

        if (before.From.Id != after.From.Id)
        {
            yield return Changed("from", before, after, ChangeClass.NarrowsRecall, $"it reads {after.From} instead of {before.From}", "it works on other messages");
        }
        else if (before.From != after.From)
        {
            yield return Changed("from", before, after, ChangeClass.Lossless, $"it reads {after.From} instead of {before.From}", "what the other version of the contract refuses is held for a person");
        }

        if (!before.Requirements.SequenceEqual(after.Requirements, StringComparer.Ordinal))
        {
            yield return Changed("requirements", before, after, ChangeClass.Lossless,
                $"it cites [{string.Join(", ", after.Requirements)}] instead of [{string.Join(", ", before.Requirements)}]", "evidence cites it under other requirements");
        }
    }

    private static IEnumerable<ItemChange> Outputs(MappingFile before, MappingFile after, IContractLookup? contracts, Func<VersionedId, CodeList?>? codeLists)
    {
        var pairs = before.Outputs.Join(after.Outputs, o => o.Name, o => o.Name, (old, @new) => (old, @new), StringComparer.Ordinal).ToList();
        var (gone, come) = (before.Outputs.Except(pairs.Select(p => p.old)).ToList(), after.Outputs.Except(pairs.Select(p => p.@new)).ToList());
        if (gone.Count == 1 && come.Count == 1)
        {
            pairs.Add((gone[0], come[0]));
            (gone, come) = ([], []);
        }

        foreach (var old in gone)
        {
            var verdict = RoleEffects.Of(CanonicalMembers.Whole(RuleScope.Message(before, old)), Effect.Loss);
            yield return new(ChangeKind.Removed, old.Name, verdict.Class, $"the output '{old.Name}' ({old.To}) is gone", verdict.Why, old.Place, null);
        }

        foreach (var (old, @new) in pairs)
        {
            foreach (var change in OutputDifferences.Of(old, @new, CanonicalMembers.Whole(RuleScope.Message(before, old)))
                .Concat(new RuleSetComparison(before, old, after, @new, contracts?.Find(after.From)?.Shape, codeLists).Changes()))
            {
                yield return change;
            }
        }

        foreach (var @new in come)
        {
            var verdict = RoleEffects.Of(CanonicalMembers.Whole(RuleScope.Message(after, @new)), Effect.Gain);
            yield return new(ChangeKind.Added, @new.Name, verdict.Class, $"the output '{@new.Name}' ({@new.To}) is new", verdict.Why, null, @new.Place);
        }
    }

    private static ItemChange Changed(string what, MappingFile before, MappingFile after, ChangeClass change, string text, string why) =>
        new(ChangeKind.Changed, what, change, text, why, before.Node[what]?.Place ?? before.Node.Place, after.Node[what]?.Place ?? after.Node.Place);
}
