using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.EndToEnd.Tests.Versioning;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.CommandLine;

/// <summary><c>hub init</c> on good and bad input.</summary>
public sealed class InitTests : IDisposable
{
    private const string Rows = "Lot;Qty;UoM\nL-100;5;KG\nL-101;7;KG\n";

    private readonly string _home = HomeCopy.Make();

    [Fact]
    public async Task What_is_there_is_never_written_over_without_force()
    {
        Write("s/a.csv", Rows);
        var first = await RunAsync("init", "new", "--from", "s", "--to", "material-event");
        var mapping = Path.Combine(_home, "mappings/new/material-event.yaml");
        var written = await File.ReadAllTextAsync(mapping, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(mapping, "mine", TestContext.Current.CancellationToken);

        var again = await RunAsync("init", "new", "--from", "s", "--to", "material-event");
        Assert.Equal((0, 2), (first.ExitCode, again.ExitCode));
        Assert.Contains("mappings/new", again.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(mapping, TestContext.Current.CancellationToken));

        Assert.Equal(0, (await RunAsync("init", "new", "--from", "s", "--to", "material-event", "--force")).ExitCode);
        Assert.Equal(written, await File.ReadAllTextAsync(mapping, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_dry_run_tells_all_and_writes_nothing()
    {
        Write("s/a.csv", Rows);
        var answer = await RunAsync("init", "new", "--from", "s/a.csv", "--to", "material-event", "--dry-run", "--json");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(("new/material-event", "canonical/material-event@1.0.0", false), ($"{answer.Json["id"]}", $"{answer.Json["to"]}", answer.Json["written"]!.GetValue<bool>()));
        Assert.Equal("only 2 values, at least 12 are needed", $"{answer.Json["columns"]![0]!["evidence"]![0]}");
        Assert.NotEmpty(answer.Json["unconfirmed"]!.AsArray());
        Assert.False(Directory.Exists(Path.Combine(_home, "mappings/new")));
    }

    [Theory]
    [InlineData(3, "There is no file or folder absent", "new", "--from", "absent")]
    [InlineData(2, "INF-0001", "new", "--from", "empty")]
    [InlineData(2, "INF-0002", "new", "--from", "mixed")]
    [InlineData(1, "INF-0003", "new", "--from", "mixed/b.json")]
    [InlineData(1, "INF-0010", "new", "--from", "damaged")]
    [InlineData(2, "INF-0006", "new", "--from", "mixed/a.csv", "--to", "parts")]
    [InlineData(2, "a-z, 0-9 and hyphens", "New_One", "--from", "mixed/a.csv")]
    [InlineData(2, "doc", "new", "--from", "mixed/a.csv", "--format", "doc")]
    public async Task Bad_samples_and_wrong_use_are_told_with_the_remedy_and_write_nothing(int exitCode, string says, params string[] arguments)
    {
        Directory.CreateDirectory(Path.Combine(_home, "empty"));
        Write("mixed/a.csv", Rows);
        Write("mixed/b.json", "{ \"a\": ");
        Write("damaged/a.csv", "Serial;Lot;Qty\nP-1;L-1;1\n4.71E+12;L-1;1\n");

        var answer = await RunAsync(["init", .. arguments]);

        Assert.Equal((exitCode, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(says, answer.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_home, "mappings/new")));
    }

    [Fact]
    public async Task In_a_home_with_conformance_tests_a_sample_becomes_a_fixture_with_its_line()
    {
        Write("s/a.csv", Rows);
        Write("tests/IntegrationHub.Adapters.Tests/Fixtures/expected.json", "{\n  \"aaa/x/1.json\": { \"applied\": 2 },\n  \"zzz/x/1.json\": { \"applied\": 1, \"noOutput\": 1 }\n}\n");

        Assert.Equal(0, (await RunAsync("init", "new", "--from", "s", "--to", "material-event")).ExitCode);
        Assert.Equal("{\n  \"aaa/x/1.json\": { \"applied\": 2 },\n  \"new/material-event/a.csv\": { \"applied\": 2 },\n  \"zzz/x/1.json\": { \"applied\": 1, \"noOutput\": 1 }\n}\n",
            await File.ReadAllTextAsync(Path.Combine(_home, "tests/IntegrationHub.Adapters.Tests/Fixtures/expected.json"), TestContext.Current.CancellationToken));
        Assert.Equal(Rows, await File.ReadAllTextAsync(Path.Combine(_home, "tests/IntegrationHub.Adapters.Tests/Fixtures/new/material-event/a.csv"), TestContext.Current.CancellationToken));
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_home, name))!);
        File.WriteAllText(Path.Combine(_home, name), text);
    }

    private Task<HubAnswer> RunAsync(params string[] arguments) => HubExecutable.RunAsync(arguments, null, null, TestContext.Current.CancellationToken, _home);
}
