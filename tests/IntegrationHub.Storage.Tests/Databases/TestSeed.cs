using System.Globalization;
using Xunit;

namespace IntegrationHub.Storage.Tests.Databases;

/// <summary>The seed of a generated test: <c>HUB_TEST_SEED</c>, else a new one; printed, so that a failure can be repeated.</summary>
public static class TestSeed
{
    public static Random Next()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("HUB_TEST_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage("Seed {0} in {1}", seed, TestContext.Current.Test?.TestDisplayName);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"HUB_TEST_SEED={seed}"));
        return new Random(seed);
    }
}
