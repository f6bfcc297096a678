using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using Xunit;
using static IntegrationHub.Core.Tests.Genealogy.Plant;

namespace IntegrationHub.Core.Tests.Genealogy;

/// <summary>How much of each lot is in a unit that failed.</summary>
public sealed class BackwardBoundsTests
{
    [Fact]
    public void What_went_straight_into_a_unit_is_exact()
    {
        var plant = new Plant();
        plant.Put(Lot("L9", 10));
        plant.Build(Product("A"), Lot("L9", 3));
        plant.Build(Product("B"), Lot("L9", 4));

        Assert.Equal(new AffectedBounds(3, 3, "C62", Exact: true), Bounds(plant, "lot:C:L9"));
    }

    [Fact]
    public void What_went_into_a_lot_on_the_way_is_bounded_by_what_was_drawn()
    {
        var plant = new Plant();
        plant.Put(Lot("L9", 10));
        plant.Build(new MaterialReference { Item = new("M"), Lot = "M1", Quantity = 5, Unit = "C62" }, Lot("L9", 5));
        plant.Build(Product("A"), new MaterialReference { Item = new("M"), Lot = "M1", Quantity = 1, Unit = "C62" });

        var bounds = Bounds(plant, "lot:C:L9");

        Assert.Equal((5m, false), (bounds.Maximum, bounds.Exact));
        Assert.InRange(bounds.Minimum, 0, 1);
        Assert.Equal(new AffectedBounds(1, 1, "C62", Exact: true), Bounds(plant, "lot:M:M1"));
    }

    [Fact]
    public void A_lot_of_which_no_amount_is_on_record_has_no_upper_bound()
    {
        var plant = new Plant();
        plant.Build(Product("A"), Lot("L9"));

        Assert.Null(Bounds(plant, "lot:C:L9").Maximum);
    }

    [Fact]
    public void Through_a_container_a_piece_is_at_most_one_and_what_was_assumed_may_be_none()
    {
        var plant = new Plant();
        var box = new MaterialReference { Container = "BOX" };
        plant.Say(new MaterialEvent { Operation = Operation.Pack, Inputs = [Piece("S1"), Piece("S2")], Outputs = [box] });
        plant.Say(new MaterialEvent { Operation = Operation.Backflush, Inputs = [Piece("S1")], Outputs = [Product("A")] });

        Assert.Equal((0m, 1m), (Bounds(plant, "serial:C:S1").Minimum, Bounds(plant, "serial:C:S1").Maximum));
    }

    [Fact]
    public void Where_the_record_contradicts_itself_no_amount_is_told()
    {
        var plant = new Plant();
        plant.Put(Lot("L9", 1));
        plant.Build(Product("A"), Lot("L9", 3));

        Assert.All(plant.Trace(Product("A"), TraceDirection.Backward).Nodes, node => Assert.Null(node.Bounds));
    }

    private static AffectedBounds Bounds(Plant plant, string node) => plant.Trace(Product("A"), TraceDirection.Backward).Nodes.Single(n => n.Id == node).Bounds!;
}
