using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class GateTests
{
    [Fact]
    public void A_system_without_the_item_is_missing_it()
    {
        var finding = Assert.Single(Reconciler.OnMasterMessage(Input(Says(Plm, "lot"))));
        Assert.Equal((Gate.MissingInSystem, Cause.Unexplained, true, "erp"), (finding.Gate, finding.Cause, finding.NeedsPerson, finding.Proposal?.System));
    }

    [Fact]
    public void An_item_that_the_authority_has_just_made_is_in_flight()
    {
        var finding = Assert.Single(Reconciler.OnMasterMessage(Input(Says(Plm, "lot", valid: Now - 1000))));
        Assert.Equal((Gate.MissingInSystem, Cause.InFlight, false), (finding.Gate, finding.Cause, finding.NeedsPerson));
    }

    [Fact]
    public void A_deleted_or_phantom_item_is_not_applicable()
    {
        var deleted = Assert.Single(Reconciler.OnMasterMessage(Input(Says(Plm, "lot"), Says(Erp, "none") with { Deleted = true })));
        var phantom = Assert.Single(Reconciler.OnMasterMessage(Input(Says(Plm, "lot") with { Phantom = true }, Says(Erp, "none"))), f => f.System == Erp);
        Assert.Equal((Gate.NotApplicable, false), (deleted.Gate, deleted.NeedsPerson));
        Assert.Equal((Gate.NotApplicable, false), (phantom.Gate, phantom.NeedsPerson));
    }

    [Fact]
    public void An_item_that_is_not_extended_to_a_site_is_not_applicable_there()
    {
        var findings = Reconciler.OnMasterMessage(Input(
            Says(Plm, "lot"),
            Says(Erp, "lot") with { Sites = ["hamburg"] }, Says(Erp, "lot", site: "hamburg") with { Sites = ["hamburg"] },
            Says(Mes, "lot", site: "berlin")) with
        { Systems = [new() { System = Plm }, new() { System = Erp }, new() { System = Mes }] });

        Assert.Equal(Gate.NotApplicable, findings.Single(f => f is { Site: "berlin", System: Erp }).Gate);
        Assert.Equal(Relation.Equal, findings.Single(f => f is { Site: "hamburg", System: Erp }).Relation);
        Assert.Equal(Gate.NotApplicable, findings.Single(f => f is { Site: "hamburg", System: Mes }).Gate);
    }

    [Fact]
    public void A_site_that_a_system_does_not_serve_gives_no_finding()
    {
        var input = Input(Says(Plm, "lot", site: "berlin")) with { Systems = [new() { System = Plm }, new() { System = Erp, Sites = ["hamburg"] }] };
        Assert.Empty(Reconciler.OnMasterMessage(input));
    }

    [Fact]
    public void Without_an_authority_only_a_difference_needs_a_person()
    {
        var differ = Reconciler.OnMasterMessage(Input(Says(Plm, "lot"), Says(Erp, "none")) with { Authority = AuthorityPolicy.None });
        var agree = Reconciler.OnMasterMessage(Input(Says(Plm, "lot"), Says(Erp, "lot")) with { Authority = AuthorityPolicy.None });
        Assert.All(differ, f => Assert.Equal((Gate.NoAuthority, true), (f.Gate, f.NeedsPerson)));
        Assert.All(agree, f => Assert.Equal((Gate.NoAuthority, false), (f.Gate, f.NeedsPerson)));
    }

    [Fact]
    public void An_authority_that_does_not_say_is_asked_once_and_nobody_else_is()
    {
        var findings = Reconciler.OnMasterMessage(Input(Says(Plm, "unknown"), Says(Erp, "none")));
        Assert.Equal((Gate.UnknownValue, true), findings.Where(f => f.System == Plm).Select(f => (f.Gate, f.NeedsPerson)).Single());
        Assert.False(findings.Single(f => f.System == Erp).NeedsPerson);
    }

    [Fact]
    public void Two_records_with_one_change_time_and_different_content_leave_neither_as_winner()
    {
        var finding = Assert.Single(Reconciler.OnMasterMessage(Input(Says(Plm, "lot"), Says(Erp, "none"), Says(Erp, "lot", recorded: Now))));
        Assert.Equal((Gate.IdentityUnresolved, true), (finding.Gate, finding.NeedsPerson));
    }

    [Fact]
    public void Spellings_that_differ_in_form_are_compared_and_the_alias_is_proposed()
    {
        var findings = Reconciler.OnMasterMessage(Input(Says(Plm, "lot", "pump 4711"), Says(Erp, "none", "000PUMP4711")));
        Assert.Equal(Relation.Looser, findings.Single(f => f.Attribute == Finding.TrackingAttribute).Relation);
        var alias = findings.Single(f => f.Attribute == Finding.ItemAttribute);
        Assert.Equal((Relation.FormatOnly, true), (alias.Relation, alias.NeedsPerson));
        Assert.Contains("white space and leading zeros and letter case", alias.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Spellings_that_could_be_two_items_are_never_merged()
    {
        var findings = Reconciler.OnMasterMessage(Input(Says(Plm, "lot", "815"), Says(Erp, "lot", "0815"), Says(Erp, "none", "00815")));
        Assert.DoesNotContain(findings, f => f.Relation is Relation.Equal or Relation.Looser or Relation.FormatOnly);
        Assert.Equal(Gate.IdentityUnresolved, findings.Single(f => f is { Item: "815", System: Erp }).Gate);
    }

    [Fact]
    public void A_capture_point_of_its_own_is_compared_by_itself()
    {
        var erp = Says(Erp, "lot");
        erp = erp with { Tracking = [.. erp.Tracking!, new() { Scope = new(CapturePoint: CapturePoint.Issue), Lot = TrackingLevel.None, Serial = TrackingLevel.None }] };
        var findings = Reconciler.OnMasterMessage(Input(Says(Plm, "lot"), erp));
        Assert.Equal([(null, Relation.Equal), (CapturePoint.Issue, Relation.Looser)], findings.Select(f => (f.Scope, f.Relation!.Value)));
    }

    [Theory]
    [InlineData(new CapturePoint[0], new[] { "everywhere looser" })]
    [InlineData(new[] { CapturePoint.Receipt }, new[] { "receipt equal", "stock looser" })]
    [InlineData(new[] { CapturePoint.Receipt, CapturePoint.Stock }, new[] { "everywhere equal" })]
    public void A_system_that_speaks_of_capture_points_only_is_judged_at_those_that_it_can_name(CapturePoint[] required, string[] expected)
    {
        var erp = Says(Erp, "lot?");
        erp = erp with { Tracking = [.. erp.Tracking!, .. required.Select(point => new TrackingRule { Scope = new(CapturePoint: point), Lot = TrackingLevel.Required, Serial = TrackingLevel.None })] };
        var findings = Reconciler.OnMasterMessage(Input(Says(Plm, "lot"), erp) with { Systems = [new() { System = Plm }, new() { System = Erp, Points = [CapturePoint.Receipt, CapturePoint.Stock] }] });
        Assert.Equal(expected, findings.Select(f => $"{f.Scope?.ToString().ToLowerInvariant() ?? "everywhere"} {f.Relation!.Value.ToString().ToLowerInvariant()}"));
    }
}
