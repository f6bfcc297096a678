using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;
using Xunit;

namespace IntegrationHub.Core.Tests.Translation.Laws;

/// <summary>What becomes of the attributes of lots.</summary>
public sealed class AttributeLawTests
{
    [Fact]
    public void A_projection_that_drops_a_lot_attribute_says_so() => Law.Holds(choices =>
    {
        var stock = new GeneratedStock(choices);
        var pieces = choices.Some(stock.Pieces).Select(p => p with { Position = choices.Of(null, "10") }).ToArray();

        var projected = Projections.SerialToLot(pieces, stock.Facts).Value;

        var dropped = new SortedSet<string>(StringComparer.Ordinal) { "serial" };
        foreach (var piece in pieces)
        {
            var line = projected.Lines.Single(l => l.Lot == stock.LotOf(piece) && l.Item!.Id == piece.Item!.Id && l.Segment == piece.Segment);
            AddIf("position", piece.Position is not null);
            AddIf("lotAttributes.expiry", piece.LotAttributes?.Expiry is { } e && line.LotAttributes?.Expiry != e);
            AddIf("lotAttributes.origin", piece.LotAttributes?.Origin is { } o && line.LotAttributes?.Origin != o);
            AddIf("lotAttributes.heat", piece.LotAttributes?.Heat is { } h && line.LotAttributes?.Heat != h);
        }

        Assert.Equal(dropped, projected.Lost.Order(StringComparer.Ordinal));

        void AddIf(string name, bool isDropped)
        {
            if (isDropped)
            {
                dropped.Add(name);
            }
        }
    });

    [Fact]
    public void Merging_takes_the_earliest_expiry_and_keeps_only_what_all_agree_on() => Law.Holds(choices =>
    {
        var stock = new GeneratedStock(choices);
        var pieces = choices.Some(stock.Pieces);

        foreach (var line in Projections.SerialToLot(pieces, stock.Facts).Value.Lines)
        {
            var own = pieces.Where(p => stock.LotOf(p) == line.Lot && p.Item!.Id == line.Item!.Id && p.Segment == line.Segment).ToArray();
            var origins = own.Select(p => p.LotAttributes?.Origin).OfType<string>().Distinct().ToArray();
            Assert.Equal(own.Select(p => p.LotAttributes?.Expiry).OfType<string>().Min(StringComparer.Ordinal), line.LotAttributes?.Expiry);
            Assert.Equal(origins is [var only] ? only : null, line.LotAttributes?.Origin);
        }
    });

    [Fact]
    public void An_origin_that_two_pieces_dispute_is_not_restored_by_a_third()
    {
        var facts = new TranslationFacts([.. new[] { "S1", "S2", "S3" }.Select(s => new PieceMembership("I", s, "L", EvidenceGrade.Exact, "m/1"))], []);
        MaterialReference[] pieces = [Piece("S1", "DE", "2027-01-01"), Piece("S2", "FR", "2026-06-01"), Piece("S3", "DE", "2027-01-01")];

        var projected = Projections.SerialToLot(pieces, facts).Value;

        Assert.Equal(new LotAttributes(Expiry: "2026-06-01"), Assert.Single(projected.Lines).LotAttributes);
        Assert.Equal(["serial", "lotAttributes.expiry", "lotAttributes.origin"], projected.Lost);
    }

    private static MaterialReference Piece(string serial, string origin, string expiry) => new() { Item = new("I"), Serial = serial, LotAttributes = new(Expiry: expiry, Origin: origin) };
}
