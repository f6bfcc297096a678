using System.Text;
using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.EndToEnd.Tests.Versioning;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Storage.Versioning;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Pipeline;

/// <summary>A person corrects the cause and releases what waited, or rejects it: counts move and nothing is deleted.</summary>
public sealed class QuarantineDecisionTests : HubTest, IDisposable
{
    private readonly string _home = HomeCopy.Make();

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_message_is_released_under_the_list_that_now_knows_its_code(HubProfile profile)
    {
        var site = await SiteAsync(profile, home: _home);
        var file = await WriteAsync(site, "voice.json", Consumption.Of(1, capture: "voice").ToJsonString());
        Assert.Equal(1, (await site.IngestAsync(Consumption.Flow, file)).ExitCode);
        var id = await OnlyEntryAsync(site);

        var tooEarly = await site.RunAsync("quarantine", "release", id, "--reason", "trying", "--by", "A. Steward", "--json");
        Assert.Equal((1, "quarantined"), (tooEarly.ExitCode, tooEarly.Json["entries"]![0]!["state"]!.GetValue<string>()));

        KnowVoice();
        var released = await site.RunAsync("quarantine", "release", "--interface", Consumption.Flow, "--code", "MAP-0101", "--reason", "the list knows it now", "--by", "A. Steward", "--json");

        Assert.Equal((0, "applied"), (released.ExitCode, released.Json["entries"]![0]!["state"]!.GetValue<string>()));
        Assert.Equal(1, (await site.RunAsync("quarantine", "release", id, "--reason", "again", "--by", "A. Steward")).ExitCode);
        Assert.Empty(await LedgerCheck.FaultsAsync(site));
        Assert.Equal(2, (await AuditAsync(site)).Count(entry => entry.Contains("\"action\":\"release\"", StringComparison.Ordinal) && entry.Contains(id, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_envelope_that_could_not_be_split_counts_by_its_messages_once_it_can()
    {
        var system = Path.Combine(_home, "mappings/plm-windchill/system.yaml");
        var right = await File.ReadAllTextAsync(system, TestContext.Current.CancellationToken);
        HomeCopy.Replace(_home, "mappings/plm-windchill/system.yaml", "split: { each: /value }", "split: { each: /parts }");
        HomeCopy.Replace(_home, "mappings/plm-windchill/system.yaml", right.Split('\n').First(line => line.StartsWith("version: ", StringComparison.Ordinal)), "version: 0.9.0");
        var site = await SiteAsync(home: _home);
        var file = await WriteAsync(site, "parts.json", """{"value":[{"Number":"A-1","Name":"Pump","LastModified":"2026-03-01T07:00:00Z","ID":"1"},{"Number":"A-2","Name":"Cover","LastModified":"2026-03-01T07:00:00Z","ID":"2"}]}""");
        Assert.Equal(1, (await site.IngestAsync("plm-windchill/part", file)).Json["quarantined"]!.GetValue<int>());
        var id = await OnlyEntryAsync(site);

        await File.WriteAllTextAsync(system, right, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await site.RunAsync("quarantine", "release", id, "--reason", "the split was wrong", "--by", "A. Steward")).ExitCode);

        var ledgers = await LedgerCheck.ReadAsync(site);
        var line = Assert.Single(ledgers!.Intake);
        Assert.Equal((2, 0, 2), (line.Received, line.Quarantined, line.Applied));
        Assert.Empty(await LedgerCheck.FaultsAsync(site));
    }

    [Fact]
    public async Task A_rejected_message_stays_in_the_journal_with_who_and_why()
    {
        var site = await SiteAsync(home: _home);
        await site.IngestAsync(Consumption.Flow, await WriteAsync(site, "half.json", "{\"messageId\": \"1\","));
        var id = await OnlyEntryAsync(site);

        Assert.Equal(0, (await site.RunAsync("quarantine", "reject", id, "--reason", "cut off; sent again", "--by", "A. Steward")).ExitCode);

        var shown = (await site.RunAsync("journal", "show", id, "--json")).Json;
        Assert.Equal(("rejected", "rejected by A. Steward: cut off; sent again"), (shown["summary"]!["state"]!.GetValue<string>(), shown["summary"]!["reason"]!.GetValue<string>()));
        Assert.Equal("{\"messageId\": \"1\",", shown["raw"]!.GetValue<string>());
        Assert.Equal(1, Assert.Single((await LedgerCheck.ReadAsync(site))!.Intake).Rejected);
        Assert.Empty(await LedgerCheck.FaultsAsync(site));
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private void KnowVoice()
    {
        const string List = "mappings/code-lists/mes-capture.yaml", Mapping = "mappings/mes-sim/consumption.yaml", System = "mappings/mes-sim/system.yaml";
        HomeCopy.Replace(_home, List, "version: 1.0.0", "version: 1.1.0");
        HomeCopy.Replace(_home, List, "  scan: issue", "  scan: issue\n  voice: issue");
        HomeCopy.Replace(_home, Mapping, "mes-capture@1.0.0", "mes-capture@1.1.0");
        HomeCopy.Replace(_home, Mapping, "version: 1.0.0", "version: 1.0.9");
        HomeCopy.Replace(_home, System, "mes-sim/consumption@1.0.0", "mes-sim/consumption@1.0.9");
        HomeCopy.Replace(_home, System, "version: 1.0.0", "version: 1.0.9");
    }

    private static async Task<string> OnlyEntryAsync(HubSite site) =>
        Assert.Single((await site.RunAsync("quarantine", "list", "--json")).Json["items"]!.AsArray())!["id"]!.GetValue<string>();

    private static async Task<string> WriteAsync(HubSite site, string name, string text)
    {
        var file = Path.Combine(site.Folder, name);
        await File.WriteAllTextAsync(file, text, Token);
        return file;
    }

    private static Task<List<string>> AuditAsync(HubSite site) => site.ReadAsync(async (context, cancel) =>
        (await context.Set<AuditRow>().Select(row => row.Entry).ToListAsync(cancel)).Select(Encoding.UTF8.GetString).ToList(), []);
}
