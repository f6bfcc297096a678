using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Corrections;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Messaging.Hints;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Storage.Reconciliation;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrationHub.Host.Api.Reconciliation;

/// <summary>Carries corrections from the decision to the hub's own interface, in the transaction of the decision: a kill loses neither without the other.</summary>
internal sealed class CorrectionDesk(IServiceProvider services, TimeProvider time, HintBoard board)
{
    /// <summary>Says in a decision that comes into force who carries it out; any other decision stays as it is.</summary>
    public Decision Plan(Decision decision, Finding? finding)
    {
        if (decision is not { Kind: DecisionKind.CorrectThere, State: DecisionState.InForce })
        {
            return decision;
        }

        if (finding is null || DecisionRules.ValuesOf(finding) != decision.Values)
        {
            return new CorrectionPlan(null, ["the systems say something else since it was decided"]).In(decision);
        }

        var current = services.GetService<IFlowCatalog>()?.Current;
        if (current?.Flows.ContainsKey(CorrectionMessage.Interface) != true)
        {
            return new CorrectionPlan(null, [$"this hub has no interface {CorrectionMessage.Interface}"]).In(decision);
        }

        var plan = CorrectionPlan.Of(finding, finding.System is null ? null : current.Systems.GetValueOrDefault(finding.System), current.Policies.Routing, target => Reads(current, target));
        if (plan.Target is { } name && current.Flows.TryGetValue(name, out var target) && CorrectionTrial.Run(CorrectionMessage.Write(decision, finding), current, target) is { Count: > 0 } problems)
        {
            plan = new CorrectionPlan(null, [.. problems.Select(problem => $"{name} cannot say it: {problem.Message}")]);
        }

        return plan.In(decision);
    }

    private static IReadOnlyCollection<string> Reads(HubConfiguration current, string target) =>
        current.Flows.TryGetValue(target, out var flow) ? [.. SourceReads.Of(flow.Plan).Select(read => read.Absolute).Distinct(StringComparer.Ordinal)] : [];

    /// <summary>Hands a stored decision to the hub's own interface where the hub writes it.</summary>
    public async Task SendAsync(HubContext context, Decision decision, Finding? finding, CancellationToken cancellationToken)
    {
        if (decision is { Kind: DecisionKind.CorrectThere, State: DecisionState.InForce, Target: not null } && finding is not null)
        {
            var flow = services.GetRequiredService<IFlowCatalog>().Current.Flows[CorrectionMessage.Interface];
            await new JournalStore(context, time, services.GetRequiredService<PublicIds>()).AcceptAsync(
                new Arrival(CorrectionMessage.Interface, CorrectionMessage.Write(decision, finding), flow.Closure.Hash, "application/json", decision.Rule), cancellationToken);
        }
    }

    /// <summary>Wakes the pipeline after the transaction.</summary>
    public void Wake() => board.Ring();

    /// <summary>Finds the open finding of a decision; null where it closed.</summary>
    public static async Task<Finding?> FindingAsync(HubContext context, Decision decision, CancellationToken cancellationToken) =>
        (await new ReconciliationStore(context).OpenAsync(decision.Item, cancellationToken)).FirstOrDefault(one =>
            one.Item == decision.Item && one.Site == decision.Site && one.Scope == decision.Scope && one.Attribute == decision.Attribute && one.System == decision.System);
}
