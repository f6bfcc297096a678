using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Boundaries;
using IntegrationHub.Core.Genealogy.Conservation;
using IntegrationHub.Core.Tests.Genealogy.Conservation;
using Xunit;

namespace IntegrationHub.Core.Tests.Genealogy.Boundaries;

/// <summary>What happens to material at the boundary of each operation; <see cref="BoundaryTableTests"/> says which test is of which.</summary>
public sealed class BoundaryTests
{
    [Fact]
    public void A_substitute_that_is_tracked_more_weakly_is_held_until_a_concession_is_named()
    {
        var weaker = new MaterialEvent { Operation = Operation.Substitute, Inputs = [StockBook.Lot(1)], Materials = [StockBook.Piece("S1")] };
        var equal = weaker with { Inputs = [StockBook.Unit("X1")] };

        Assert.Equal("GEN-0011", Assert.Single(EventBoundary.Posting(weaker)).Code);
        Assert.Empty(EventBoundary.Posting(equal));
        Assert.Empty(EventBoundary.Posting(weaker with { Documents = [new BusinessDocument("concession", "C-7")] }));
        Assert.Equal("/materials", Assert.Single(EventBoundary.Posting(weaker with { Materials = null })).Place);
    }

    [Fact]
    public void A_kit_of_which_one_part_is_used_keeps_the_others_out_of_the_product()
    {
        var plant = new Plant();
        MaterialReference kit = new() { Container = "K1" }, a = Plant.Piece("A"), b = Plant.Piece("B");
        plant.Say(new MaterialEvent { Operation = Operation.Kit, Inputs = [a, b], Outputs = [kit], Transformation = new("K1", TransformationKind.Pack) });
        plant.Say(new MaterialEvent { Operation = Operation.Unkit, Inputs = [kit], Outputs = [a], Transformation = new("K1", TransformationKind.Disassemble) });
        plant.Build(Plant.Product("P1"), a);

        Assert.Contains(plant.Trace(a, TraceDirection.Forward).Nodes, n => n.Serial == "P1");
        Assert.DoesNotContain(plant.Trace(b, TraceDirection.Forward).Nodes, n => n.Serial == "P1");
    }

    [Fact]
    public void A_piece_that_is_reallocated_is_free_for_its_next_order()
    {
        var stock = new StockBook();
        stock.Report(Operation.Issue, inputs: [StockBook.Piece("S1")], order: "T1");
        stock.Report(Operation.Reallocate, materials: [StockBook.Piece("S1")], order: "T2");
        stock.Report(Operation.Issue, inputs: [StockBook.Piece("S1")], order: "T2");

        Assert.DoesNotContain(stock.Account().Alarms, a => a.Code == ConservationAlarms.PieceLeftTwice);
    }

    [Fact]
    public void A_piece_issued_to_two_orders_without_reallocation_is_told()
    {
        var stock = new StockBook();
        stock.Report(Operation.Issue, inputs: [StockBook.Piece("S1")], order: "T1");
        stock.Report(Operation.Issue, inputs: [StockBook.Piece("S1")], order: "T2");

        Assert.Contains(stock.Account().Alarms, a => a.Code == ConservationAlarms.PieceLeftTwice);
    }

    [Fact]
    public void Bulk_that_is_repacked_into_smaller_units_keeps_its_quantity_and_its_origin()
    {
        var stock = new StockBook();
        stock.Report(Operation.Receive, outputs: [StockBook.Lot(10)]);
        stock.Report(Operation.Repack, inputs: [StockBook.Lot(10)], outputs: [StockBook.Lot(6, "L-1"), StockBook.Lot(4, "L-2")]);
        var plant = new Plant();
        plant.Put(Plant.Lot("L", 10));
        plant.Say(new MaterialEvent { Operation = Operation.Repack, Inputs = [Plant.Lot("L", 10)], Outputs = [Plant.Lot("L-1", 6), Plant.Lot("L-2", 4)] });

        Assert.Equal((10m, 0m), (stock.Account().MovedOut, stock.Account().OnHand));
        Assert.Empty(stock.Account().Alarms);
        Assert.Equal(["L-1", "L-2"], plant.Trace(Plant.Lot("L"), TraceDirection.Forward).Nodes.Where(n => n.Level == 1).Select(n => n.Lot!).Order());
    }

    [Fact]
    public void A_relabelled_lot_and_a_rolled_part_number_lead_back_to_what_they_were()
    {
        var plant = new Plant();
        plant.Say(new MaterialEvent { Operation = Operation.Relabel, Inputs = [Plant.Lot("OLD", 5)], Outputs = [Plant.Lot("NEW", 5)] });
        plant.Say(new MaterialEvent { Operation = Operation.Convert, Inputs = [Plant.Lot("NEW", 5)], Outputs = [Plant.Lot("NEW", 5) with { Item = new("C-02") }] });

        var back = plant.Trace(Plant.Lot("NEW") with { Item = new("C-02") }, TraceDirection.Backward).Nodes;

        Assert.Equal(["NEW", "OLD"], back.Where(n => n.Level > 0).Select(n => n.Lot));
    }

    [Fact]
    public void A_part_taken_out_of_one_product_and_built_into_another_is_in_the_second_and_counts_once()
    {
        var stock = new StockBook();
        stock.Report(Operation.Receive, outputs: [StockBook.Lot(1)]);
        stock.Report(Operation.Install, inputs: [StockBook.Piece("S1")], outputs: [StockBook.Unit("P1")]);
        stock.Report(Operation.Disassemble, inputs: [StockBook.Unit("P1")], outputs: [StockBook.Piece("S1")]);
        stock.Report(Operation.Install, inputs: [StockBook.Piece("S1")], outputs: [StockBook.Unit("P2")]);

        Assert.DoesNotContain(stock.Account().Alarms, a => a.Code is ConservationAlarms.PieceLeftTwice);
        Assert.Equal(0, stock.Account().Serials);
    }

    [Fact]
    public void A_shipped_piece_that_came_back_and_was_replaced_is_there_and_its_replacement_is_gone()
    {
        var stock = new StockBook();
        stock.Report(Operation.Receive, outputs: [StockBook.Lot(3)]);
        stock.Report(Operation.Ship, materials: [StockBook.Piece("S1")]);
        stock.Report(Operation.Return, materials: [StockBook.Piece("S1")]);
        stock.Report(Operation.Ship, materials: [StockBook.Piece("S2")]);

        Assert.Equal((4m, 2m, 2m, 1), (stock.Account().In, stock.Account().Shipped, stock.Account().OnHand, stock.Account().Serials));
        Assert.Empty(stock.Account().Alarms);
    }

    [Fact]
    public void Part_of_a_lot_is_scrapped_destroyed_sampled_or_found_less_and_the_rest_stays()
    {
        var stock = new StockBook();
        stock.Report(Operation.Receive, outputs: [StockBook.Lot(10)]);
        stock.Report(Operation.Scrap, inputs: [StockBook.Lot(2)]);
        stock.Report(Operation.Destroy, inputs: [StockBook.Lot(1)]);
        stock.Report(Operation.Sample, inputs: [StockBook.Lot(1)]);
        stock.Report(Operation.Adjust, inputs: [StockBook.Lot(1)]);

        Assert.Equal((3m, 2m, 5m), (stock.Account().Scrapped, stock.Account().Sampled, stock.Account().OnHand));
    }

    [Fact]
    public void Merged_lots_and_products_beside_the_main_one_come_into_their_own_accounts()
    {
        var stock = new StockBook();
        stock.Report(Operation.Merge, inputs: [StockBook.Lot(4, "A"), StockBook.Lot(6, "B")], outputs: [StockBook.Lot(10)]);
        stock.Report(Operation.CoProduct, inputs: [StockBook.Unit("R")], outputs: [StockBook.Lot(2)]);
        stock.Report(Operation.ByProduct, outputs: [StockBook.Lot(1)]);

        Assert.Equal(13, stock.Account().OnHand);
        Assert.Empty(stock.Account().Alarms);
    }

    [Fact]
    public void What_is_at_a_subcontractor_is_not_there_and_comes_back_as_received()
    {
        var stock = new StockBook();
        stock.Report(Operation.Receive, outputs: [StockBook.Lot(10)]);
        stock.Report(Operation.SubcontractOut, materials: [StockBook.Lot(6)]);
        Assert.Equal((6m, 4m), (stock.Account().MovedOut, stock.Account().OnHand));

        stock.Report(Operation.SubcontractIn, outputs: [StockBook.Lot(6)]);

        Assert.Equal(10, stock.Account().OnHand);
    }

    [Fact]
    public void Consignment_and_customer_owned_stock_of_one_lot_never_mix()
    {
        StockSegment own = new(Site: "h", Owner: StockOwner.Own), consignment = new(Site: "h", Owner: StockOwner.Consignment, OwnerParty: "ACME"), customer = new(Site: "h", Owner: StockOwner.Customer, OwnerParty: "BigCo");
        var stock = new StockBook();
        stock.Report(Operation.Receive, outputs: [StockBook.Lot(5, segment: consignment), StockBook.Lot(3, segment: customer)]);
        stock.Report(Operation.Transfer, inputs: [StockBook.Lot(2, segment: consignment)], outputs: [StockBook.Lot(2, segment: own)]);
        stock.Report(Operation.Issue, inputs: [StockBook.Lot(2, segment: own)]);

        var accounts = stock.Accounts().ToDictionary(a => a.Segment ?? new(), a => a.OnHand);

        Assert.Equal((3m, 3m, 0m), (accounts[consignment], accounts[customer], accounts[own]));
    }

    [Fact]
    public void A_reversal_takes_an_event_back_by_its_id_or_by_its_reference_document_and_moves_nothing_itself()
    {
        foreach (var names in new Func<MaterialEvent, MaterialEvent>[] { e => e with { Corrects = new Correction("4900001") }, e => e with { Documents = [new("material-document", "4900001")] } })
        {
            var reversal = names(new MaterialEvent { EventId = "4900002", Operation = Operation.Reverse, Inputs = [StockBook.Lot(3)] });

            Assert.Empty(EventBoundary.Ambiguities(reversal));
            Assert.Empty(StockMovements.From(reversal, "m/2", "erp"));
            Assert.Equal("erp/4900001", GenealogyChanges.From(reversal, "m/2", "erp").Retracts!.EventKey);
        }
    }

    [Fact]
    public void A_code_that_may_be_a_reversal_or_a_return_is_not_guessed()
    {
        Assert.Equal("GEN-0010", Assert.Single(EventBoundary.Ambiguities(new MaterialEvent { Operation = Operation.Reverse, Inputs = [StockBook.Lot(3)] })).Code);
        Assert.Equal("GEN-0010", Assert.Single(EventBoundary.Ambiguities(new MaterialEvent { Operation = Operation.Return, Materials = [StockBook.Lot(3)], Corrects = new("1") })).Code);
        Assert.Empty(EventBoundary.Ambiguities(new MaterialEvent { Operation = Operation.Return, Materials = [StockBook.Lot(3)] }));
    }

    [Theory]
    [InlineData(Operation.Pack)]
    [InlineData(Operation.Unpack)]
    [InlineData(Operation.Kit)]
    [InlineData(Operation.Unkit)]
    [InlineData(Operation.Serialise)]
    [InlineData(Operation.Deserialise)]
    [InlineData(Operation.Rework)]
    [InlineData(Operation.Hold)]
    [InlineData(Operation.Release)]
    [InlineData(Operation.Expire)]
    [InlineData(Operation.Extend)]
    [InlineData(Operation.Observe)]
    public void What_only_names_packs_or_judges_material_changes_no_quantity(Operation operation)
    {
        var e = new MaterialEvent { EventId = "1", Operation = operation, Inputs = [StockBook.Lot(3)], Outputs = [StockBook.Piece("S1")], Materials = [StockBook.Lot(3)] };

        Assert.Empty(StockMovements.From(e, "m/1", "mes"));
    }
}
