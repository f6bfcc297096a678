using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation.BackFilling;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Translation;

public sealed class BackFillRuleTests
{
    private static readonly OpenEscrow Posted = new(Guid.Parse("0197a2f0-0000-7000-8000-000000000001"), "erp/goods-issue", "m/1", true, [new() { Item = new("I"), Serial = "S1" }], null, []);
    private static readonly BackFill Wish = new(0, Posted.Delivery, BackFillKind.LateAssignment, "flag is serial since May", "ann", 1);

    [Fact]
    public void A_posting_that_lost_pieces_may_be_told_them_later_by_an_interface_that_carries_it() =>
        Assert.Equal(Wish, BackFillRules.Propose(Posted, Wish, System("late-assignment")).Value);

    [Fact]
    public void A_posting_that_is_not_posted_yet_has_nothing_to_fill_back() =>
        Assert.Equal("TRA-0020", Code(BackFillRules.Propose(Posted with { IsPosted = false }, Wish, System("late-assignment"))));

    [Fact]
    public void A_posting_is_filled_back_once() =>
        Assert.Equal("TRA-0021", Code(BackFillRules.Propose(Posted with { BackFills = [Wish with { Number = 3, State = BackFillState.Approved }] }, Wish, System("late-assignment"))));

    [Fact]
    public void A_rejected_proposal_may_be_followed_by_another() =>
        Assert.True(BackFillRules.Propose(Posted with { BackFills = [Wish with { Number = 3, State = BackFillState.Rejected }] }, Wish, System("late-assignment")).Succeeded);

    [Fact]
    public void A_target_without_serial_numbers_is_never_told_any_and_the_hub_can_always_be_the_record()
    {
        var target = System("late-assignment", serial: false);

        Assert.Equal("TRA-0022", Code(BackFillRules.Propose(Posted, Wish, target)));
        Assert.True(BackFillRules.Propose(Posted, Wish with { Kind = BackFillKind.RecordInHub }, target).Succeeded);
    }

    [Fact]
    public void What_no_interface_carries_is_refused_with_the_line_to_add()
    {
        var problem = Assert.Single(BackFillRules.Propose(Posted, Wish with { Kind = BackFillKind.ReverseAndRepost }, System("late-assignment")).Problems);

        Assert.Equal("TRA-0023", problem.Code);
        Assert.Contains("backFill: reverse-and-repost", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ann", BackFillState.Approved, "somebody else")]
    [InlineData("ANN ", BackFillState.Approved, "somebody else")]
    [InlineData("", BackFillState.Approved, "names who")]
    public void Author_and_approver_differ(string by, BackFillState to, string says) =>
        Assert.Contains(says, BackFillRules.Decide(Wish with { Number = 3 }, to, by, 2).Problems[0].Message, StringComparison.Ordinal);

    [Fact]
    public void A_decision_is_made_once_and_an_author_may_withdraw_by_rejecting()
    {
        var rejected = BackFillRules.Decide(Wish with { Number = 3 }, BackFillState.Rejected, "ann", 2).Value;

        Assert.Equal((BackFillState.Rejected, "ann", 2L), (rejected.State, rejected.DecidedBy, rejected.DecidedAt));
        Assert.Contains("rejected by ann already", BackFillRules.Decide(rejected, BackFillState.Approved, "bob", 3).Problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BackFillKind.LateAssignment, Operation.Serialise)]
    [InlineData(BackFillKind.ReverseAndRepost, Operation.Correct)]
    public void What_is_sent_goes_back_to_the_posted_event_and_leaves_it_as_it_is(BackFillKind kind, Operation operation)
    {
        var posted = new MaterialEvent { EventId = "E1", Operation = Operation.Issue, Inputs = [new() { Item = new("I"), Lot = "L", Quantity = 1 }] };

        var sent = BackFillRules.Event(posted, new BackFillOrder(7, kind, "why", Posted.Materials), Posted.Materials);

        Assert.Equal((operation, "E1", "back-fill 7: why"), (sent.Operation, sent.Corrects!.EventId, sent.Corrects.Reason));
        Assert.Equal("S1", (sent.Materials ?? sent.Inputs)![0].Serial);
        Assert.Equal(Operation.Issue, posted.Operation);
    }

    private static string Code<T>(Core.Canonical.Outcome<T> outcome) => Assert.Single(outcome.Problems).Code;

    private static SystemDescription System(string carries, bool serial = true) => SystemReader.Read(YamlTree.Read($$"""
        language: 1
        system: erp
        version: 1.0.0
        kind: erp
        expresses: { lot: true, serial: {{(serial ? "true" : "false")}}, both: false }
        interfaces:
          goods-issue: { direction: out, trigger: outbox, mapping: erp/goods-issue@1.0.0 }
          serials: { direction: out, trigger: outbox, mapping: erp/serials@1.0.0, backFill: {{carries}} }
        """, "system.yaml").Value).Value;
}
