using Xunit;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class GeneratedPlantTests
{
    [Fact]
    public void Nine_of_ten_harmless_differences_are_classed_right_and_no_real_conflict_is_hidden()
    {
        var seed = TestSeed.Next();
        var confusion = GeneratedPlant.Confusion(GeneratedPlant.Make(seed, 5_000));
        TestContext.Current.TestOutputHelper?.WriteLine(GeneratedPlant.Text(confusion));

        var harmless = confusion.Where(pair => pair.Key.Injected != PlantCause.RealConflict).ToList();
        Assert.True(harmless.Where(pair => pair.Key.Injected == pair.Key.Found).Sum(pair => pair.Value) >= 0.9 * harmless.Sum(pair => pair.Value), GeneratedPlant.Text(confusion));
        Assert.All(confusion.Keys.Where(key => key.Injected == PlantCause.RealConflict), key => Assert.Equal(PlantCause.RealConflict, key.Found));
    }
}
