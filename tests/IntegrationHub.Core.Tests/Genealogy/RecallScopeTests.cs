using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using Xunit;
using static IntegrationHub.Core.Tests.Genealogy.Plant;

namespace IntegrationHub.Core.Tests.Genealogy;

public sealed class RecallScopeTests
{
    [Fact]
    public void A_suspect_piece_of_a_lot_is_possibly_in_everything_the_lot_went_into()
    {
        var scope = LotInThreeProducts().Recall(new Suspect(Key(Piece("S2"))));

        Assert.Equal(["A", "B", "C"], Serials(scope.Possible));
        Assert.DoesNotContain(scope.Certain, n => n.Item == "P");
    }

    [Fact]
    public void One_more_scan_makes_its_product_certain_and_excludes_the_others()
    {
        var plant = LotInThreeProducts();
        plant.Build(Product("B"), Piece("S2", "L9"));

        var scope = plant.Recall(new Suspect(Key(Piece("S2"))));

        Assert.Equal(["B"], Serials(scope.Certain.Where(n => n.Item == "P")));
        Assert.Empty(scope.Possible);
        Assert.Equal(["A", "C"], Serials(scope.Excluded));
    }

    [Fact]
    public void All_of_a_lot_is_certainly_in_everything_it_went_into()
    {
        var scope = LotInThreeProducts().Recall(new Suspect(Key(Lot("L9"))));

        Assert.Equal(["A", "B", "C"], Serials(scope.Certain.Where(n => n.Item == "P")));
    }

    [Fact]
    public void Some_pieces_of_a_lot_are_only_possibly_in_what_it_went_into()
    {
        var scope = LotInThreeProducts().Recall(new Suspect(Key(Lot("L9")), 1));

        Assert.Equal(["A", "B", "C"], Serials(scope.Possible));
    }

    [Fact]
    public void Assumed_evidence_is_never_certain_and_excludes_nothing()
    {
        var plant = LotInThreeProducts();
        plant.Build(Product("B"), Piece("S2", "L9") with { Evidence = EvidenceGrade.Assumed });

        var scope = plant.Recall(new Suspect(Key(Piece("S2"))));

        Assert.Equal(["A", "B", "C"], Serials(scope.Possible));
        Assert.Empty(Serials(scope.Excluded));
    }

    [Fact]
    public void A_piece_recorded_in_two_products_makes_everything_possible_and_excludes_nothing()
    {
        var plant = LotInThreeProducts();
        plant.Build(Product("D"), Piece("S2", "L9"));
        plant.Build(Product("E"), Piece("S2", "L9"));

        var scope = plant.Recall(new Suspect(Key(Piece("S2"))));

        Assert.Equal(["A", "B", "C", "D", "E"], Serials(scope.Possible));
        Assert.Empty(Serials(scope.Excluded));
        Assert.Contains(scope.Inconsistencies, i => i.Code == Contradictions.UnitInSeveralOutputs);
    }

    [Fact]
    public void A_suspect_heat_is_certain_through_supplier_lot_and_internal_lot()
    {
        var plant = LotInThreeProducts(receive: false);
        plant.Say(new SupplierEvent
        {
            Id = "GR-1",
            Kind = SupplierEventKind.Receipt,
            Supplier = new("V-300"),
            Supplied = [new() { Item = new("FW"), Lot = "T-7", Quantity = 50, Unit = "C62", LotAttributes = new(Heat: "H1") }],
            Received = [Lot("L9", 50)],
        });

        var scope = plant.Recall(new Suspect("urn:heat:V-300:H1"));

        Assert.Equal(["A", "B", "C"], Serials(scope.Certain.Where(n => n.Item == "P")));
        Assert.Contains(scope.Certain, n => n.Id == "lot:FW:T-7:V-300");
    }

    private static Plant LotInThreeProducts(bool receive = true)
    {
        var plant = new Plant();
        if (receive)
        {
            plant.Put(Lot("L9", 50));
        }

        plant.See(Piece("S1", "L9"), Piece("S2", "L9"));
        foreach (var product in new[] { "A", "B", "C" })
        {
            plant.Build(Product(product), Lot("L9", 1));
        }

        return plant;
    }

    private static string[] Serials(IEnumerable<TraceNode> nodes) =>
        [.. nodes.Where(n => n.Item == "P").Select(n => n.Serial!).Order(StringComparer.Ordinal)];
}
