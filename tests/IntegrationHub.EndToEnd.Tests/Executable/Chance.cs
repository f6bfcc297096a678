using System.Globalization;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Executable;

/// <summary>The seed of generated tests: <c>HUB_TEST_SEED</c>, else any. Each test prints the one that it used.</summary>
internal static class Chance
{
    private static readonly int Given = Environment.GetEnvironmentVariable("HUB_TEST_SEED") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : Random.Shared.Next();

    public static int Seed()
    {
        Say($"seed {Given}: repeat with HUB_TEST_SEED={Given}");
        return Given;
    }

    /// <summary>Prints a line with the test's result, and at once where the runner shows live output.</summary>
    public static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
