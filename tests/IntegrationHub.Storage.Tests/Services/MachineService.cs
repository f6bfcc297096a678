using Xunit;

namespace IntegrationHub.Tests.Services;

/// <summary>What this machine offers to the fixtures that start real services.</summary>
/// <remarks>
/// <c>HUB_TEST_REQUIRE_SERVICES=1</c> turns an absent service from a reason to skip into a failure: a build server on
/// Debian can install every one of them, so there an absent one is a fault. <c>HUB_TEST_WITHOUT=tryton,rabbitmq</c>
/// behaves as if these were absent.
/// </remarks>
public static class MachineService
{
    private static bool MustBePresent => Environment.GetEnvironmentVariable("HUB_TEST_REQUIRE_SERVICES") == "1";

    /// <summary>Returns why tests that need a service must be skipped; null where they can run or must not be skipped.</summary>
    /// <param name="absence">What <see cref="Absence"/> said.</param>
    public static string? ReasonToSkip(string? absence) => MustBePresent ? null : absence;

    /// <summary>Returns null where the service is on this machine, else what is missing and what to do.</summary>
    /// <param name="name">The service's name as <c>HUB_TEST_WITHOUT</c> spells it.</param>
    /// <param name="packages">The Debian packages that bring it.</param>
    /// <param name="lacking">The first thing that was looked for in vain; null if all is there.</param>
    public static string? Absence(string name, string packages, string? lacking)
    {
        if (!OperatingSystem.IsLinux())
            return $"{name} is started by these tests on Linux only.";
        if (Without.Contains(name, StringComparer.Ordinal))
            return $"{name} is left out by HUB_TEST_WITHOUT.";
        return lacking is null ? null : $"{name} is not on this machine ({lacking} not found). Install {packages}, or run tests/run.sh as root on Debian.";
    }

    /// <summary>Skips the running test if there is a reason to.</summary>
    public static void SkipFor(string? reason) => Assert.SkipWhen(reason is not null, reason ?? "");

    /// <summary>Throws where the service is absent, so that a fixture fails with the reason and not with a missing file.</summary>
    public static void Demand(string? absence)
    {
        if (absence is not null)
            throw new InvalidOperationException(absence);
    }

    /// <summary>Returns the first of the files that exists, looked for in the folders and then on PATH; null if none does.</summary>
    public static string? Find(IReadOnlyList<string> files, params IEnumerable<string> folders)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        var places = folders.Concat(path).Append("/usr/sbin").ToArray();
        return files.SelectMany(file => places.Select(place => Path.Combine(place, file))).FirstOrDefault(File.Exists);
    }

    private static string[] Without =>
        (Environment.GetEnvironmentVariable("HUB_TEST_WITHOUT") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
