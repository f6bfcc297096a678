using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Genealogy.Conservation;
using IntegrationHub.Core.Tests.Translation.Laws;
using Xunit;

namespace IntegrationHub.Core.Tests.Genealogy.Conservation;

/// <summary>Generated lives of a lot: what a plant really did is what the account says, and what it cannot have done is an alarm with its events.</summary>
public sealed class ConservationLawTests
{
    private const int Lives = 20_000;

    [Fact]
    public void The_account_of_a_lot_is_what_the_plant_did_with_it() => Law.Holds(choices =>
    {
        var life = new LotLife(choices);

        var account = life.Book.Account();

        Assert.Equal((life.In, life.Consumed, life.Scrapped, life.Shipped, life.Sampled), (account.In!.Value, account.Consumed, account.Scrapped, account.Shipped, account.Sampled));
        Assert.Equal((life.Pieces.Count, (decimal)life.Unnamed), (account.Serials, account.Rest!.Value));
        Assert.Equal(account.In, account.Serials + account.Rest + account.Consumed + account.Scrapped + account.Shipped + account.Sampled + account.MovedOut);
        Assert.Empty(account.Alarms);
    }, Lives);

    [Fact]
    public void Taking_more_than_there_is_is_an_alarm_that_names_the_event_and_nothing_is_corrected() => Law.Holds(choices =>
    {
        var life = new LotLife(choices);
        var there = life.Book.Account().OnHand!.Value;

        var wrong = life.Book.Report(choices.Of(Operation.Issue, Operation.Scrap, Operation.Sample), inputs: [StockBook.Lot(there + choices.Next(1, 3))]);

        var account = life.Book.Account();
        var alarm = Assert.Single(account.Alarms);
        Assert.Equal((ConservationAlarms.MoreOutThanIn, wrong), (alarm.Code, alarm.Events[^1]));
        Assert.Equal(life.In, account.In);
        Assert.True(account.OnHand < 0);
    }, Lives);

    [Fact]
    public void Using_a_piece_that_is_gone_is_an_alarm_with_the_earlier_event_first() => Law.Holds(choices =>
    {
        var life = new LotLife(choices);
        if (life.Gone.Count == 0)
        {
            return;
        }

        var (serial, earlier) = life.Gone[choices.Next(life.Gone.Count)];
        var later = life.Book.Report(Operation.Issue, inputs: [StockBook.Piece(serial)]);

        Assert.Equal([earlier, later], Assert.Single(life.Book.Account().Alarms, a => a.Code == ConservationAlarms.PieceLeftTwice).Events);
    }, Lives);

    [Fact]
    public void Taking_the_wrong_event_back_puts_the_account_right_again() => Law.Holds(choices =>
    {
        var life = new LotLife(choices);
        var before = life.Book.Account();
        var wrong = life.Book.Report(Operation.Issue, inputs: [StockBook.Lot(before.OnHand!.Value + 1)]);

        life.Book.Report(Operation.Correct, inputs: [StockBook.Lot(before.OnHand.Value + 1)], corrects: new Correction(wrong["mes/".Length..]));

        Assert.Equal(before with { Alarms = [] }, life.Book.Account() with { Alarms = [] });
        Assert.Empty(life.Book.Account().Alarms);
    }, Lives);
}
