using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Attributes;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation.Attributes;

/// <summary>What a steward reads about an attribute: values with raw value and place, what the difference does, what would repair it.</summary>
public sealed class AttributeTextTests
{
    [Fact]
    public void A_shelf_life_names_both_values_their_places_and_what_the_difference_does()
    {
        var finding = Find(
            """{"expiry":{"total":{"quantity":"365","unit":"DAY","raw":{"path":"/TotalShelfLife","value":"365"}}}}""",
            """{"expiry":{"total":{"quantity":"2","unit":"ANN","raw":{"path":"/MHDHB","value":"2"}}}}""");

        Assert.Equal("erp says 2 ANN for the total shelf life; plm requires 365 DAY. Lots stay usable there for longer than allowed.", finding.Explanation);
        Assert.Equal("Set the total shelf life of 4711 in erp (/MHDHB) to 365 DAY.", finding.Proposal!.Text);
        Assert.Equal([("erp", "2 ANN", "2", "/MHDHB", Relation.Looser), ("plm", "365 DAY", "365", "/TotalShelfLife", Relation.Equal)],
            finding.Values.Select(one => (one.System, one.Value, one.Raw, one.Path, one.Relation!.Value)));
    }

    [Fact]
    public void A_conversion_is_said_as_each_system_writes_it()
    {
        var finding = Find("""{"baseUnit":"KGM","conversions":[{"unit":"CT","numerator":"5","denominator":"1"}]}""", """{"baseUnit":"GRM","conversions":[{"unit":"CT","numerator":"9000","denominator":"2"}]}""");

        Assert.Equal("erp says 2 CT = 9000 GRM for the conversion of units; plm requires 1 CT = 5 KGM. Every quantity in CT that passes between them changes.", finding.Explanation);
    }

    [Fact]
    public void Suppliers_that_differ_in_form_are_a_proposed_alias_and_never_the_same_number()
    {
        var finding = Find("""{"suppliers":[{"id":"100023"},{"id":"7"}]}""", """{"suppliers":[{"id":"0000100023"},{"id":"7"}]}""");

        Assert.Equal("erp says 0000100023, 7 for the suppliers; plm requires 100023, 7. 0000100023 may be 100023: only the way it is written differs.", finding.Explanation);
        Assert.Equal("Confirm the supplier alias 0000100023 = 100023 of erp, or say that they are two.", finding.Proposal!.Text);
    }

    [Fact]
    public void What_a_system_holds_and_did_not_send_is_unknown_and_asked_for()
    {
        var systems = new SystemCapability[] { new() { System = Plm }, new() { System = Erp, Attributes = new Dictionary<string, Core.Systems.AttributeDeclaration>(StringComparer.Ordinal) { ["suppliers"] = new(true, [], "s") } } };
        var finding = Find("""{"suppliers":[{"id":"7"}]}""", "{}", input => input with { Systems = systems });

        Assert.Equal("erp can hold the suppliers and sent none for this item; plm requires 7. What was not sent is unknown, never none.", finding.Explanation);
        Assert.Equal([(Plm, "7")], finding.Values.Select(one => (one.System, one.Value)));
    }

    [Fact]
    public void An_effectivity_says_what_it_counts_in_which_product_and_where_that_stood()
    {
        var finding = Find(
            """{"effectivity":[{"kind":"serial","fromNumber":"PU-100","toNumber":"PU-199","context":"4711-00","raw":{"path":"/Effectivities/0/UnitRange/RangeStart","value":"PU-100"}},{"from":"2026-03-01"}]}""",
            """{"effectivity":[{"kind":"lot","fromNumber":"7"},{"kind":"msn","toNumber":"9"},{"kind":"block","fromNumber":"1","toNumber":"2"},{"kind":"serial"}]}""");

        Assert.Equal("erp says all serial numbers; lots 7 and later; manufacturing serial numbers up to 9; blocks 1 to 2 for the effectivity of the revision; plm requires from 2026-03-01 on; serial numbers PU-100 to PU-199 in 4711-00. The two may build a unit to different revisions.", finding.Explanation);
        Assert.Equal(("PU-100", "/Effectivities/0/UnitRange/RangeStart"), finding.Values.Where(one => one.System == Plm).Select(one => (one.Raw, one.Path)).Single());
    }

    private static Finding Find(string authority, string system, Func<ReconciliationInput, ReconciliationInput>? change = null)
    {
        var policy = new AuthorityPolicy("1.0.0", [.. MasterAttribute.All.Select(one => new AuthorityRule { Id = one.Name, Attribute = one.Name, System = Plm, Stage = AuthorityStage.Lead })]);
        var input = Input(AttributeCaseTests.Of(Plm, authority), AttributeCaseTests.Of(Erp, system)) with { Authority = policy };
        return Assert.Single(Reconciler.OnMasterMessage((change ?? (one => one))(input)), one => one.Relation != Relation.Equal && one.Attribute is not ("tracking" or "base-unit"));
    }
}
