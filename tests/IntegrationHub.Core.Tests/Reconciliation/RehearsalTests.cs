using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Rehearsals;
using IntegrationHub.Core.Systems;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class RehearsalTests
{
    private static readonly FlagChange Frozen = new([new("ledger", [FlagStep.SerialOn, FlagStep.LotOff], [FlagPrecondition.NoTransactions], "issue 28086")]);

    [Fact]
    public void A_system_whose_precondition_is_refuted_refuses_and_says_why()
    {
        var plan = Rehearsal.Of(Input("serial", new() { Movements = 4, SerialNumbers = 0, Lots = 2, OpenOrders = 1 }));

        Assert.False(plan.Feasible);
        var erp = plan.Steps.Single(step => step.System == Erp);
        Assert.Equal((RehearsalAnswer.Refuses, "lot required, serial none", "lot none, serial required"), (erp.Answer, erp.Today, erp.Target));
        Assert.Contains("the hub knows 4 movements) [ledger: issue 28086]", erp.Why, StringComparison.Ordinal);
        Assert.Contains(plan.Orders, line => line.StartsWith("1 transformations", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_hub_does_not_know_is_for_a_person_to_look_at()
    {
        var plan = Rehearsal.Of(Input("serial", ItemKnowledge.None));

        Assert.True(plan.Feasible);
        Assert.Equal(RehearsalAnswer.LookFirst, plan.Steps.Single(step => step.System == Erp).Answer);
    }

    [Fact]
    public void A_system_without_serial_numbers_gets_the_nearest_and_the_hub_keeps_the_rest()
    {
        var wms = Rehearsal.Of(Input("serial", ItemKnowledge.None)).Steps.Single(step => step.System == "wms");

        Assert.Equal((RehearsalAnswer.CannotExpress, "lot required, serial none"), (wms.Answer, wms.Target));
    }

    [Fact]
    public void The_authority_comes_first_and_senders_before_receivers_when_identity_is_added()
    {
        Assert.Equal([Plm, Mes, Erp, "wms"], Rehearsal.Of(Input("serial", ItemKnowledge.None)).Steps.Select(step => step.System));
        Assert.Equal([Plm, Erp, "wms", Mes], Rehearsal.Of(Input("none", ItemKnowledge.None)).Steps.Select(step => step.System));
    }

    [Fact]
    public void Who_says_it_already_has_nothing_to_do() =>
        Assert.All(Rehearsal.Of(Input("lot", ItemKnowledge.None)).Steps, step => Assert.Equal(RehearsalAnswer.Already, step.Answer));

    [Fact]
    public void The_document_names_systems_stock_orders_and_crossings()
    {
        var text = RehearsalText.Markdown(Rehearsal.Of(Input("serial", ItemKnowledge.None)));

        Assert.StartsWith("# 4711: lot none, serial required from 2027-03-01T00:00:00Z\n", text, StringComparison.Ordinal);
        Assert.Contains("| 1 | plm | all | lot required, serial none | lot none, serial required | can-change |", text, StringComparison.Ordinal);
        Assert.Contains("- mes to erp: both come to lot none, serial required", text, StringComparison.Ordinal);
        Assert.Contains("## Open orders", text, StringComparison.Ordinal);
        Assert.Equal(text, RehearsalText.Markdown(Rehearsal.Of(Input("serial", ItemKnowledge.None))));
    }

    [Fact]
    public void Stock_and_orders_that_the_hub_knows_are_named_and_refute_no_stock()
    {
        var frozen = new FlagChange([new("stock", [FlagStep.SerialOn], [FlagPrecondition.ZeroStock], "a manual")]);
        var input = Input("serial", new() { OpenOrders = 3 }) with
        {
            Systems = [new() { System = Plm }, new() { System = Erp, FlagChange = frozen }],
            Stock = KnownStock.Of([Account("L9", null, 100), Account("L9", new() { Site = "hamburg", Location = "0001" }, 60), Account("L9", new() { Site = "hamburg", Location = "0002" }, 0), Account("L10", new() { Site = "hamburg", Location = "0001" }, 5), Account("L11", null, null)]),
            Orders = ["1000123", "1000124"],
        };

        var plan = Rehearsal.Of(input);

        Assert.Equal(RehearsalAnswer.Refuses, plan.Steps.Single(step => step.System == Erp).Answer);
        Assert.Contains("65 C62 in hamburg 0001: 2 lots, L10, L9.", plan.Stock);
        Assert.DoesNotContain(plan.Stock, line => line.Contains("0002", StringComparison.Ordinal) || line.Contains("L11", StringComparison.Ordinal));
        Assert.Contains("3 transformations with it are open in the hub: close them before the day, or finish them under the flag of today: 1000123, 1000124 ...", plan.Orders);
        Assert.Contains("- 65 C62 in hamburg 0001", RehearsalText.Markdown(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void No_stock_that_passed_the_hub_proves_nothing()
    {
        var frozen = new FlagChange([new("stock", [FlagStep.SerialOn], [FlagPrecondition.ZeroStock], "a manual")]);
        var plan = Rehearsal.Of(Input("serial", ItemKnowledge.None) with { Systems = [new() { System = Plm }, new() { System = Erp, FlagChange = frozen }], Stock = [] });

        Assert.Equal(RehearsalAnswer.LookFirst, plan.Steps.Single(step => step.System == Erp).Answer);
        Assert.Contains("By the movements that passed the hub nothing of it is left; look in each system.", plan.Stock);
    }

    private static Core.Genealogy.Conservation.LotAccount Account(string lot, Core.Canonical.Materials.StockSegment? segment, decimal? left) => new() { Lot = "lot:4711:" + lot, LotNumber = lot, Segment = segment, Unit = "C62", In = left };

    private static RehearsalInput Input(string to, ItemKnowledge known) => new()
    {
        Item = "4711",
        To = Flags(to),
        From = Core.Canonical.Time.HubInstant.Parse("2027-03-01")!.Value,
        Snapshots = [Says(Plm, "lot"), Says(Erp, "lot"), Says(Mes, "lot"), Says("wms", "lot")],
        Systems = [new() { System = Plm }, new() { System = Erp, FlagChange = Frozen }, new() { System = Mes }, new() { System = "wms", CanSerial = false }],
        Authority = Plm,
        Crossings = [new(Mes, Erp), new(Mes, "wms")],
        Known = known,
        Now = Now,
    };
}
