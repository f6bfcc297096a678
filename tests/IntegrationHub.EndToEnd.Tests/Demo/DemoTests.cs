using System.Text.Json.Nodes;
using IntegrationHub.EndToEnd.Tests.Executable;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Demo;

public sealed class DemoTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-demo-test-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_day_is_told_twice_on_one_folder_and_holds_both_times()
    {
        var first = await RunAsync("demo", "--once", "--data", Data);
        Assert.True(first.ExitCode == 0, first.Output + first.Errors);
        string[] facts =
        [
            "key, lot flag and serial flag were found in both files",
            "0815 and 815, which lost its zero in a spreadsheet, are proposed as one item and not merged",
            "trace code Q, which nobody knows, waits for a person",
            "that housing is of heat H-77421",
            "the ERP said yes to all 12",
            "a recall fetches 1 by the hub's record, 50 by the ERP's",
            "[yes] 9 pumps certain, 1 possible",
            "[yes] 10 pumps certain, 0 possible",
            "two systems have acknowledged and one is in flight",
            "3 pieces by number in the MES, 3 of lot L9 in the ERP",
            "refused: VER-0020 at mappings/erp-sap/goods-issue.yaml",
            "[yes] targets: 15 due are all accounted for",
            "The day is told, and everything that it claims is so.",
        ];
        Assert.All(facts, fact => Assert.Contains(fact, first.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("[NO]", first.Output, StringComparison.Ordinal);

        var second = await RunAsync("demo", "--once", "--json", "--data", Data);
        Assert.True(second.ExitCode == 0, second.Output + second.Errors);
        var story = second.Json;
        Assert.True(story["holds"]!.GetValue<bool>() && story["repeat"]!.GetValue<bool>(), second.Output + second.Errors);
        Assert.Equal(8, story["chapters"]!.AsArray().Count);

        var ledger = await RunAsync("ledger", "--json", "--data", Data);
        Assert.Equal(0, ledger.ExitCode);
        AssertSettledAndBalanced(ledger.Json);
    }

    [Fact]
    public async Task A_folder_with_other_data_is_left_alone()
    {
        Directory.CreateDirectory(Data);
        var database = Path.Combine(Data, "hub.db");
        await File.WriteAllTextAsync(database, "somebody's", Token);

        var run = await RunAsync("demo", "--once", "--data", Data);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("that no demo made", run.Errors, StringComparison.Ordinal);
        Assert.Equal("somebody's", await File.ReadAllTextAsync(database, Token));
    }

    // As a user does who stands in the repository.
    private static Task<HubAnswer> RunAsync(params string[] arguments) => HubExecutable.RunAsync(arguments, null, null, Token, Repository.Root);

    private static void AssertSettledAndBalanced(JsonNode ledger)
    {
        Assert.All(Lines(ledger, "intake"), line => Assert.Equal(Sum(line, "received"), Sum(line, "applied", "quarantined", "suppressed", "rejected")));
        Assert.All(Lines(ledger, "targets"), line => Assert.Equal(Sum(line, "due"), Sum(line, "posted")));
        Assert.Equal(13, Lines(ledger, "intake").Single(line => line["interface"]!.GetValue<string>() == "mes-sim/consumption")["applied"]!.GetValue<int>());
        Assert.Equal(["erp-sap/blocked-stock", "erp-sap/goods-issue", "mes-sim/hold", "qms/ncr"], Lines(ledger, "targets").Select(line => line["interface"]!.GetValue<string>()));
    }

    private static IEnumerable<JsonNode> Lines(JsonNode ledger, string side) => ledger[side]!.AsArray().Select(line => line!);

    private static int Sum(JsonNode line, params string[] members) => members.Sum(member => line[member]!.GetValue<int>());
}
