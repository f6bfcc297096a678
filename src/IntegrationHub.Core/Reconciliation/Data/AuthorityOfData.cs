using System.Text.Json;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Data;

/// <summary>Who reports an event and who mints a number, held against the authority policy. Only where the hub leads: before, two paths are expected.</summary>
public static class AuthorityOfData
{
    /// <summary>Says whether a system reports what another is to report.</summary>
    /// <param name="authority">The policy.</param>
    /// <param name="operation">What happened.</param>
    /// <param name="system">Who says so.</param>
    /// <param name="itemClass">The declared item class.</param>
    /// <param name="site">The hub site.</param>
    /// <param name="area">The area.</param>
    /// <param name="at">Microseconds UTC.</param>
    public static bool IsNotItsEvent(AuthorityPolicy authority, Operation operation, string system, string? itemClass, string? site, string? area, long at) =>
        Contradicts(authority.Find(AuthorityKind.Event, JsonNamingPolicy.KebabCaseLower.ConvertName(operation.ToString()), itemClass, site, area, at), system);

    /// <summary>Lists the numbers of a material reference that another system is to mint: they count only if nobody has seen them before.</summary>
    public static IEnumerable<(string Kind, string Number)> NotItsNumbers(AuthorityPolicy authority, MaterialReference material, string system, string? itemClass, string? site, string? area, long at)
    {
        foreach (var (kind, number) in new[] { ("lot", material.Lot), ("serial", material.Serial) })
        {
            if (number is { Length: > 0 } && Contradicts(authority.Find(AuthorityKind.Number, kind, itemClass, site, area, at), system))
            {
                yield return (kind, number);
            }
        }
    }

    /// <summary>Says whether an operation can be the first that is heard of a number.</summary>
    public static bool Mints(Operation operation) => operation is Operation.Receive or Operation.Produce or Operation.CoProduct or Operation.ByProduct
        or Operation.Split or Operation.Repack or Operation.Relabel or Operation.Serialise or Operation.SubcontractIn;

    private static bool Contradicts(AuthorityRule? rule, string system) =>
        rule is { Stage: AuthorityStage.Lead or AuthorityStage.Sole } && !string.Equals(rule.System, system, StringComparison.Ordinal);
}
