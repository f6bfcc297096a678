using IntegrationHub.PlantSimulator;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.PlantSimulator;

public sealed class LedgerFileTests : IDisposable
{
    private const string Housing = "\"Material\":\"4711-10\",\"Batch\":\"L9\"";
    private readonly string _folder = Directory.CreateTempSubdirectory("ledger-").FullName;

    private string LedgerFile => Path.Combine(_folder, "ledger.jsonl");

    [Fact]
    public async Task Each_answer_is_a_line_that_can_be_read_while_the_plant_runs()
    {
        await using var plant = await RunningPlant.StartAsync(ledgerFile: LedgerFile);
        await plant.IssueAsync("k1", Housing);
        await plant.IssueAsync("k1", Housing);
        await plant.IssueAsync("k2", "\"Material\":\"4711-10\"");
        var entries = PlantLedger.Read(LedgerFile);
        Assert.Equal([LedgerKind.Effect, LedgerKind.Duplicate, LedgerKind.Refused], entries.Select(entry => entry.Kind));
        Assert.Equal("R1", entries[0].Body!.Value.GetProperty("ReferenceDocument").GetString());
    }

    [Fact]
    public async Task A_restarted_plant_still_knows_its_keys_and_goes_on_numbering()
    {
        await using (var before = await RunningPlant.StartAsync(ledgerFile: LedgerFile)) await before.IssueAsync("k1", Housing);
        await using var after = await RunningPlant.StartAsync(ledgerFile: LedgerFile);
        var again = await after.IssueAsync("k1", Housing);
        var next = await after.IssueAsync("k2", Housing);
        Assert.Equal((200, "4900000001"), (again.Status, again.Body.GetProperty("d").GetProperty("MaterialDocument").GetString()));
        Assert.Equal((201, "4900000002"), (next.Status, next.Body.GetProperty("d").GetProperty("MaterialDocument").GetString()));
    }

    [Fact]
    public async Task Half_a_last_line_of_a_killed_plant_is_dropped_and_its_post_taken_again()
    {
        await using (var before = await RunningPlant.StartAsync(ledgerFile: LedgerFile))
        {
            await before.IssueAsync("k1", Housing);
            await before.IssueAsync("k2", Housing);
        }

        using (var file = File.OpenWrite(LedgerFile)) file.SetLength(file.Length - 9);
        Assert.Single(PlantLedger.Read(LedgerFile));
        await using var after = await RunningPlant.StartAsync(ledgerFile: LedgerFile);
        Assert.Equal(201, (await after.IssueAsync("k2", Housing)).Status);
        Assert.Equal(["k1", "k2"], PlantLedger.Read(LedgerFile).Select(entry => entry.Key));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
