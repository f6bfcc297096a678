using IntegrationHub.Core.Reconciliation;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation.Attributes;

public sealed class AttributeComparisonTests
{
    private static readonly AuthorityPolicy WithUnits = new("1.0.0",
    [
        new() { Id = "t", Attribute = "tracking", System = Plm, Stage = AuthorityStage.Lead },
        new() { Id = "u", Attribute = "base-unit", System = Erp, Stage = AuthorityStage.Lead },
        new() { Id = "r", Attribute = "revision", System = Plm, Stage = AuthorityStage.Shadow },
    ]);

    [Fact]
    public void A_unit_that_differs_is_a_mismatch_at_the_system_that_is_not_right()
    {
        var finding = Assert.Single(Find(Says(Plm, "lot") with { BaseUnit = "KGM" }, Says(Erp, "lot") with { BaseUnit = "C62" }));

        Assert.Equal(("base-unit", Plm, Erp, Relation.Incomparable, Cause.Unexplained, true), (finding.Attribute, finding.System, finding.Authority, finding.Relation, finding.Cause, finding.NeedsPerson));
        Assert.Equal("plm says KGM for the base unit; erp requires C62.", finding.Explanation);
        Assert.Equal("Set the base unit of 4711 in plm to C62.", finding.Proposal!.Text);
        Assert.Equal([(Erp, "C62"), (Plm, "KGM")], finding.Values.Select(value => (value.System, value.Value)));
    }

    [Fact]
    public void What_is_not_sent_is_no_mismatch_and_what_no_rule_names_is_not_compared()
    {
        Assert.Empty(Find(Says(Plm, "lot"), Says(Erp, "lot") with { BaseUnit = "C62" }));
        Assert.Empty(Find(Says(Plm, "lot") with { BaseUnit = "KGM" }, Says(Erp, "lot")));
        Assert.DoesNotContain(Reconciler.OnMasterMessage(Input(Says(Plm, "lot") with { BaseUnit = "KGM" }, Says(Erp, "lot") with { BaseUnit = "C62" })), one => one.Attribute == "base-unit");
    }

    [Theory]
    [InlineData(1, Cause.InFlight, false)]
    [InlineData(3, Cause.Unexplained, true)]
    public void A_revision_that_PLM_has_just_raised_is_in_flight_until_the_others_should_have_followed(int days, Cause cause, bool person)
    {
        var systems = Input().Systems.Select(system => system with { ExpectedLatency = 2 * Day }).ToList();
        var finding = Assert.Single(Find(input => input with { Systems = systems },
            Says(Plm, "lot") with { Revision = "A" }, Says(Plm, "lot", valid: Now - (days * Day)) with { Revision = "B", Message = "n" }, Says(Erp, "lot") with { Revision = "A" }));

        Assert.Equal(("revision", cause, person), (finding.Attribute, finding.Cause, finding.NeedsPerson));
        Assert.Equal(person, finding.Proposal?.AdviceOnly ?? false); // a shadowed area is only advised
    }

    [Fact]
    public void Another_way_to_write_it_is_said_as_such() =>
        Assert.Equal(Relation.FormatOnly, Assert.Single(Find(Says(Plm, "lot") with { Revision = "A" }, Says(Erp, "lot") with { Revision = "a " })).Relation);

    private static IEnumerable<Finding> Find(params MasterSnapshot[] snapshots) => Find(input => input, snapshots);

    private static IEnumerable<Finding> Find(Func<ReconciliationInput, ReconciliationInput> change, params MasterSnapshot[] snapshots) =>
        Reconciler.OnMasterMessage(change(Input(snapshots) with { Authority = WithUnits })).Where(one => one.Attribute is "base-unit" or "revision" && one.Relation != Relation.Equal);
}
