using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy.Conservation;
using Xunit;

namespace IntegrationHub.Core.Tests.Genealogy.Conservation;

/// <summary>Numbers that stand for two things.</summary>
public sealed class NumberUseTests
{
    [Fact]
    public void A_serial_number_that_is_made_again_is_told_with_both_events()
    {
        var stock = new StockBook();
        var first = stock.Report(Operation.Produce, outputs: [StockBook.Piece("S1")]);
        var second = stock.Report(Operation.Produce, outputs: [StockBook.Piece("S1")]);

        var alarm = Assert.Single(stock.Account().Alarms, a => a.Code == ConservationAlarms.NumberReused);

        Assert.Equal([first, second], alarm.Events);
    }

    [Fact]
    public void A_serial_number_that_is_received_after_it_was_used_up_is_a_reuse_and_a_return_is_none()
    {
        var stock = new StockBook();
        stock.Report(Operation.Receive, outputs: [StockBook.Piece("S1")]);
        stock.Report(Operation.Ship, materials: [StockBook.Piece("S1")]);
        stock.Report(Operation.Return, materials: [StockBook.Piece("S1")]);
        Assert.DoesNotContain(stock.Account().Alarms, a => a.Code == ConservationAlarms.NumberReused);

        stock.Report(Operation.Issue, inputs: [StockBook.Piece("S1")]);
        stock.Report(Operation.Receive, outputs: [StockBook.Piece("S1")]);

        Assert.Contains(stock.Account().Alarms, a => a.Code == ConservationAlarms.NumberReused);
    }

    [Fact]
    public void A_lot_number_that_two_suppliers_use_is_a_collision_and_two_deliveries_of_one_supplier_are_none()
    {
        var stock = new StockBook();
        var first = stock.Report(Operation.Receive, outputs: [StockBook.Lot(5)], partner: "ACME");
        stock.Report(Operation.Receive, outputs: [StockBook.Lot(5)], partner: "ACME");
        Assert.Empty(stock.Account().Alarms);

        var other = stock.Report(Operation.Receive, outputs: [StockBook.Lot(5)], partner: "Zeta");

        var alarm = Assert.Single(stock.Account().Alarms);
        Assert.Equal((ConservationAlarms.SeveralSuppliers, 15m), (alarm.Code, stock.Account().In));
        Assert.Equal([first, other], alarm.Events);
    }

    [Theory]
    [InlineData(NumberScope.Item, 0)]
    [InlineData(NumberScope.Client, 0)]
    [InlineData(NumberScope.Plant, 1)]
    public void A_lot_number_of_two_plants_is_told_where_the_system_numbers_within_a_plant(NumberScope scope, int alarms)
    {
        var stock = new StockBook { Uniqueness = new NumberUniqueness(NumberScope.Item, scope) };
        stock.Report(Operation.Produce, outputs: [StockBook.Lot(5, segment: new(Site: "hamburg"))]);
        stock.Report(Operation.Produce, outputs: [StockBook.Lot(5, segment: new(Site: "bremen"))]);

        Assert.Equal(alarms, stock.Account().Alarms.Count(a => a.Code == ConservationAlarms.SeveralPlants));
    }
}
