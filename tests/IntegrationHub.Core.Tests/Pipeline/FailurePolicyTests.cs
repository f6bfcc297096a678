using IntegrationHub.Core.Pipeline;
using Xunit;

namespace IntegrationHub.Core.Tests.Pipeline;

public sealed class FailurePolicyTests
{
    [Theory]
    [InlineData(FailureKind.TargetUnavailable, 399, true)]
    [InlineData(FailureKind.TargetUnavailable, 400, false)]
    [InlineData(FailureKind.Unexpected, 4, true)]
    [InlineData(FailureKind.Unexpected, 5, false)]
    [InlineData(FailureKind.StoreUnavailable, 1_000_000, true)]
    [InlineData(FailureKind.Data, 1, false)]
    [InlineData(FailureKind.Configuration, 1, false)]
    public void What_may_pass_is_tried_again_and_what_does_not_goes_to_a_person(FailureKind kind, int attempt, bool again)
    {
        var action = FailurePolicy.Decide(kind, attempt);

        Assert.Equal(again, action is FailureAction.RetryAfter);
        Assert.Equal(!again, action is FailureAction.Quarantine);
    }

    [Fact]
    public void The_no_of_a_target_stands() => Assert.IsType<FailureAction.Refuse>(FailurePolicy.Decide(FailureKind.TargetRefused, 1));

    [Fact]
    public void Pauses_grow_to_a_quarter_of_an_hour_and_no_further()
    {
        var pauses = Enumerable.Range(1, 60).Select(attempt => ((FailureAction.RetryAfter)FailurePolicy.Decide(FailureKind.StoreUnavailable, attempt)).Delay).ToList();

        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal((TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(15)), (pauses[0], pauses[^1]));
    }
}
