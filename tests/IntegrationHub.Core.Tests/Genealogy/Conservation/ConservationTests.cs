using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy.Conservation;
using Xunit;

namespace IntegrationHub.Core.Tests.Genealogy.Conservation;

/// <summary>Where all of a lot went, case by case.</summary>
public sealed class ConservationTests
{
    [Fact]
    public void Pieces_rest_consumed_scrapped_and_shipped_make_up_what_came_in()
    {
        var stock = new StockBook();
        stock.Report(Operation.Receive, outputs: [StockBook.Lot(50)]);
        stock.Report(Operation.Issue, inputs: [StockBook.Piece("S1"), StockBook.Piece("S2")]);
        stock.Report(Operation.Issue, inputs: [StockBook.Lot(10)]);
        stock.Report(Operation.Scrap, inputs: [StockBook.Lot(3)]);
        stock.Report(Operation.Ship, materials: [StockBook.Lot(5), StockBook.Piece("S3")]);
        stock.Names("S1", "S2", "S3", "S4", "S5");

        var account = stock.Account();

        Assert.Equal((50m, 12m, 3m, 6m), (account.In, account.Consumed, account.Scrapped, account.Shipped));
        Assert.Equal((29m, 2, 27m), (account.OnHand, account.Serials, account.Rest));
        Assert.Empty(account.Alarms);
    }

    [Fact]
    public void More_used_than_there_is_is_an_alarm_with_the_earlier_events_beside_the_later_one()
    {
        var stock = new StockBook();
        var received = stock.Report(Operation.Receive, outputs: [StockBook.Lot(5)]);
        var first = stock.Report(Operation.Issue, inputs: [StockBook.Lot(3)]);
        var second = stock.Report(Operation.Issue, inputs: [StockBook.Lot(3)]);

        var alarm = Assert.Single(stock.Account().Alarms);

        Assert.Equal((ConservationAlarms.MoreOutThanIn, true), (alarm.Code, ConservationAlarms.MakesPostingWrong(alarm.Code)));
        Assert.Equal([received, first, second], alarm.Events);
        Assert.StartsWith("6 C62 went out of the lot, and only 5", alarm.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_piece_used_twice_is_an_alarm_and_one_that_came_back_in_between_is_none()
    {
        var stock = new StockBook();
        stock.Report(Operation.Receive, outputs: [StockBook.Lot(5)]);
        var first = stock.Report(Operation.Install, inputs: [StockBook.Piece("S1")], outputs: [StockBook.Unit("P1")]);
        stock.Report(Operation.Remove, inputs: [StockBook.Unit("P1")], outputs: [StockBook.Piece("S1")]);
        var second = stock.Report(Operation.Install, inputs: [StockBook.Piece("S1")], outputs: [StockBook.Unit("P2")]);
        Assert.Empty(stock.Account().Alarms);

        var third = stock.Report(Operation.Install, inputs: [StockBook.Piece("S1")], outputs: [StockBook.Unit("P3")]);

        var alarm = Assert.Single(stock.Account().Alarms);
        Assert.Equal(ConservationAlarms.PieceLeftTwice, alarm.Code);
        Assert.Equal([second, third], alarm.Events);
        Assert.DoesNotContain(first, alarm.Events);
    }

    [Fact]
    public void One_use_that_two_systems_report_counts_once()
    {
        var stock = new StockBook();
        stock.Report(Operation.Receive, outputs: [StockBook.Lot(2)]);
        stock.Report(Operation.Issue, inputs: [StockBook.Lot(2)], order: "1000123");
        stock.Report(Operation.Issue, inputs: [StockBook.Piece("S1")], order: "1000123");
        stock.Report(Operation.Install, inputs: [StockBook.Piece("S2")], order: "1000123");

        Assert.Equal((2m, 0m), (stock.Account().Consumed, stock.Account().OnHand));
        Assert.Empty(stock.Account().Alarms);
    }

    [Fact]
    public void A_split_whose_parts_do_not_add_up_is_an_alarm()
    {
        var stock = new StockBook();
        stock.Report(Operation.Receive, outputs: [StockBook.Lot(10)]);
        var split = stock.Report(Operation.Split, inputs: [StockBook.Lot(10)], outputs: [StockBook.Lot(4, "L-1"), StockBook.Lot(5, "L-2")]);

        var alarm = Assert.Single(stock.Account().Alarms);

        Assert.Equal((ConservationAlarms.PartsDoNotAddUp, split), (alarm.Code, Assert.Single(alarm.Events)));
        Assert.Contains("10 C62", alarm.Message, StringComparison.Ordinal);
        Assert.Equal(0, stock.Account().OnHand);
    }

    [Fact]
    public void A_factor_counts_on_the_days_on_which_it_holds()
    {
        var stock = new StockBook();
        stock.Report(Operation.Receive, outputs: [StockBook.Lot(10)]);
        stock.Report(Operation.Issue, inputs: [StockBook.Lot(2, unit: "KGM")]);
        stock.Factors.AddRange([new("I", "KGM", "C62", 5, ValidTo: new DateOnly(2026, 3, 2)), new("I", "KGM", "C62", 4, ValidFrom: new DateOnly(2026, 3, 2))]);

        Assert.Equal((8m, 0), (stock.Account().Consumed, stock.Account().Alarms.Count));
    }

    [Fact]
    public void Units_that_do_not_convert_are_an_alarm_and_the_balance_is_unknown_until_the_item_has_a_factor()
    {
        var stock = new StockBook();
        stock.Report(Operation.Receive, outputs: [StockBook.Lot(10)]);
        var issued = stock.Report(Operation.Issue, inputs: [StockBook.Lot(2, unit: "KGM")]);

        var unknown = stock.Account();
        stock.Factors.Add(new UnitFactor("I", "KGM", "C62", 4));
        var known = stock.Account();

        Assert.Equal((ConservationAlarms.UnitsDoNotConvert, issued), (Assert.Single(unknown.Alarms).Code, unknown.Alarms[0].Events[0]));
        Assert.Null(unknown.OnHand);
        Assert.Equal(2, known.OnHand);
        Assert.Empty(known.Alarms);
    }

    [Fact]
    public void A_lot_that_nothing_opened_is_unknown_and_no_alarm()
    {
        var stock = new StockBook();
        stock.Report(Operation.Issue, inputs: [StockBook.Lot(3)]);

        Assert.Equal((null, 3m), (stock.Account().OnHand, stock.Account().Consumed));
        Assert.Empty(stock.Account().Alarms);
    }

    [Fact]
    public void The_first_count_opens_a_lot_and_a_later_one_that_differs_is_told_and_corrects_nothing()
    {
        var stock = new StockBook();
        stock.Report(Operation.Count, materials: [StockBook.Lot(20)]);
        stock.Report(Operation.Issue, inputs: [StockBook.Lot(5)]);
        var counted = stock.Report(Operation.Count, materials: [StockBook.Lot(14)]);

        var account = stock.Account();

        Assert.Equal((20m, 15m), (account.In, account.OnHand));
        Assert.Equal((ConservationAlarms.CountDiffers, counted), (Assert.Single(account.Alarms).Code, account.Alarms[0].Events[^1]));
    }

    [Fact]
    public void What_was_only_backflushed_is_an_alarm_of_its_own_and_makes_no_posting_wrong()
    {
        var stock = new StockBook();
        stock.Report(Operation.Receive, outputs: [StockBook.Lot(5)]);
        stock.Report(Operation.Backflush, inputs: [StockBook.Lot(8)]);

        var alarm = Assert.Single(stock.Account().Alarms);

        Assert.Equal((ConservationAlarms.MoreOutWithAssumed, false), (alarm.Code, ConservationAlarms.MakesPostingWrong(alarm.Code)));
    }

    [Fact]
    public void A_segment_has_an_account_of_its_own_and_a_transfer_changes_the_segments_and_not_the_lot()
    {
        StockSegment free = new(Site: "hamburg", Status: "free"), blocked = new(Site: "hamburg", Status: "blocked");
        var stock = new StockBook();
        stock.Report(Operation.Receive, outputs: [StockBook.Lot(10, segment: free)]);
        stock.Report(Operation.Transfer, inputs: [StockBook.Lot(4, segment: free)], outputs: [StockBook.Lot(4, segment: blocked)]);
        var taken = stock.Report(Operation.Issue, inputs: [StockBook.Lot(7, segment: free)]);

        var accounts = stock.Accounts();

        Assert.Equal([(null, 3m), (blocked, 4m), (free, -1m)], accounts.Select(a => (a.Segment, a.OnHand!.Value)));
        Assert.Equal((ConservationAlarms.MoreOutThanIn, taken), (Assert.Single(accounts[2].Alarms).Code, accounts[2].Alarms[0].Events[^1]));
        Assert.Empty(accounts[0].Alarms);
    }

    [Fact]
    public void More_pieces_by_name_than_the_quantity_allows_are_an_alarm()
    {
        var stock = new StockBook();
        stock.Report(Operation.Receive, outputs: [StockBook.Lot(2)]);
        stock.Names("S1", "S2", "S3");

        Assert.Equal((ConservationAlarms.MorePiecesThanQuantity, -1m), (Assert.Single(stock.Account().Alarms).Code, stock.Account().Rest));
    }
}
