using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Quality;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Quality.Nonconformance;
using IntegrationHub.Core.Translation;
using Xunit;
using Report = IntegrationHub.Core.Canonical.Quality.Nonconformance;

namespace IntegrationHub.Core.Tests.Quality;

public sealed class ScopeResolverTests
{
    private static readonly TranslationFacts Fifty = new(
        [.. Enumerable.Range(1, 50).Select(n => new PieceMembership("4711-90", $"B{n:00}", "L9", EvidenceGrade.Exact, "m/1"))],
        [new LotFact("4711-90", "L9", 50, Complete: true)]);

    [Fact]
    public void Three_unnamed_of_fifty_hold_every_piece_and_all_of_the_lot()
    {
        var scope = ScopeResolver.Resolve(ThreeOfFifty(), Fifty).Value;

        Assert.Equal(50, scope.Units.Count(u => u.Certainty == Certainty.Possible));
        Assert.Equal(new ScopedLot("4711-90", "L9", 50, 3, "C62"), Assert.Single(scope.Lots));
        Assert.Empty(scope.OpenLots);
    }

    [Fact]
    public void Pieces_that_nobody_knows_by_name_keep_the_lot_in_the_view_of_pieces()
    {
        var some = new TranslationFacts([.. Fifty.Memberships.Take(10)], [new LotFact("4711-90", "L9", 50)]);

        var view = ScopeResolver.Resolve(ThreeOfFifty(), some).Value.ViewFor(ThreeOfFifty(), ["unit"]).Value;

        Assert.Equal((10, 1), (view.Materials!.Count(m => m.Serial is not null), view.Materials!.Count(m => m is { Serial: null, Lot: "L9", Quantity: 50 })));
    }

    [Fact]
    public void Three_named_pieces_are_three_unit_holds_and_three_of_the_lot()
    {
        var report = Named("B01", "B02", "B03");
        var scope = ScopeResolver.Resolve(report, Fifty).Value;

        Assert.Equal(["B01", "B02", "B03"], scope.ViewFor(report, ["unit"]).Value.Materials!.Select(m => m.Serial));
        var blocked = Assert.Single(scope.ViewFor(report, ["stock-status"]).Value.Materials!);
        Assert.Equal(("L9", 3m, "C62"), (blocked.Lot, blocked.Quantity, blocked.Unit));
        Assert.Equal(report, scope.ViewFor(report, []).Value);
    }

    [Fact]
    public void A_piece_of_unknown_lot_is_not_told_to_a_system_of_lots()
    {
        var report = Named("B01", "X");
        var scope = ScopeResolver.Resolve(report, Fifty).Value;

        var view = scope.ViewFor(report, ["lot"]);

        Assert.Equal(("QUA-0001", "X"), (view.Problems[0].Code, view.Problems[0].RawValue));
        Assert.True(scope.ViewFor(report, ["unit"]).Succeeded);
    }

    [Fact]
    public void Material_that_names_neither_piece_nor_lot_is_a_problem() =>
        Assert.Equal("QUA-0002", ScopeResolver.Resolve(ThreeOfFifty() with { Materials = [new() { Item = new("4711-90") }] }, Fifty).Problems[0].Code);

    [Fact]
    public void What_genealogy_reaches_is_held_too()
    {
        var recall = new RecallScope([], [new TraceNode("serial:P:A", "P", null, "A", NodeKind.Unit, 1, Certainty.Certain)], [], [], [], new("", [], [], null));
        var report = Named("B01");

        var holds = ResolvedScope.HoldsOf(ScopeResolver.Resolve(report, Fifty, recall).Value.ViewFor(report, ["unit"]).Value, "mes-sim", 7);

        Assert.Equal(["serial:4711-90:B01", "serial:P:A"], holds.Select(h => h.Unit));
        Assert.All(holds, h => Assert.Equal(("N1", "mes-sim", HoldState.Requested), (h.NcrId, h.System, h.State)));
    }

    private static Report ThreeOfFifty() => new()
    {
        Id = "N1",
        Type = NonconformanceType.Product,
        Observed = "bore",
        Materials = [new() { Item = new("4711-90"), Lot = "L9", Quantity = 3, Unit = "C62" }],
        Affected = new AffectedQuantity(3, 50, "C62"),
    };

    private static Report Named(params string[] serials) =>
        ThreeOfFifty() with { Materials = [.. serials.Select(s => new MaterialReference { Item = new("4711-90"), Serial = s })] };
}
