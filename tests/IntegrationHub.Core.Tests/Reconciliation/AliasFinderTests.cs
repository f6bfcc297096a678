using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Identity;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class AliasFinderTests
{
    [Theory]
    [InlineData("4711", "0004711", null, AliasEvidence.Form)]
    [InlineData("pump-1", "PUMP-1", null, AliasEvidence.Form)]
    [InlineData("4711 02", "4711-02", null, AliasEvidence.Separators)]
    [InlineData("4711-02", "471102", null, AliasEvidence.Separators)]
    [InlineData("4711-02", "4711-02-B", null, AliasEvidence.RevisionSuffix)]
    [InlineData("4711-02", "4711-02 rev C", "C", AliasEvidence.RevisionSuffix)]
    [InlineData("4711-02", "4711-02.03", "03", AliasEvidence.RevisionSuffix)]
    public void A_number_written_differently_is_proposed_with_its_evidence(string authority, string other, string? revision, AliasEvidence evidence)
    {
        var found = Find([new(Plm, authority)], [new(Erp, other) { Revision = revision }]);

        var proposal = Assert.Single(found.Proposals);
        Assert.Equal((Erp, other, authority, evidence), (proposal.System, proposal.Number, proposal.Target, proposal.Evidence));
        Assert.Empty(found.Collisions);
    }

    [Theory]
    [InlineData("4711-02", "4711-03")]
    [InlineData("4711", "4711-02")]
    [InlineData("4711", "4712")]
    public void Digits_after_a_separator_are_a_variant_and_no_revision(string authority, string other) =>
        Assert.Empty(Find([new(Plm, authority)], [new(Erp, other)]).Proposals);

    [Fact]
    public void A_table_weighs_more_than_any_likeness()
    {
        var found = Find([new(Plm, "A-1"), new(Plm, "B-1")], [new(Erp, "a1")], new AliasTableLine(Erp, "a1", "B-1", "cross-reference 2026"));

        Assert.Equal(("B-1", AliasEvidence.Table), (Assert.Single(found.Proposals).Target, found.Proposals[0].Evidence));
        Assert.Contains("cross-reference 2026", found.Proposals[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_GTIN_joins_whatever_its_length_is() =>
        Assert.Equal(AliasEvidence.WorldwideNumber, Assert.Single(Find(
            [new(Plm, "4711") { Identifiers = [new("gtin", "4006381333931")] }],
            [new(Erp, "X-9") { Identifiers = [new("gtin", "04006381333931")] }]).Proposals).Evidence);

    [Fact]
    public void Two_numbers_for_one_item_are_a_collision_and_no_alias()
    {
        var found = Find([new(Plm, "815")], [new(Erp, "0815"), new(Erp, "00815")]);

        Assert.Empty(found.Proposals);
        var collision = Assert.Single(found.Collisions);
        Assert.Equal(["00815", "0815"], collision.Numbers);
        Assert.Contains("a person says which is which", collision.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_beside_the_exact_one_is_a_collision() =>
        Assert.Equal(["0815", "815"], Assert.Single(Find([new(Plm, "815")], [new(Erp, "815"), new(Erp, "0815")]).Collisions).Numbers.Order());

    [Fact]
    public void One_number_for_two_items_is_a_collision() =>
        Assert.Equal(["1-1", "11"], Assert.Single(Find([new(Plm, "1-1"), new(Plm, "11")], [new(Erp, "1.1")]).Collisions).Targets);

    [Fact]
    public void Composite_keys_keep_their_parts()
    {
        var authority = new NamedNumber(Plm, "1|23") { Parts = ["1", "23"] };

        Assert.Empty(Find([authority], [new(Erp, "12|3") { Parts = ["12", "3"] }]).Proposals);
        Assert.Equal(AliasEvidence.Form, Assert.Single(Find([authority], [new(Erp, "01|023") { Parts = ["01", "023"] }]).Proposals).Evidence);
        Assert.Empty(Find([authority], [new(Erp, "123")]).Proposals);
    }

    [Fact]
    public void Suppliers_meet_by_worldwide_number_and_by_name_without_its_legal_form()
    {
        var found = AliasFinder.Find(
            [new(Plm, "S1") { Name = "Müller Castings GmbH" }, new(Plm, "S2") { Identifiers = [new("duns", "31-234-5678")] }],
            [new(Erp, "100001") { Name = "MÜLLER CASTINGS" }, new(Erp, "100002") { Identifiers = [new("duns", "312345678")] }],
            NumberedKind.Supplier, []);

        Assert.Equal([("100001", "S1", AliasEvidence.Name), ("100002", "S2", AliasEvidence.WorldwideNumber)], found.Proposals.Select(p => (p.Number, p.Target, p.Evidence)));
    }

    [Fact]
    public void Items_never_meet_by_name() =>
        Assert.Empty(Find([new(Plm, "1") { Name = "Screw" }], [new(Erp, "2") { Name = "Screw" }]).Proposals);

    [Fact]
    public void A_confirmed_alias_joins_two_numbers_and_asks_nobody()
    {
        var findings = Reconciler.OnMasterMessage(Input(Says(Plm, "lot", "4711-02"), Says(Erp, "none", "471102")) with { Aliases = [new(Erp, "471102", "4711-02", "decision/3@1")] });

        var finding = Assert.Single(findings);
        Assert.Equal(("4711-02", Erp, Relation.Looser), (finding.Item, finding.System, finding.Relation));
    }

    [Fact]
    public void Two_numbers_of_one_system_under_one_alias_are_never_mixed_into_one_history()
    {
        var findings = Reconciler.OnMasterMessage(Input(Says(Plm, "lot", "4711"), Says(Erp, "lot", "4711"), Says(Erp, "none", "X")) with { Aliases = [new(Erp, "X", "4711", "decision/3@1")] });

        Assert.Equal(Gate.IdentityUnresolved, Assert.Single(findings, f => f.System == Erp).Gate);
    }

    private static AliasFindings Find(NamedNumber[] authority, NamedNumber[] others, params AliasTableLine[] table) => AliasFinder.Find(authority, others, NumberedKind.Item, table);
}
