using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Decisions;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation;

/// <summary>A supplier's number in one system that is a supplier of the authority: always decided by two.</summary>
public sealed class SupplierAliasTests
{
    private static readonly SupplierAliasWish Wish = new(Mes, "S-77", "100023", "both carry gln 4012345000009");

    private static readonly Finding Suppliers = new()
    {
        Item = "0815", Attribute = "suppliers", System = Mes, Authority = Erp, Relation = Relation.Incomparable, Cause = Cause.Unexplained, NeedsPerson = true, Explanation = "e",
        Values = [new() { System = Erp, Item = "0815", Value = "100023, 7" }, new() { System = Mes, Item = "0815", Value = "S-77, 7" }],
    };

    [Fact]
    public void It_waits_for_a_second_person_and_counts_only_then()
    {
        var decision = Make(Wish).Value with { Number = 3 };

        Assert.Equal((DecisionState.AwaitsApproval, true), (decision.State, decision.FourEyes));
        Assert.Empty(DecisionRules.SupplierAliases([decision]));
        Assert.Equal("REC-0026", Assert.Single(DecisionCheck.Next(decision, DecisionState.InForce, "Ann", Now).Problems).Code);

        var agreed = DecisionCheck.Next(decision, DecisionState.InForce, "bob", Now).Value;
        var alias = Assert.Single(DecisionRules.SupplierAliases([agreed]));
        Assert.Equal((Mes, "S-77", "100023", "decision/3@2"), (alias.System, alias.Number, alias.Supplier, alias.Rule));
        Assert.StartsWith("decision/3@2: the supplier S-77 in mes is the supplier 100023, because the list of March. ann decided it on", DecisionRules.Text(agreed), StringComparison.Ordinal);
        Assert.Empty(DecisionRules.Aliases([agreed])); // the number of a supplier is none of an item
    }

    [Theory]
    [InlineData(null, "S-77", "100023", "/system")]
    [InlineData("mes", " ", "100023", "/number")]
    [InlineData("mes", "S-77", null, "/supplier")]
    [InlineData("mes", "100023", "100023", "/number")]
    public void What_is_missing_or_joins_nothing_is_refused_with_its_place(string? system, string? number, string? supplier, string place) =>
        Assert.Equal(place, Assert.Single(Make(new(system, number, supplier)).Problems).Place);

    [Fact]
    public void A_number_that_has_an_alias_gets_no_second_one()
    {
        var standing = Make(Wish).Value with { Number = 3 };

        var problem = Assert.Single(Make(Wish with { Supplier = "7" }, standing).Problems);

        Assert.Equal("REC-0045", problem.Code);
        Assert.Equal("decision/3@1 already says that S-77 in mes is 100023, and waits for a second person. Withdraw it first.", problem.Message);
        Assert.True(Make(Wish with { System = Erp }, standing).Succeeded); // another system may mean something else by it
    }

    [Fact]
    public void From_a_finding_only_what_the_systems_said_of_the_item_can_be_joined()
    {
        var decision = DecisionCheck.Of(Ask("S-77", "100023"), Suppliers, joinsGenealogies: false, Now).Value;
        Assert.Equal((DecisionKind.SupplierAlias, "100023", "S-77", Mes, DecisionState.AwaitsApproval), (decision.Kind, decision.Item, decision.Alias, decision.System, decision.State));

        Assert.Equal("mes does not name the supplier 'S-78' of this item; it names S-77, 7. Choose one of them.", Problem(Ask("S-78", "100023"), Suppliers));
        Assert.Equal("erp does not name the supplier '8' of this item; it names 100023, 7. Choose one of them.", Problem(Ask("S-77", "8"), Suppliers));
        Assert.StartsWith("A supplier alias needs a finding of the suppliers", Problem(Ask("S-77", "100023"), Suppliers with { Attribute = "tracking" }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_of_an_attribute_makes_no_alias_of_an_item() =>
        Assert.EndsWith("a number of a supplier is a supplier-alias.", Problem(new(DecisionKind.Alias, "ann", "r"), Suppliers), StringComparison.Ordinal);

    private static Core.Canonical.Outcome<Decision> Make(SupplierAliasWish wish, params Decision[] standing) => SupplierAliasCheck.Of(wish, "ann", "the list of March", standing, Now);

    private static DecisionRequest Ask(string number, string supplier) => new(DecisionKind.SupplierAlias, "ann", "r") { Number = number, Item = supplier };

    private static string Problem(DecisionRequest request, Finding finding) => Assert.Single(DecisionCheck.Of(request, finding, joinsGenealogies: false, Now).Problems).Message;
}
