using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Reconciliation.Identity;

namespace IntegrationHub.Core.Reconciliation.Decisions;

/// <summary>What decisions do to findings. Only what is in force counts, and only for the values that were looked at.</summary>
public static class DecisionRules
{
    /// <summary>Writes what each system says, in the order of the systems: the values that a decision covers.</summary>
    public static string ValuesOf(Finding finding) => string.Join("; ", finding.Values.OrderBy(v => v.System, StringComparer.Ordinal).ThenBy(v => v.Item, StringComparer.Ordinal)
        .Select(v => $"{v.System}: {v.Value}{(v.Item is null || v.Item == finding.Item ? "" : $" (as {v.Item})")}"));

    /// <summary>Reads the confirmed aliases.</summary>
    public static IReadOnlyList<ItemAlias> Aliases(IEnumerable<Decision> decisions) =>
        [.. decisions.Where(d => d is { Kind: DecisionKind.Alias, State: DecisionState.InForce, System: not null, Alias: not null })
            .Select(d => new ItemAlias(d.System!, d.Alias!, d.Item, d.Rule))];

    /// <summary>Reads the confirmed aliases of suppliers.</summary>
    public static IReadOnlyList<SupplierAlias> SupplierAliases(IEnumerable<Decision> decisions) =>
        [.. decisions.Where(d => d is { Kind: DecisionKind.SupplierAlias, State: DecisionState.InForce, System: not null, Alias: not null })
            .Select(d => new SupplierAlias(d.System!, d.Alias!, d.Item, d.Rule))];

    /// <summary>Applies the decisions in force to the findings of an item.</summary>
    /// <returns>The findings in their order; what a decision explains needs no person, names the rule and says it in words.</returns>
    public static IReadOnlyList<Finding> Apply(IReadOnlyList<Finding> findings, IReadOnlyCollection<Decision> decisions, long now) =>
        decisions.Count == 0 ? findings : [.. findings.Select(finding => Apply(finding, decisions, now))];

    /// <summary>Writes a decision as one plain sentence, the rule that explains later closings.</summary>
    public static string Text(Decision decision)
    {
        var where = $"{decision.Item}{(decision.Site is null ? "" : " at " + decision.Site)}{(decision.Scope is null ? "" : $" ({Spreadsheets.ReportJson.Word(decision.Scope)})")}{(decision.System is null ? "" : " in " + decision.System)}";
        var until = decision.Until is { } end ? $" until {HubInstant.Text(end)}" : "";
        var what = decision.Kind switch
        {
            DecisionKind.CorrectThere => $"{where} is corrected in its own system{until.Replace(" until ", ", due ", StringComparison.Ordinal)}{By(decision)}",
            DecisionKind.AcceptUntil => $"{where} may differ as it does ({decision.Values}){until}; the risk is with {decision.RiskOwner}",
            DecisionKind.Alias => $"the number {decision.Alias} in {decision.System} is {decision.Item}",
            DecisionKind.SupplierAlias => $"the supplier {decision.Alias} in {decision.System} is the supplier {decision.Item}",
            DecisionKind.Defer => $"{where} is looked at again after{until.Replace(" until", "", StringComparison.Ordinal)}",
            _ => $"{where} is {decision.Cases?.Count ?? 0} cases: {string.Join("; ", decision.Cases ?? [])}",
        };
        var second = decision.State switch
        {
            DecisionState.AwaitsApproval => " A second person has not agreed yet.",
            DecisionState.InForce when decision.Approver is not null => $" {decision.Approver} agreed.",
            DecisionState.Rejected => $" {decision.Approver} rejected it.",
            DecisionState.Withdrawn when decision.Answer is not null => $" {decision.System} refused it: {decision.Answer}",
            DecisionState.Withdrawn => $" {decision.Approver} took it back.",
            _ => "",
        };
        return $"{decision.Rule}: {what}, because {decision.Reason.TrimEnd('.')}. {decision.Author} decided it on {HubInstant.Text(decision.DecidedAt)}.{second}";
    }

    private static string By(Decision decision) => (decision.Target, decision.ByHand) switch
    {
        ({ } target, _) => $", the hub writes it through {target}",
        (_, { Count: > 0 } reasons) => $", by a person there: {string.Join("; ", reasons)}",
        _ => "",
    };

    private static Finding Apply(Finding finding, IReadOnlyCollection<Decision> decisions, long now)
    {
        var values = ValuesOf(finding);
        var rule = !finding.NeedsPerson ? null : decisions
            .Where(d => d.State == DecisionState.InForce && d.Kind is DecisionKind.AcceptUntil or DecisionKind.Defer or DecisionKind.CorrectThere
                && (d.Until is null || d.Until > now)
                && d.Item == finding.Item && d.Site == finding.Site && d.Scope == finding.Scope && d.Attribute == finding.Attribute && d.System == finding.System
                && d.Values == values)
            .OrderBy(d => d.Kind).ThenByDescending(d => d.Number).FirstOrDefault();
        if (rule is null)
        {
            return finding;
        }

        return finding with
        {
            // A correction under way is a newer value that is on its way; the finding stays open until the system says it.
            Cause = rule.Kind == DecisionKind.CorrectThere ? Cause.InFlight : rule.Kind == DecisionKind.AcceptUntil ? Cause.Accepted : finding.Cause,
            Severity = Severity.None,
            NeedsPerson = false,
            Rule = rule.Rule,
            CoveredUntil = rule.Until,
            Explanation = $"{finding.Explanation} {Text(rule)}",
        };
    }
}
