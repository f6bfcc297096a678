using IntegrationHub.Tests.Services;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Services;

public sealed class PrivateProcessTests
{
    [Fact]
    public async Task A_service_that_ignores_the_signal_is_killed()
    {
        SkipUnlessLinux();
        var directory = PrivateProcess.NewDirectory("stubborn");
        var service = await PrivateProcess.StartAsync(
            directory, "/dev/null", "INT", new Dictionary<string, string>(), "bash", "-c", "trap '' INT; while :; do sleep 1; done");

        await service.DisposeAsync();

        Assert.False(service.IsRunning);
        Assert.Empty(Leftovers.In(directory));
    }

    [Fact]
    public async Task A_service_that_dies_at_start_is_reported_with_the_end_of_its_log()
    {
        SkipUnlessLinux();
        var directory = PrivateProcess.NewDirectory("dying");
        await using var service = await PrivateProcess.StartAsync(
            directory, Path.Combine(directory, "log"), "TERM", new Dictionary<string, string>(), "bash", "-c", "echo port is taken; exit 3");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => service.WaitUntilAsync(_ => Task.FromResult(false), TimeSpan.FromSeconds(30)));

        Assert.Contains("port is taken", error.Message);
    }

    private static void SkipUnlessLinux() =>
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Private services are started on Linux only.");
}
