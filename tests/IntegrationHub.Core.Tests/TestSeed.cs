using System.Globalization;
using Xunit;

namespace IntegrationHub.Core.Tests;

/// <summary>The seed of a generated test: <c>HUB_TEST_SEED</c>, else a new one; printed, so that a failure can be repeated.</summary>
internal static class TestSeed
{
    public static int Next()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("HUB_TEST_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int given)
            ? given
            : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"HUB_TEST_SEED={seed}"));
        return seed;
    }
}
