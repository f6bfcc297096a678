using IntegrationHub.Core.Genealogy;
using Xunit;

namespace IntegrationHub.Core.Tests.Genealogy;

public sealed class FollowingIndexTests
{
    [Fact]
    public void An_index_that_is_full_says_so_and_stays_as_it_was()
    {
        var index = new FollowingIndex(2);

        Assert.True(index.Add(new(1, 1, true, null, false)));
        Assert.True(index.Add(new(1, 2, false, null, false)));
        Assert.False(index.Add(new(2, 2, true, null, false)));
        Assert.False(index.AddMembership(3, 1));
        Assert.Equal([new ReachedNode(1, 0), new ReachedNode(2, 1)], index.Reach(1, TraceDirection.Forward));
    }

    [Fact]
    public void A_number_that_does_not_fit_is_as_if_the_index_were_full() =>
        Assert.False(new FollowingIndex(10).Add(new(1, 1L << 40, true, null, false)));

    [Fact]
    public void A_circle_is_reached_once_and_a_node_that_is_not_in_it_reaches_itself()
    {
        var index = new FollowingIndex(10);
        foreach (var (group, from, to) in new[] { (1, 1, 2), (2, 2, 1) })
        {
            index.Add(new(group, from, true, null, false));
            index.Add(new(group, to, false, null, false));
        }

        Assert.Equal(2, index.Reach(1, TraceDirection.Forward).Count);
        Assert.Equal([new ReachedNode(99, 0)], index.Reach(99, TraceDirection.Backward));
    }

    [Fact]
    public void Of_two_reports_of_one_use_one_that_was_taken_back_leaves_the_other()
    {
        var index = new FollowingIndex(10);
        FollowedSide use = new(1, 1, true, 5, false);
        index.Add(use);
        index.Add(use);
        index.Add(new(1, 2, false, null, false));

        index.Retract(use);
        Assert.Equal(2, index.Reach(1, TraceDirection.Forward).Count);
        index.Retract(use);
        Assert.Single(index.Reach(1, TraceDirection.Forward));
        Assert.Single(index.Reach(2, TraceDirection.Backward));
    }

    [Fact]
    public void Half_a_million_edges_in_a_row_are_reached_to_the_end_and_as_of_any_time()
    {
        var index = new FollowingIndex(1_000_000);
        for (var i = 0; i < 500_000; i++)
        {
            index.Add(new(i + 1, i + 1, true, i * 1_000_000L, false));
            index.Add(new(i + 1, i + 2, false, i * 1_000_000L, false));
        }

        Assert.Equal(500_001, index.Reach(1, TraceDirection.Forward).Count);
        Assert.Equal(101, index.Reach(1, TraceDirection.Forward, asOf: 99_000_000).Count);
        Assert.Equal(500_001, index.Reach(500_001, TraceDirection.Backward).Count);
    }
}
