using IntegrationHub.EndToEnd.Tests.Executable;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Pipeline;

/// <summary>What cannot be meant is refused before anything happens, and the exit code says so.</summary>
public sealed class WrongUseTests : HubTest
{
    [Theory]
    [InlineData("ledger", "--nope")]
    [InlineData("ledger", "extra")]
    [InlineData("nothing")]
    [InlineData("ingest", "@file")]
    [InlineData("trace", "forward")]
    [InlineData("ledger", "--store", "oracle")]
    [InlineData("serve", "--listen", "http://0.0.0.0:1")]
    [InlineData("serve", "--listen", "http://example.com:8080")]
    public async Task A_wrong_command_line_is_exit_2_and_stores_nothing(params string[] arguments)
    {
        var site = await SiteAsync();
        // A response file that would make a correct command of it: it must not be read.
        await File.WriteAllTextAsync(Path.Combine(site.Folder, "file"), "--interface\nmes-sim/consumption\none.json\n", Token);

        var answer = await site.RunAsync(arguments);

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.NotEmpty(answer.Errors);
        Assert.False(File.Exists(Path.Combine(site.Data, "hub.db")));
    }

    [Fact]
    public async Task A_text_that_begins_with_an_at_sign_is_a_text()
    {
        var site = await SiteAsync();
        await File.WriteAllTextAsync(Path.Combine(site.Folder, "file"), "--help", Token);

        var answer = await site.RunAsync("trace", "forward", "@file");

        Assert.Equal(1, answer.ExitCode);
        Assert.DoesNotContain("Usage", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_verb_on_the_folder_of_a_running_hub_asks_that_hub()
    {
        var site = await SiteAsync();
        var hub = await site.ServeAsync();
        await hub.SendAsync(Consumption.Flow, Consumption.Json(Consumption.Of(1)), wait: true, Token);

        var ledger = await site.RunAsync("ledger", "--json");
        var second = await site.RunAsync("serve", "--listen", "http://127.0.0.1:0");

        Assert.Equal(0, ledger.ExitCode);
        Assert.Equal(1, Assert.Single(ledger.Json["intake"]!.AsArray())!["applied"]!.GetValue<int>());
        Assert.Equal(3, second.ExitCode);
        Assert.Contains(site.Data, second.Errors, StringComparison.Ordinal);
    }
}
