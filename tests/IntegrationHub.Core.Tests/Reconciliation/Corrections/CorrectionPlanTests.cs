using System.Text.Json.Nodes;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Corrections;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Core.Systems;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation.Corrections;

public sealed class CorrectionPlanTests
{
    private static readonly RoutingPolicy Routes = new("1.0.0",
    [
        new("c", "master-correction", ["steward/correction"], new Dictionary<string, IReadOnlyList<string>> { ["/system"] = [Erp] }, ["erp/correction"]),
    ]);

    private static IReadOnlyCollection<string> Reads(string target) => target == "erp/correction" ? ["/id", "/item/id", "/tracking/lot"] : [];

    private static readonly FlagChange Frozen = new([new("stock", [FlagStep.LotOn], [FlagPrecondition.ZeroStock], "the vendor's page")]);

    [Fact]
    public void The_hub_writes_what_a_route_leads_to_and_nothing_stands_against()
    {
        var plan = CorrectionPlan.Of(Find("lot", "none"), null, Routes, Reads);

        Assert.Equal(("erp/correction", 0), (plan.Target, plan.ByHand.Count));
        var decision = plan.In(Decided(Find("lot", "none")));
        Assert.Contains("4711 in erp is corrected in its own system, due 2026-11-29T12:00:00Z, the hub writes it through erp/correction, because", DecisionRules.Text(decision), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_route_it_is_a_task_for_a_person()
    {
        var plan = CorrectionPlan.Of(Find("lot", "none"), null, RoutingPolicy.Empty, Reads);

        Assert.Equal((null, "no route leads corrections to erp"), (plan.Target, Assert.Single(plan.ByHand)));
        Assert.Contains(", by a person there: no route leads corrections to erp, because", DecisionRules.Text(plan.In(Decided(Find("lot", "none")))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "the hub does not know whether no stock of it exists")]
    [InlineData(true, "erp refuses it while this is not so: no stock of it exists (not met: stock was reported)")]
    public void A_precondition_that_fails_or_is_not_known_is_a_task_for_a_person(bool? stock, string reason)
    {
        var finding = Find("lot", "none", input => input with { Systems = [new() { System = Plm }, new() { System = Erp, FlagChange = Frozen }], Known = new() { HasStock = stock } });

        Assert.Equal([reason], CorrectionPlan.Of(finding, null, Routes, Reads).ByHand);
    }

    [Fact]
    public void A_precondition_that_holds_lets_the_hub_write()
    {
        var finding = Find("lot", "none", input => input with { Systems = [new() { System = Plm }, new() { System = Erp, FlagChange = Frozen }], Known = new() { HasStock = false } });

        Assert.NotNull(CorrectionPlan.Of(finding, null, Routes, Reads).Target);
    }

    [Fact]
    public void An_area_that_the_hub_does_not_lead_is_advised_and_not_written()
    {
        var finding = Find("lot", "none", input => input with { Authority = new("1.0.0", [new() { Id = "t", Attribute = "tracking", System = Plm, Stage = AuthorityStage.Shadow }]) });

        Assert.Equal(["the authority is at the stage observe or shadow, in which the hub only advises"], CorrectionPlan.Of(finding, null, Routes, Reads).ByHand);
    }

    [Fact]
    public void Less_identity_than_today_is_for_a_person_and_so_is_one_site_of_a_value_for_all()
    {
        Assert.Contains("it would keep less than it does today", Assert.Single(CorrectionPlan.Of(Find("none", "lot"), null, Routes, Reads).ByHand), StringComparison.Ordinal);
        var atSite = Find("lot", "none") with { Site = "hamburg" };
        Assert.Contains("one value for every site", Assert.Single(CorrectionPlan.Of(atSite, null, Routes, Reads).ByHand), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gate_proposes_no_value_to_write() =>
        Assert.Equal(["no value follows from the comparison"], CorrectionPlan.Of(Find("lot", "unknown"), null, Routes, Reads).ByHand);

    [Fact]
    public void The_message_names_the_decision_the_number_of_the_system_and_both_values()
    {
        var finding = Find("lot", "none");
        var message = JsonNode.Parse(CorrectionMessage.Write(Decided(finding) with { Number = 12, Version = 2, Approver = "bob" }, finding))!;

        Assert.Equal(("decision/12@2", "4711", "required", "none", "none"), ((string?)message["decision"], (string?)message["item"], (string?)message["lot"], (string?)message["serial"], (string?)message["foundLot"]));
        Assert.Throws<ArgumentException>(() => CorrectionMessage.Write(Decided(finding), finding with { Proposal = null }));
    }

    [Fact]
    public void A_mapping_that_reads_no_flags_is_sent_none() =>
        Assert.Equal(["erp/correction carries no tracking flags"], CorrectionPlan.Of(Find("lot", "none"), null, Routes, _ => ["/id", "/attribute/required/baseUnit"]).ByHand);

    private static Decision Decided(Finding finding) => DecisionCheck.Of(new(DecisionKind.CorrectThere, "ann", "agreed with logistics"), finding, joinsGenealogies: false, Now).Value;

    private static Finding Find(string required, string actual, Func<ReconciliationInput, ReconciliationInput>? change = null) =>
        Reconciler.OnMasterMessage((change ?? (input => input))(Input(Says(Plm, required), Says(Erp, actual)))).Single(f => f.System == Erp);
}
