using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>A difference of a rule in plain words, with its verdict.</summary>
internal sealed record Difference(string Text, Verdict Verdict);

/// <summary>Finds what one rule says otherwise than before.</summary>
/// <param name="effects">What losing and gaining means for this pair of files.</param>
/// <param name="codeLists">Finds code lists; null where their content is not known.</param>
internal sealed class RuleDifferences(MaterialEffects effects, Func<VersionedId, CodeList?>? codeLists)
{
    public IEnumerable<Difference> Between(PlacedRule before, PlacedRule after)
    {
        var (old, @new) = (before.Rule, after.Rule);
        if (old.Id != @new.Id)
        {
            var named = old.Do.Any(call => call.Name == "uuid");
            yield return new($"is now called '{@new.Id}'", named ? Other(before, after) : Verdict.Fine("reports and evidence name it otherwise"));
        }

        if (before.Target != after.Target)
        {
            yield return new($"sets {after.Target} instead of {before.Target}", effects.Of(before, Effect.Loss).Or(effects.Of(after, Effect.Gain)));
        }

        if (RuleWords.Source(old) != RuleWords.Source(@new))
        {
            yield return new($"reads {RuleWords.Source(@new)} instead of {RuleWords.Source(old)}",
                old.Const is { } was && @new.Const is { } now ? ValueEffects.Changed(before.Role, was, now) : Other(before, after));
        }

        if (RuleWords.Chain(old) != RuleWords.Chain(@new))
        {
            yield return new($"applies [{RuleWords.Chain(@new)}] instead of [{RuleWords.Chain(old)}]", Other(before, after));
        }

        if (old.Lookup?.ToString() != @new.Lookup?.ToString())
        {
            yield return new($"looks up {@new.Lookup?.ToString() ?? "nothing"} instead of {old.Lookup?.ToString() ?? "nothing"}", Lookup(before, after));
        }

        foreach (var difference in When(before, after).Concat(Absent(before, after)).Concat(ForPeople(old, @new)))
        {
            yield return difference;
        }
    }

    private static Verdict Other(PlacedRule before, PlacedRule after) =>
        RoleEffects.Of(before.Role, Effect.OtherValue).Or(RoleEffects.Of(after.Role, Effect.OtherValue));

    private IEnumerable<Difference> When(PlacedRule before, PlacedRule after)
    {
        var (old, @new) = (before.Rule.When, after.Rule.When);
        if (ConditionText.Of(old) == ConditionText.Of(@new))
        {
            yield break;
        }

        var (narrower, wider) = (ConditionOrder.Implies(@new, old), ConditionOrder.Implies(old, @new));
        var verdict = narrower && wider ? Verdict.Fine("both conditions hold for the same messages")
            : narrower ? effects.Of(before, Effect.Loss)
            : wider ? effects.Of(after, Effect.Gain)
            : effects.Of(before, Effect.Loss).Or(effects.Of(after, Effect.Gain)).Or(Other(before, after));
        yield return new($"applies when {ConditionText.Of(@new)}, before when {ConditionText.Of(old)}", verdict);
    }

    private IEnumerable<Difference> Absent(PlacedRule before, PlacedRule after)
    {
        var (old, @new) = (before.Rule, after.Rule);
        if (old.Required != @new.Required)
        {
            yield return @new.Required
                ? new("refuses a message without the value", Verdict.Fine("what is refused is held for a person"))
                : new("passes over a message without the value, which was refused", effects.Of(before, Effect.Loss));
        }

        var (was, now) = (old.Default, @new.Default);
        if ((was is null ? null : SemanticHash.ValueText(was)) != (now is null ? null : SemanticHash.ValueText(now)))
        {
            yield return new($"takes {(now is null ? "nothing" : SemanticHash.ValueText(now))} where there is no value, before {(was is null ? "nothing" : SemanticHash.ValueText(was))}",
                now is null ? effects.Of(before, Effect.Loss) : was is null ? Other(before, after) : ValueEffects.Changed(before.Role, was, now));
        }
    }

    private static IEnumerable<Difference> ForPeople(MappingRule old, MappingRule @new)
    {
        if (old.KeepRaw?.Text != @new.KeepRaw?.Text)
        {
            yield return new(@new.KeepRaw is { } kept ? $"keeps the raw value at {kept.Text}" : "no longer keeps the raw value", Verdict.Fine("the raw value is for people, the value is the same"));
        }

        if (!old.Requirements.SequenceEqual(@new.Requirements, StringComparer.Ordinal))
        {
            yield return new($"cites [{string.Join(", ", @new.Requirements)}] instead of [{string.Join(", ", old.Requirements)}]", Verdict.Fine("evidence cites it under other requirements"));
        }
    }

    private Verdict Lookup(PlacedRule before, PlacedRule after)
    {
        var (old, @new) = (before.Rule.Lookup, after.Rule.Lookup);
        return old is { } was && @new is { } now && was.Id == now.Id && codeLists?.Invoke(was) is { } oldList && codeLists(now) is { } newList
            ? CodeListComparison.Changes(oldList, newList, before.Role).Aggregate(Verdict.Fine("the codes mean the same"), (worst, change) => worst.Or(new Verdict(change.Class, change.Why)))
            : Other(before, after);
    }
}
