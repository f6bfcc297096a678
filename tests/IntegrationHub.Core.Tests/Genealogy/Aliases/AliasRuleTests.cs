using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Aliases;
using Xunit;

namespace IntegrationHub.Core.Tests.Genealogy.Aliases;

/// <summary>Who may state that two names are one thing, and what may be stated.</summary>
public sealed class AliasRuleTests
{
    private static readonly NodeFact S1 = new("serial:C:S1", NodeKind.Unit, "C", "S1");
    private static readonly NodeFact R1 = new("serial:C:R1", NodeKind.Unit, "C", "R1");
    private static readonly AliasRequest Request = new("S1", "R1", "2026-03-01", null, "new label", "ECO-17", "ann");

    [Fact]
    public void A_proposal_joins_nothing_and_its_author_cannot_agree_to_it()
    {
        var proposal = Proposal();

        Assert.False(proposal.Joins);
        Assert.Equal("GEN-0035", AliasRules.Decide(proposal, agrees: true, " ANN ", [], 2).Problems[0].Code);
        Assert.Equal("GEN-0035", AliasRules.Decide(proposal, agrees: true, null, [], 2).Problems[0].Code);
        var agreed = AliasRules.Decide(proposal, agrees: true, "bob", [], 2).Value;
        Assert.Equal((true, 2, "decision alias/7 of ann and bob, document ECO-17"), (agreed.Joins, agreed.Version, agreed.Fact.Because));
        Assert.False(AliasRules.Decide(proposal, agrees: false, "bob", [], 2).Value.Joins);
    }

    [Fact]
    public void What_is_to_be_taken_back_joins_until_somebody_else_agrees()
    {
        var inForce = AliasRules.Decide(Proposal(), agrees: true, "bob", [], 2).Value;
        var wanted = AliasRules.Withdraw(inForce, "ann", "wrong part", 3).Value;

        Assert.True(wanted.Joins);
        Assert.Equal("GEN-0035", AliasRules.Decide(wanted, agrees: true, "ann", [], 4).Problems[0].Code);
        Assert.False(AliasRules.Decide(wanted, agrees: true, "bob", [], 4).Value.Joins);
        Assert.True(AliasRules.Decide(wanted, agrees: false, "bob", [], 4).Value.Joins);
        Assert.Equal("GEN-0035", AliasRules.Withdraw(AliasRules.Decide(wanted, agrees: true, "bob", [], 4).Value, "ann", "again", 5).Problems[0].Code);
        Assert.Equal(AliasState.Withdrawn, AliasRules.Withdraw(Proposal(), "ann", "typo", 3).Value.State);
    }

    [Fact]
    public void A_number_is_the_name_of_one_thing_at_a_time()
    {
        var taken = Proposal() with { Of = "serial:C:S2", To = 1_000_000_000_000_000_000 };

        Assert.Equal("GEN-0034", AliasRules.Propose(Request, S1, R1, [taken], 1).Problems[0].Code);
        Assert.True(AliasRules.Propose(Request, S1, R1, [taken with { State = AliasState.Rejected }], 1).Succeeded);
        Assert.True(AliasRules.Propose(Request, S1, R1, [taken with { From = null, To = Proposal().From }], 1).Succeeded);
    }

    [Fact]
    public void Two_numbers_are_never_names_of_each_other()
    {
        var back = Proposal() with { Of = R1.Key, Name = new NodeFact("serial:C:Q1", NodeKind.Unit), Number = 8 };
        var around = Proposal() with { Of = "serial:C:Q1", Name = S1, Number = 9 };

        Assert.Equal("GEN-0034", AliasRules.Propose(Request, S1, R1, [back, around], 1).Problems[0].Code);
        Assert.True(AliasRules.Propose(Request, S1, R1, [back], 1).Succeeded);
    }

    [Fact]
    public void All_faults_of_a_request_are_told_at_once()
    {
        var wrong = new AliasRequest("S1", "L9", "2026-03-02", "2026-03-01", " ", null, "ann");

        Assert.Equal(["GEN-0030", "GEN-0031", "GEN-0033"], AliasRules.Propose(wrong, S1, new NodeFact("lot:C:L9", NodeKind.Lot), [], 1).Problems.Select(p => p.Code));
        Assert.Equal("GEN-0032", AliasRules.Propose(Request, S1, S1, [], 1).Problems[0].Code);
        Assert.Equal("GEN-0031", AliasRules.Propose(Request with { From = "yesterday" }, S1, R1, [], 1).Problems[0].Code);
    }

    [Fact]
    public void What_came_into_force_in_the_meantime_stands_in_the_way_of_agreeing()
    {
        var meanwhile = Proposal() with { Number = 8, Of = "serial:C:S2", State = AliasState.InForce };

        Assert.Equal("GEN-0034", AliasRules.Decide(Proposal(), agrees: true, "bob", [meanwhile], 2).Problems[0].Code);
    }

    private static Alias Proposal() => AliasRules.Propose(Request, S1, R1, [], 1).Value with { Number = 7 };
}
