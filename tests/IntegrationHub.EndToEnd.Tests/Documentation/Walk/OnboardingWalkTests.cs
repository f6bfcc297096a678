using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.EndToEnd.Tests.Versioning;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Documentation.Walk;

/// <summary>Walks from samples to a running interface as mappings/README.md says it: its commands, in its order, with one hand edit between the first and the second.</summary>
public sealed class OnboardingWalkTests : IDisposable
{
    private const int MostEditedLines = 15;

    private readonly string _home = HomeCopy.Make();

    public static TheoryData<string, string, string> Walks => new()
    {
        { "A test stand", "teststand", "test-result" },
        { "A CSV export", "line7", "material-event" },
    };

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task The_walk_of_the_README_leads_from_samples_to_a_passing_test_and_a_running_interface(string heading, string system, string flow)
    {
        var sample = Samples(system);
        var commands = Commands(heading);
        var mapping = Path.Combine(_home, "mappings", system, flow + ".yaml");
        Assert.Equal(["init", "check", "test"], commands.Select(command => command[0]));

        var proposed = await RunAsync(commands[0]);
        var refused = await RunAsync("ingest", "--interface", $"{system}/{flow}", sample, "--data", Path.Combine(_home, "data"));
        var (edited, lines) = HandEdit.Apply(await File.ReadAllTextAsync(mapping, Token), Path.Combine(Folder, system + ".edits"));
        await File.WriteAllTextAsync(mapping, edited, Token);
        TestContext.Current.TestOutputHelper?.WriteLine($"{lines} lines edited by hand");
        var check = await RunAsync(commands[1]);
        var test = await RunAsync(commands[2]);
        var ingested = await RunAsync("ingest", "--interface", $"{system}/{flow}", sample, "--data", Path.Combine(_home, "data"), "--json");

        AssertFine(proposed);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("MAP-0020", refused.Errors, StringComparison.Ordinal);
        Assert.InRange(lines, 1, MostEditedLines);
        AssertFine(check);
        Assert.DoesNotContain("confirm", check.Output, StringComparison.Ordinal);
        AssertFine(test);
        Assert.Contains("100 %", test.Output, StringComparison.Ordinal);
        AssertFine(ingested);
    }

    [Fact]
    public async Task The_other_report_of_the_test_stand_is_of_another_kind_and_a_system_of_its_own()
    {
        var other = Repository.DataOrSkip("teststand-xml", "Examples", "TSWithWats.xml");
        File.Copy(other, Path.Combine(Directory.CreateDirectory(Path.Combine(_home, "wats")).FullName, "report.xml"));

        AssertFine(await RunAsync("init", "teststand-wats", "--from", "wats"));
        AssertFine(await RunAsync("check"));
        AssertFine(await RunAsync("test", "teststand-wats/test-result"));
        var mixed = await RunAsync("init", "mixed", "--from", Path.GetDirectoryName(other)!);

        Assert.Equal((2, ""), (mixed.ExitCode, mixed.Output));
        Assert.Contains("INF-0004", mixed.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_home, "mappings", "mixed")));
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Folder => Path.Combine(Tree.Root, "tests", "IntegrationHub.EndToEnd.Tests", "Documentation", "Walk");

    private string Samples(string system)
    {
        var (folder, from) = system == "teststand"
            ? ("reports", Repository.DataOrSkip("teststand-xml", "Examples", "TsWithoutWats.xml"))
            : ("exports", Path.Combine(Folder, "movements.csv"));
        var sample = Path.Combine(Directory.CreateDirectory(Path.Combine(_home, folder)).FullName, Path.GetFileName(from));
        File.Copy(from, sample);
        return sample;
    }

    private static List<string[]> Commands(string heading) =>
    [
        .. File.ReadAllLines(Path.Combine(Tree.Root, "mappings", "README.md"))
            .SkipWhile(line => line != "### " + heading).Skip(1).TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.StartsWith("hub ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1..]),
    ];

    private Task<HubAnswer> RunAsync(params string[] arguments) => HubExecutable.RunAsync(arguments, null, null, Token, _home);

    private static void AssertFine(HubAnswer answer) => Assert.True(answer.ExitCode == 0, $"exit code {answer.ExitCode}\n{answer.Output}\n{answer.Errors}");
}
