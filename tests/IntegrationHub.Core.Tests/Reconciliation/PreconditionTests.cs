using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Versioning;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class PreconditionTests
{
    private static readonly FlagChange Sap = new(
    [
        new("serial", [FlagStep.SerialOn, FlagStep.SerialOff], [FlagPrecondition.NoSerialNumbers], "the vendor's page"),
        new("lot", [FlagStep.LotOn], [FlagPrecondition.ZeroStock, FlagPrecondition.NoSerialNumbers], "another page"),
    ]);

    [Fact]
    public void Only_the_rules_of_the_steps_apply_and_each_precondition_is_asked_once()
    {
        Assert.Equal([FlagPrecondition.ZeroStock, FlagPrecondition.NoSerialNumbers], Check("none", "lot").Select(c => c.Precondition));
        Assert.Equal([FlagPrecondition.NoSerialNumbers], Check("lot", "serial").Select(c => c.Precondition));
        Assert.Empty(Check("lot", "lot"));
        Assert.Equal(["serial"], Check("lot", "both").Select(c => c.Rule));
    }

    [Fact]
    public void What_was_seen_refutes_and_what_was_not_seen_proves_nothing()
    {
        Assert.Equal(PreconditionState.NotKnown, Check("lot", "serial", new() { SerialNumbers = 0 }).Single().State);
        var refused = Check("lot", "serial", new() { SerialNumbers = 12 }).Single();
        Assert.Equal((PreconditionState.Fails, "no serial number of it exists (not met: the hub knows 12 serial numbers)"), (refused.State, refused.Text));
        Assert.Equal(PreconditionState.Holds, Check("none", "lot", new() { HasStock = false })[0].State);
    }

    [Fact]
    public void A_proposal_carries_the_checks_and_the_effect_on_a_recall()
    {
        var finding = Assert.Single(Reconciler.OnMasterMessage(Input(Says(Plm, "serial"), Says(Erp, "lot")) with
        {
            Systems = [new() { System = Plm }, new() { System = Erp, FlagChange = Sap }],
            Known = new() { SerialNumbers = 3, LargestLot = 50 },
        }));

        Assert.Equal(PreconditionState.Fails, Assert.Single(finding.Proposal!.Checks!).State);
        Assert.Equal((1m, 50m), (finding.Recall!.Required, finding.Recall.Actual));
        Assert.Equal("A recall that crosses erp widens from the piece to its whole lot. On what the hub has seen: 1 against 50 pieces.", finding.Recall.Text);
    }

    [Fact]
    public void The_files_of_the_repository_say_when_each_system_lets_a_flag_change()
    {
        var sap = SystemReader.Read(Tree("erp-sap/system.yaml")).Value;
        Assert.Equal(["no-serial-numbers", "same-flag-at-all-plants", "not-backflushed"], sap.FlagChange.For([FlagStep.SerialOn]).SelectMany(rule => rule.Requires).Select(Word));
        Assert.Equal(["client", "site"], sap.Expresses.By);
        Assert.False(SystemReader.Read(Tree("erp-tryton/system.yaml")).Value.Expresses.Serial);
        Assert.NotNull(SystemReader.Read(Tree("plm-windchill/system.yaml")).Value.Expresses.Source);

        var products = ProductsReader.Read(Tree("policies/products.yaml")).Value;
        Assert.Equal(["erpnext", "odoo", "business-central", "oracle"], products.Select(product => product.Name));
        Assert.All(products, product => Assert.All(product.FlagChange.Rules, rule => Assert.NotEmpty(rule.Source)));
        Assert.False(products.Single(product => product.Name == "odoo").Expresses.Both);
        Assert.All(products, product => Assert.All(product.Expresses.Attributes.Values, declared => Assert.NotEmpty(declared.Source)));
        var oracle = products.Single(product => product.Name == "oracle");
        Assert.Equal(["base-unit", "conversion", "expiry", "shelf-life", "lot-numbering"], oracle.Expresses.Attributes.Keys);
        Assert.Equal(PreconditionState.Fails, PreconditionCheck.Of(oracle.FlagChange, "base-unit", ItemKnowledge.None).Single().State); // never for an existing item
        Assert.Equal(["DAY"], products.Single(product => product.Name == "odoo").Expresses.Attributes["shelf-life"].Only);
    }

    [Fact]
    public void A_rule_of_another_attribute_is_none_of_the_flag_and_says_whether_the_system_checks_it_itself()
    {
        var tryton = SystemReader.Read(Tree("erp-tryton/system.yaml")).Value.FlagChange;

        Assert.Empty(tryton.For(Enum.GetValues<FlagStep>()));
        var unknown = Assert.Single(PreconditionCheck.Of(tryton, "base-unit", ItemKnowledge.None));
        Assert.Equal((PreconditionState.NotKnown, true, "it was never received, moved or used (the system itself checks it)"), (unknown.State, unknown.Enforced, unknown.Text));
        Assert.Contains("_modify_no_move", unknown.Source, StringComparison.Ordinal);
        Assert.Equal((PreconditionState.Fails, "it was never received, moved or used (not met: the hub knows 3 movements)"), PreconditionCheck.Of(tryton, "base-unit", new() { Movements = 3 }).Select(check => (check.State, check.Text)).Single());
        Assert.Empty(PreconditionCheck.Of(tryton, "suppliers", ItemKnowledge.None));
        Assert.Empty(PreconditionCheck.Of(Sap, "base-unit", ItemKnowledge.None));
    }

    [Fact]
    public void Where_two_rules_ask_for_the_same_the_one_counts_that_the_system_does_not_check()
    {
        var rules = new FlagChange(
        [
            new("own", [], [FlagPrecondition.ZeroStock], "a") { Attributes = ["base-unit"], Enforced = true },
            new("other", [FlagStep.LotOn], [FlagPrecondition.ZeroStock], "b") { Attributes = ["base-unit"] },
        ]);

        Assert.Equal(("other", false), PreconditionCheck.Of(rules, "base-unit", ItemKnowledge.None).Select(check => (check.Rule, check.Enforced)).Single());
    }

    [Fact]
    public void A_word_that_is_no_precondition_is_told_with_its_line()
    {
        var read = SystemReader.Read(YamlTree.Read("""
            system: x
            version: 1.0.0
            kind: erp
            expresses: { lot: true, serial: true, both: true, by: [moon] }
            flagChange:
              rules:
                - { id: a, change: any, requires: [no-stock], source: page }
            freshness: { follows: soon }
            """u8, "system.yaml").Value);

        Assert.Equal(["system.yaml:4", "system.yaml:7", "system.yaml:8"], read.Problems.Select(problem => problem.Place));
        Assert.Contains("zero-stock", read.Problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_alone_is_still_read_because_recorded_versions_hold_such() =>
        Assert.Equal("never on Fridays", SystemReader.Read(YamlTree.Read("system: x\nversion: 1.0.0\nkind: erp\nexpresses: { lot: true, serial: true, both: true }\nflagChange: never on Fridays\n"u8, "s").Value).Value.FlagChange.Note);

    [Fact]
    public void The_risk_class_is_that_of_the_first_class_that_fits()
    {
        var policy = ItemPolicyReader.Read(Tree("policies/items.yaml")).Value;

        Assert.Equal(("high", "low", "medium"), (policy.Find("4711-02", null)!.Risk, policy.Find("X", "HIBE")!.Risk, policy.Find("X", null)!.Risk));
    }

    private static YamlNode Tree(string file) => YamlTree.Read(File.ReadAllBytes(Path.Combine(Repository.Root, "mappings", file)), file).Value;

    private static string Word(FlagPrecondition precondition) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(precondition.ToString());

    private static IReadOnlyList<PreconditionCheck> Check(string from, string to, ItemKnowledge? known = null) => PreconditionCheck.Of(Sap, Flags(from), Flags(to), known ?? ItemKnowledge.None);
}
