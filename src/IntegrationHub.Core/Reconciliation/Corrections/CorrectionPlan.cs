using IntegrationHub.Core.Reconciliation.Attributes;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Reconciliation.Corrections;

/// <summary>Who carries out a correction: the hub by a message to the system, or a person there.</summary>
/// <param name="Target">The outbound interface that writes it; null where a person does.</param>
/// <param name="ByHand">Why a person must do it, each with what to look at; empty where the hub writes.</param>
public sealed record CorrectionPlan(string? Target, IReadOnlyList<string> ByHand)
{
    private const string OnlyAdvice = "the authority is at the stage observe or shadow, in which the hub only advises";

    /// <summary>Decides who carries out the correction of a finding. The hub writes only where nothing that it knows of, or does not know, stands against it.</summary>
    /// <param name="finding">The open finding.</param>
    /// <param name="system">The system's description; null where it is not configured.</param>
    /// <param name="routing">Who gets what.</param>
    public static CorrectionPlan Of(Finding finding, SystemDescription? system, RoutingPolicy routing)
    {
        var name = finding.System ?? "";
        var targets = routing.TargetsFor(CorrectionMessage.Canonical, CorrectionMessage.Interface, member => member == "/system" ? name : null);
        var reasons = new List<string>();
        if (targets.Count == 0)
        {
            reasons.Add($"no route leads corrections to {name}");
        }

        if (MasterAttribute.Of(finding.Attribute) is { } attribute)
        {
            // The message that the hub writes corrections with has the tracking flag and nothing else.
            var field = finding.Proposal?.Field is { } path ? $" ({path})" : "";
            return new(null, [.. reasons, $"the hub writes tracking flags and no other attribute: set {attribute.Words}{field} in {name} itself", .. finding.Proposal?.AdviceOnly == true ? [OnlyAdvice] : Array.Empty<string>()]);
        }

        if (finding is not { Attribute: Finding.TrackingAttribute, Gate: Gate.None, Proposal: { Target: not null } proposal } || finding.Values.All(value => value.System != name || value.Item is null))
        {
            reasons.Add("no value follows from the comparison");
            return new(null, reasons);
        }

        if (proposal.AdviceOnly)
        {
            reasons.Add(OnlyAdvice);
        }

        if (finding.Relation == Relation.Stricter)
        {
            reasons.Add("it would keep less than it does today, which only somebody who knows the stock can say");
        }

        if (finding.Site is { } site && system?.Sites.Count is null or 0)
        {
            reasons.Add($"{name} has one value for every site and the decision is about {site} alone");
        }

        reasons.AddRange((proposal.Checks ?? []).Where(check => check.State != PreconditionState.Holds).Select(check => check.State == PreconditionState.Fails
            ? $"{name} refuses it while this is not so: {check.Text}"
            : $"the hub does not know whether {check.Text}"));
        return reasons.Count > 0 ? new(null, reasons) : new(targets[0].Target, []);
    }

    /// <summary>Says in a decision who carries it out.</summary>
    public Decision In(Decision decision) => decision with { Target = Target, ByHand = ByHand.Count > 0 ? ByHand : null };
}
