using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Language;

namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>What losing or gaining a member means beside the other members of the same material: a piece whose lot is named stays inside a recall of the lot.</summary>
/// <param name="before">The rules of the old version.</param>
/// <param name="after">The rules of the new version.</param>
/// <param name="source">What the input is known to hold; null where that is not known.</param>
internal sealed class MaterialEffects(IReadOnlyList<PlacedRule> before, IReadOnlyList<PlacedRule> after, ContractShape? source)
{
    public Verdict Of(PlacedRule rule, Effect effect)
    {
        if (rule.Rule.ForEach is not null && rule.Role == MemberRole.Data)
        {
            // The list itself is nothing, but its elements may hold flags.
            return Inner(rule).Aggregate(RoleEffects.Of(rule.Role, effect), (worst, inner) => worst.Or(RoleEffects.Of(inner.Role, effect)));
        }

        return (rule.Role, effect) switch
        {
            (MemberRole.Serial, Effect.Loss) when after.Any(lot => IsLotOf(rule, lot) && IsSure(lot, rule)) =>
                RoleEffects.Widens("every such material still names its lot, so the whole lot is covered"),
            (MemberRole.Serial, Effect.Gain) when before.Any(lot => IsLotOf(rule, lot)) => RoleEffects.Narrows("a piece is meant where the whole lot was"),
            _ => RoleEffects.Of(rule.Role, effect),
        };
    }

    private IEnumerable<PlacedRule> Inner(PlacedRule loop) =>
        before.Concat(after).Where(rule => rule.Loops.Any(around => around.Id == loop.Rule.Id) && rule.Role is MemberRole.Tracking or MemberRole.Identity or MemberRole.Lot or MemberRole.Serial);

    private static bool IsLotOf(PlacedRule serial, PlacedRule other) =>
        other.Role == MemberRole.Lot && other.Material is not null && other.Material == serial.Material && other.Member!.EndsWith("/lot", StringComparison.Ordinal);

    private bool IsSure(PlacedRule lot, PlacedRule serial) =>
        lot.Parent == serial.Parent
        && ConditionOrder.Implies(serial.Rule.When, lot.Rule.When)
        && (lot.Rule.Required || (lot.Rule is { From: { Up: 0 } from, Lookup: null } && lot.Rule.Do.All(call => call.Name is "trim" or "text") && IsAlwaysThere(lot, from)));

    private bool IsAlwaysThere(PlacedRule rule, MappingPointer from)
    {
        if (source is null)
        {
            return false;
        }

        var at = source.Root;
        foreach (var loop in rule.Loops)
        {
            if (loop.ForEach is not { Up: 0 } each || !at.TryResolve(each.Text + "/*", out at))
            {
                return false;
            }
        }

        foreach (var token in from.Tokens)
        {
            if (!at.Required.Contains(token, StringComparer.Ordinal) || !at.TryStep(token, out var next))
            {
                return false;
            }

            at = next;
        }

        return from.Tokens.Count > 0;
    }
}
