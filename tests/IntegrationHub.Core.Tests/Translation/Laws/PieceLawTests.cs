using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;
using Xunit;

namespace IntegrationHub.Core.Tests.Translation.Laws;

/// <summary>The laws of pieces, lots and amounts.</summary>
public sealed class PieceLawTests
{
    [Fact]
    public void Coarsening_what_was_refined_gives_the_same_back() => Law.Holds(choices =>
    {
        var stock = new GeneratedStock(choices);
        var lot = stock.Whole[choices.Next(stock.Whole.Count)];

        var again = Assert.Single(Projections.SerialToLot(Projections.LotToSerials(lot, stock.Facts).Value.Lines, stock.Facts).Value.Lines);

        Assert.Equal(lot, again);
    });

    [Fact]
    public void Refining_what_was_coarsened_contains_it() => Law.Holds(choices =>
    {
        var stock = new GeneratedStock(choices);
        var pieces = choices.Some(stock.Pieces);

        var candidates = Projections.SerialToLot(pieces, stock.Facts).Value.Lines.SelectMany(l => Projections.LotToCandidates(l, stock.Facts).Serials).ToHashSet();

        Assert.All(pieces, p => Assert.Contains(p.Serial!, candidates));
    });

    [Fact]
    public void Quantities_are_conserved_in_every_unit() => Law.Holds(choices =>
    {
        var stock = new GeneratedStock(choices);
        var pieces = choices.Some(stock.Pieces).Select(p => choices.Of(p, p with { Quantity = choices.Next(1, 9) / 4m, Unit = "KGM" })).ToArray();

        var lots = Projections.SerialToLot(pieces, stock.Facts).Value.Lines;

        Assert.Equal(Amounts(pieces), Amounts(lots));
        Assert.Equal(Amounts(pieces), Amounts(Projections.ToQuantity(lots).Value.Lines));
        Assert.Equal(Amounts(pieces), Amounts(Projections.ToQuantity(pieces).Value.Lines));
    });

    [Fact]
    public void Projecting_twice_equals_projecting_once() => Law.Holds(choices =>
    {
        var stock = new GeneratedStock(choices);
        var once = Projections.ToQuantity(choices.Some(stock.Pieces)).Value;
        var twice = Projections.ToQuantity(once.Lines).Value;

        Assert.Equal(once.Lines, twice.Lines);
        Assert.Empty(twice.Lost);
    });

    [Fact]
    public void No_projection_invents_an_identity() => Law.Holds(choices =>
    {
        var stock = new GeneratedStock(choices);
        var lot = stock.Whole[choices.Next(stock.Whole.Count)];
        var pieces = choices.Some(stock.Pieces);

        Assert.All(Projections.SerialToLot(pieces, stock.Facts).Value.Lines, l => Assert.Contains(stock.Lots, k => k.Item == l.Item!.Id && k.Lot == l.Lot));
        Assert.All(Projections.LotToSerials(lot, stock.Facts).Value.Lines, l => Assert.Contains(stock.Members, m => m.Item == l.Item!.Id && m.Serial == l.Serial && m.Lot == l.Lot));
        Assert.All(Projections.ToQuantity(pieces).Value.Lines, l => Assert.Null(l.Serial ?? l.Lot ?? l.Container));
        Assert.Equal("TRA-0014", LotNaming.Name(Projections.ToQuantity(pieces).Value.Lines, null, "p").Problems[0].Code);
    });

    [Fact]
    public void A_part_of_a_lot_or_a_lot_with_incomplete_membership_is_never_expanded() => Law.Holds(choices =>
    {
        var stock = new GeneratedStock(choices);
        var lot = stock.Whole[choices.Next(stock.Whole.Count)];
        var facts = choices.Next(4) switch
        {
            0 => stock.Facts with { Memberships = [.. stock.Members.Where(m => m.Lot != lot.Lot), .. stock.Members.Where(m => m.Lot == lot.Lot).Skip(1)] },
            1 => stock.Facts with { Lots = [.. stock.Lots.Select(l => l with { Complete = false })] },
            2 => stock.Facts with { Lots = [.. stock.Lots.Select(l => l with { Quantity = l.Quantity + 1 })] },
            _ => stock.Facts,
        };
        var meant = ReferenceEquals(facts, stock.Facts) ? lot with { Quantity = lot.Quantity + choices.Of(-1, 1) } : lot;

        Assert.Equal("TRA-0004", Projections.LotToSerials(meant, facts).Problems[0].Code);
    });

    [Fact]
    public void Candidates_hold_the_true_number_between_minimum_and_maximum() => Law.Holds(choices =>
    {
        var stock = new GeneratedStock(choices);
        var lot = stock.Whole[choices.Next(stock.Whole.Count)];
        var (size, named) = ((int)lot.Quantity!.Value, choices.Next((int)lot.Quantity.Value + 1));
        var meant = choices.Next(1, size);
        var some = new TranslationFacts([.. stock.Members.Where(m => m.Item == lot.Item!.Id && m.Lot == lot.Lot).Take(named)], [.. stock.Lots.Select(l => l with { Complete = false })]);

        var candidates = Projections.LotToCandidates(lot with { Quantity = meant }, some);
        var numbers = Enumerable.Range(0, 1 << size).Where(w => int.PopCount(w) == meant).Select(w => int.PopCount(w & ((1 << named) - 1))).ToArray();

        Assert.Equal((numbers.Min(), numbers.Max()), (candidates.Minimum, candidates.Maximum));
    });

    private static Dictionary<(string, string, StockSegment?), decimal> Amounts(IEnumerable<MaterialReference> materials) => materials
        .GroupBy(m => (m.Item!.Id, m.Unit ?? "C62", m.Segment)).ToDictionary(g => g.Key, g => g.Sum(m => m.Quantity ?? 1));
}
