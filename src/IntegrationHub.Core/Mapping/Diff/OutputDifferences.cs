using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>Compares when and as what an output is made; its rules apart.</summary>
internal static class OutputDifferences
{
    public static IEnumerable<ItemChange> Of(MappingOutput before, MappingOutput after, MemberRole role)
    {
        if (before.Name != after.Name)
        {
            yield return Changed(before, after, $"the output '{before.Name}' is now called '{after.Name}'", Verdict.Fine("reports and examples name it otherwise"));
        }

        if (before.To != after.To)
        {
            yield return Changed(before, after, $"it makes {after.To} instead of {before.To}", before.To.Id == after.To.Id
                ? Verdict.Fine("what the other version of the contract refuses is held for a person")
                : RoleEffects.Of(role, Effect.Loss));
        }

        if (before.ForEach?.Text != after.ForEach?.Text)
        {
            yield return Changed(before, after, $"it is made for each of {after.ForEach?.Text ?? "the message"} instead of {before.ForEach?.Text ?? "the message"}", RoleEffects.Of(role, Effect.Loss));
        }

        if (ConditionText.Of(before.When) != ConditionText.Of(after.When))
        {
            var wider = ConditionOrder.Implies(before.When, after.When);
            yield return Changed(before, after, $"it is made when {ConditionText.Of(after.When)}, before when {ConditionText.Of(before.When)}", RoleEffects.Of(role, wider ? Effect.Gain : Effect.Loss));
        }
    }

    private static ItemChange Changed(MappingOutput before, MappingOutput after, string text, Verdict verdict) =>
        new(ChangeKind.Changed, after.Name, verdict.Class, text, verdict.Why, before.Place, after.Place);
}
