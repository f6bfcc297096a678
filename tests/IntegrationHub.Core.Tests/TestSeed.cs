using System.Globalization;
using Xunit;

namespace IntegrationHub.Core.Tests;

/// <summary>The seed of a generated test: <c>HUB_TEST_SEED</c>, else always the same, so that a run that passed passes again; printed, so that a failure can be repeated.</summary>
internal static class TestSeed
{
    /// <param name="usual">The seed where none is given: another than the first where a test's bounds were measured on it.</param>
    public static int Next(int usual = 1)
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("HUB_TEST_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int given)
            ? given
            : usual;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"HUB_TEST_SEED={seed}"));
        return seed;
    }
}
