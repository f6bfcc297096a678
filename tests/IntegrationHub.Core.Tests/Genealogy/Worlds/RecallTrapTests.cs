using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using Xunit;
using static IntegrationHub.Core.Tests.Genealogy.Plant;

namespace IntegrationHub.Core.Tests.Genealogy.Worlds;

/// <summary>The traps of following material: each answered as the worlds that fit the record answer it.</summary>
public sealed class RecallTrapTests
{
    [Fact]
    public void Two_pieces_of_a_lot_that_meet_again_make_their_common_product_certain()
    {
        var plant = new Plant();
        plant.Put(Lot("L", 2));
        plant.Build(Product("B"), Lot("L", 1));
        plant.Build(Product("C"), Lot("L", 1));
        plant.Build(Product("D"), Product("B"), Product("C"));

        var scope = plant.Recall(new Suspect(Key(Lot("L")), 1));

        Assert.Equal(["D"], Serials(scope.Certain));
        Assert.Equal(["B", "C"], Serials(scope.Possible));
        Assert.All(scope.Possible.Concat(scope.Certain), n => Assert.True(n.Bounds!.Exact));
    }

    [Fact]
    public void A_lot_tells_how_many_of_its_pieces_are_affected_at_least_and_at_most()
    {
        var plant = new Plant();
        plant.Put(Lot("L", 10));
        plant.Say(new MaterialEvent { Operation = Operation.Transfer, Inputs = [Lot("L", 6)], Outputs = [Lot("M", 6)] });

        var bounds = plant.Recall(new Suspect(Key(Lot("L")), 7)).Certain.Single(n => n.Lot == "M").Bounds!;

        Assert.Equal((3m, (decimal?)6m, "C62", true), (bounds.Minimum, bounds.Maximum, bounds.Unit, bounds.Exact));
    }

    [Fact]
    public void Where_no_world_fits_nothing_is_certain_or_excluded_and_the_events_are_named()
    {
        var plant = new Plant();
        plant.Put(Lot("L", 1));
        plant.Build(Product("A"), Lot("L", 1));
        plant.Build(Product("B"), Lot("L", 1));

        var scope = plant.Recall(new Suspect(Key(Lot("L"))));

        Assert.Equal(["A", "B"], Serials(scope.Possible));
        Assert.Empty(scope.Excluded);
        Assert.All(scope.Possible, n => Assert.Null(n.Bounds));
        Assert.Contains(scope.Inconsistencies, i => i.Code == Contradictions.MoreUsedThanReceived && i.Events.Count > 0);
    }

    [Fact]
    public void A_contradiction_in_one_part_does_not_spoil_the_answer_in_another()
    {
        var plant = new Plant();
        plant.Put(Lot("L", 1));
        plant.Build(Product("A"), Lot("L", 1));
        plant.Build(Product("B"), Lot("L", 1));
        plant.Put(Lot("K", 1));
        plant.Build(Product("C"), Lot("K", 1));

        var scope = plant.Recall(new Suspect(Key(Lot("L"))), new Suspect(Key(Lot("K"))));

        Assert.Equal(["C"], Serials(scope.Certain));
        Assert.Equal(["A", "B"], Serials(scope.Possible));
    }

    [Fact]
    public void More_named_pieces_than_a_lot_holds_fit_no_world()
    {
        var plant = new Plant();
        plant.Put(Lot("L", 1));
        plant.See(Piece("S1", "L"), Piece("S2", "L"));

        var scope = plant.Recall(new Suspect(Key(Piece("S1"))));

        Assert.Contains(scope.Inconsistencies, i => i.Code == Contradictions.MoreUsedThanReceived);
        Assert.Contains(scope.Possible, n => n.Serial == "S2");
    }

    [Fact]
    public void Every_part_that_a_suspect_piece_was_divided_into_holds_it()
    {
        var plant = new Plant();
        plant.Say(new MaterialEvent
        {
            Operation = Operation.Produce,
            Inputs = [Piece("S1")],
            Outputs = [Product("A"), Product("B"), Lot("M", 4)],
            Transformation = new("T", TransformationKind.Divide),
        });

        var scope = plant.Recall(new Suspect(Key(Piece("S1"))));

        Assert.Equal(["A", "B"], Serials(scope.Certain));
        Assert.Equal(4, scope.Certain.Single(n => n.Lot == "M").Bounds!.Minimum);
    }

    [Fact]
    public void What_was_issued_to_an_open_order_is_possibly_in_what_came_out_of_it_and_the_answer_says_so()
    {
        var plant = new Plant();
        plant.Say(new MaterialEvent { Operation = Operation.Issue, Inputs = [Piece("S1")], Transformation = new("100", TransformationKind.Assemble) });
        plant.Say(new MaterialEvent { Operation = Operation.Produce, Outputs = [Product("A")], Transformation = new("100", TransformationKind.Assemble) });

        var scope = plant.Recall(new Suspect(Key(Piece("S1"))));

        Assert.Equal(["A"], Serials(scope.Possible));
        Assert.Equal(["100"], scope.Completeness.OpenTransformations);
        Assert.Contains("excluded on data so far", scope.Completeness.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void A_serial_scanned_into_one_unit_of_an_order_is_not_in_the_others()
    {
        var plant = new Plant();
        var order = new Transformation("100", TransformationKind.Assemble);
        plant.Say(new MaterialEvent { Operation = Operation.Issue, Inputs = [Piece("S1")], Transformation = order });
        plant.Say(new MaterialEvent { Operation = Operation.Produce, Inputs = [Piece("S1")], Outputs = [Product("A")], Transformation = order });
        plant.Say(new MaterialEvent { Operation = Operation.Produce, Outputs = [Product("B")], Transformation = order });

        var scope = plant.Recall(new Suspect(Key(Piece("S1"))));

        Assert.Equal(["A"], Serials(scope.Certain));
        Assert.Equal(["B"], Serials(scope.Excluded));
    }

    [Fact]
    public void An_assumed_use_is_possible_never_certain_and_excludes_no_other()
    {
        var plant = new Plant();
        plant.Put(Lot("L", 2));
        plant.See(Piece("S1", "L"));
        plant.Build(Product("A"), Piece("S1", "L") with { Evidence = EvidenceGrade.Assumed });
        plant.Build(Product("B"), Lot("L", 1));

        var scope = plant.Recall(new Suspect(Key(Piece("S1"))));

        Assert.Equal(["A", "B"], Serials(scope.Possible));
    }

    [Fact]
    public void An_assumed_use_of_more_than_there_is_contradicts_nothing()
    {
        var plant = new Plant();
        plant.Put(Lot("L", 2));
        plant.Build(Product("A"), Lot("L", 9) with { Evidence = EvidenceGrade.Assumed });

        Assert.Empty(plant.Recall(new Suspect(Key(Lot("L")))).Inconsistencies);
    }

    [Fact]
    public void More_used_than_the_opening_balance_is_an_alarm_with_its_events_and_leaves_the_answer_as_it_is()
    {
        var plant = new Plant();
        plant.Put(Lot("L", 1) with { Evidence = EvidenceGrade.Assumed });
        plant.Build(Product("A"), Lot("L", 2));

        var scope = plant.Recall(new Suspect(Key(Lot("L"))));

        Assert.Equal(["A"], Serials(scope.Certain));
        Assert.NotEmpty(Assert.Single(scope.Inconsistencies, i => i.Code == Contradictions.MoreUsedThanOpeningBalance).Events);
    }

    [Fact]
    public void A_tank_that_was_never_emptied_carries_over_into_everything_drawn_later()
    {
        var plant = Tank();
        plant.Draw("C", "2026-03-05T00:00:00Z");

        var scope = plant.Plant.Recall(new Suspect(Key(Lot("A"))));

        Assert.Equal(["B", "C"], scope.Possible.Where(n => n.Lot is "B" or "C").Select(n => n.Lot));
    }

    [Fact]
    public void A_tank_that_was_emptied_carries_nothing_over()
    {
        var plant = Tank();
        plant.Plant.Say(new MaterialEvent { Operation = Operation.Observe, Materials = [TankPlant.Vessel], Disposition = "emptied", Times = TankPlant.At("2026-03-03T00:00:00Z") });
        plant.Draw("C", "2026-03-05T00:00:00Z");

        var scope = plant.Plant.Recall(new Suspect(Key(Lot("A"))));

        Assert.Equal(["B"], scope.Possible.Where(n => n.Lot is "B" or "C").Select(n => n.Lot));
        Assert.DoesNotContain(scope.Certain, n => n.Lot == "C");
    }

    [Fact]
    public void A_draw_of_unknown_time_may_be_of_any_filling_of_the_tank()
    {
        var plant = Tank();
        plant.Plant.Say(new MaterialEvent { Operation = Operation.Observe, Materials = [TankPlant.Vessel], Disposition = "emptied", Times = TankPlant.At("2026-03-03T00:00:00Z") });
        plant.Draw("C", null);

        Assert.Contains(plant.Plant.Recall(new Suspect(Key(Lot("A")))).Possible, n => n.Lot == "C");
    }

    [Fact]
    public void What_mixes_through_is_certain_wherever_any_of_it_went()
    {
        var plant = new Plant();
        plant.Put(Kilos("L", 10));
        plant.Say(new MaterialEvent { Operation = Operation.Produce, Inputs = [Kilos("L", 2)], Outputs = [Product("A")], Transformation = new("T", TransformationKind.Mix) });
        var some = new Suspect(Key(Lot("L")), 1);

        Assert.Equal(["A"], Serials(plant.Recall(some).Possible));
        Assert.Equal(["A"], Serials(plant.Recall(ScopeOptions.Usual with { IsHomogeneous = item => item == "C" }, some).Certain));
    }

    private static TankPlant Tank()
    {
        var plant = new TankPlant();
        plant.Fill("A", "2026-03-01T00:00:00Z");
        plant.Draw("B", "2026-03-02T00:00:00Z");
        plant.Fill("A2", "2026-03-04T00:00:00Z");
        return plant;
    }

    private static MaterialReference Kilos(string lot, decimal quantity) => Lot(lot, quantity) with { Unit = "KGM" };

    private static string[] Serials(IEnumerable<TraceNode> nodes) =>
        [.. nodes.Where(n => n.Item == "P").Select(n => n.Serial!).Order(StringComparer.Ordinal)];
}
