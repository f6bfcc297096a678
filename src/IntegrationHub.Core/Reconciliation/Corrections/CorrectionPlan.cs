using IntegrationHub.Core.Reconciliation.Attributes;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Reconciliation.Corrections;

/// <summary>Who carries out a correction: the hub by a message to the system, or a person there.</summary>
/// <param name="Target">The outbound interface that writes it; null where a person does.</param>
/// <param name="ByHand">Why a person must do it, each with what to look at; empty where the hub writes.</param>
public sealed record CorrectionPlan(string? Target, IReadOnlyList<string> ByHand)
{
    private const string Flags = "/tracking";

    /// <summary>Decides who carries out the correction of a finding. The hub writes only where nothing that it knows of stands against it, and where what it does not know is checked by the system itself.</summary>
    /// <param name="finding">The open finding.</param>
    /// <param name="system">The system's description; null where it is not configured.</param>
    /// <param name="routing">Who gets what.</param>
    /// <param name="reads">The places of a canonical message (JSON Pointers) that the mapping of an outbound interface reads.</param>
    public static CorrectionPlan Of(Finding finding, SystemDescription? system, RoutingPolicy routing, Func<string, IReadOnlyCollection<string>> reads)
    {
        var name = finding.System ?? "";
        var attribute = MasterAttribute.Of(finding.Attribute);
        var targets = routing.TargetsFor(CorrectionMessage.Canonical, CorrectionMessage.Interface, member => member switch
        {
            "/system" => name,
            "/attribute/name" => attribute?.Name,
            _ => null,
        });
        var reasons = new List<string>();
        if (targets.Count == 0)
        {
            reasons.Add(attribute is null ? $"no route leads corrections to {name}" : $"no route leads corrections of {attribute.Words} to {name}: {BySelf(attribute, finding)}");
        }

        var proposal = finding.Proposal;
        var value = attribute is null ? finding is { Attribute: Finding.TrackingAttribute } && proposal?.Target is not null : proposal?.Attribute is not null;
        if (!value || proposal is null || finding.Gate != Gate.None || finding.Values.All(one => one.System != name || one.Item is null))
        {
            reasons.Add(attribute is null ? "no value follows from the comparison" : NoValue(attribute, finding));
        }
        else if (targets.FirstOrDefault(one => !Carries(reads(one.Target), attribute is null ? Flags : CorrectedAttribute.Member(attribute.Name)!)) is { Target: { } mute })
        {
            reasons.Add(attribute is null ? $"{mute} carries no tracking flags" : $"{mute} does not carry {attribute.Words}: {BySelf(attribute, finding)}");
        }

        if (proposal?.AdviceOnly == true)
        {
            reasons.Add("the authority is at the stage observe or shadow, in which the hub only advises");
        }

        if (attribute is null && finding.Relation == Relation.Stricter)
        {
            reasons.Add("it would keep less than it does today, which only somebody who knows the stock can say");
        }

        if (finding.Site is { } site && system?.Sites.Count is null or 0)
        {
            reasons.Add($"{name} has one value for every site and the decision is about {site} alone");
        }

        reasons.AddRange((proposal?.Checks ?? []).Where(check => check.State == PreconditionState.Fails || check is { State: PreconditionState.NotKnown, Enforced: false })
            .Select(check => check.State == PreconditionState.Fails
                ? $"{name} refuses it while this is not so: {check.Text}"
                : $"the hub does not know whether {check.Text}"));
        return reasons.Count > 0 ? new(null, reasons) : new(targets[0].Target, []);
    }

    /// <summary>Says in a decision who carries it out.</summary>
    public Decision In(Decision decision) => decision with { Target = Target, ByHand = ByHand.Count > 0 ? ByHand : null };

    // What a mapping does not read it leaves out without a word. Who reads a member above copies the member with it.
    private static bool Carries(IReadOnlyCollection<string> reads, string member) => reads.Any(read => read.Length > 0
        && (read == member || read.StartsWith(member + "/", StringComparison.Ordinal) || member.StartsWith(read + "/", StringComparison.Ordinal)));

    private static string NoValue(MasterAttribute attribute, Finding finding) => CorrectedAttribute.Member(attribute.Name) is null
        ? $"a message carries no {attribute.Words}, each system names them in its own way: {BySelf(attribute, finding)}"
        : $"no value that a message could carry follows from the comparison: {BySelf(attribute, finding)}";

    private static string BySelf(MasterAttribute attribute, Finding finding)
    {
        var field = finding.Proposal?.Field is { } path ? $" ({path})" : "";
        return $"set {attribute.Words}{field} in {finding.System} itself";
    }
}
