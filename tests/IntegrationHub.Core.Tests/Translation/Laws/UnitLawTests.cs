using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;
using Xunit;

namespace IntegrationHub.Core.Tests.Translation.Laws;

/// <summary>The laws of units: by Recommendation 20 within a dimension, by the item's own factor across.</summary>
public sealed class UnitLawTests
{
    [Fact]
    public void What_is_converted_converts_back_to_the_same_and_never_rounds() => Law.Holds(choices =>
    {
        UnitFactor[] factors = [new("I", "KGM", "C62", choices.Of(4m, 3m, 0.5m, 7m)), new("I", "MTR", "KGM", 2.5m)];
        var from = choices.Of("C62", "KGM", "GRM", "MTR", "CMT", "DZN");
        var to = choices.Of("C62", "KGM", "GRM", "MTR", "CMT", "DZN");
        var material = new MaterialReference { Item = new("I"), Lot = "L", Quantity = choices.Next(1, 400) / 8m, Unit = from };

        var there = UnitConversion.To(material, to, factors);

        if (there.Succeeded)
        {
            Assert.Equal(material, UnitConversion.To(there.Value, from, factors).Value);
        }
        else
        {
            Assert.Equal("TRA-0008", there.Problems[0].Code);
        }
    });

    [Fact]
    public void A_lot_kept_in_kilograms_is_its_pieces_by_the_factor_of_its_item_and_not_without() => Law.Holds(choices =>
    {
        var stock = new GeneratedStock(choices);
        var lot = stock.Whole[choices.Next(stock.Whole.Count)];
        var unit = lot.Item!.Id == "I" ? "KGM" : "MTR";
        var measured = UnitConversion.To(lot, unit, stock.Facts.Factors).Value;

        var serials = Projections.LotToSerials(measured, stock.Facts).Value.Lines;

        Assert.Equal(Projections.LotToSerials(lot, stock.Facts).Value.Lines, serials);
        Assert.Equal(measured, UnitConversion.To(Assert.Single(Projections.SerialToLot(serials, stock.Facts).Value.Lines), unit, stock.Facts.Factors).Value);
        Assert.Equal("TRA-0008", Projections.LotToSerials(measured, stock.Facts with { Factors = [] }).Problems[0].Code);
    });

    [Fact]
    public void A_factor_holds_on_its_days_only()
    {
        UnitFactor[] factors = [new("I", "KGM", "C62", 4, null, new(2026, 7, 1)), new("I", "KGM", "C62", 5, new(2026, 7, 1))];
        var lot = new MaterialReference { Item = new("I"), Lot = "L", Quantity = 2, Unit = "KGM" };

        Assert.Equal(8, UnitConversion.To(lot, "C62", factors, new(2026, 6, 30)).Value.Quantity);
        Assert.Equal(10, UnitConversion.To(lot, "C62", factors, new(2026, 7, 1)).Value.Quantity);
        Assert.Equal("TRA-0008", UnitConversion.To(lot, "C62", factors).Problems[0].Code);
        Assert.Equal("TRA-0008", UnitConversion.To(lot with { Item = new("J") }, "C62", factors, new(2026, 7, 1)).Problems[0].Code);
    }

    [Fact]
    public void Three_kilograms_are_not_three_pieces()
    {
        var facts = new TranslationFacts([.. new[] { "A", "B", "C" }.Select(s => new PieceMembership("I", s, "L", EvidenceGrade.Exact, "m"))], [new LotFact("I", "L", 3, true)]);

        Assert.Equal("TRA-0008", Projections.LotToSerials(new MaterialReference { Item = new("I"), Lot = "L", Quantity = 3, Unit = "KGM" }, facts).Problems[0].Code);
    }

    [Theory]
    [InlineData("9999999999999999", "9999999999999999")]
    [InlineData("1234567890123456.123456789012", "0.123456789012")]
    public void What_no_decimal_holds_exactly_is_refused_and_not_rounded(string quantity, string factor)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var lot = new MaterialReference { Item = new("I"), Lot = "L", Quantity = decimal.Parse(quantity, culture), Unit = "KGM" };

        Assert.Equal("TRA-0008", UnitConversion.To(lot, "C62", [new("I", "KGM", "C62", decimal.Parse(factor, culture))]).Problems[0].Code);
    }
}
