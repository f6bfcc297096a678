using System.Text;
using IntegrationHub.EndToEnd.Tests.Executable;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Reconciliation;

/// <summary>Runs over all items from the command line, with a kill in between; and the same masters as spreadsheets.</summary>
public sealed class RunVerbTests : HubTest
{
    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task A_run_that_was_killed_goes_on_behind_its_last_step_and_ends_as_if_it_had_not_been(HubProfile profile)
    {
        var site = await SiteAsync(profile);
        await IngestAsync(site, "plm-windchill/part", Parts(700));
        await IngestAsync(site, "erp-sap/product", Products(700));
        var whole = await site.RunAsync("reconcile", "--by", "ann", "--json");
        Assert.Equal((1, 700, "done"), (whole.ExitCode, whole.Json["compared"]!.GetValue<int>(), $"{whole.Json["state"]}"));

        // The second step is committed, and the process is gone before it says so.
        var served = await (await site.StartAsync("run-step:2")).ReadyAsync();
        Assert.NotEqual(1, (await site.RunAsync("reconcile", "--by", "ann", "--url", served.Address.ToString())).ExitCode);
        await site.EndAsync();
        var carried = await site.RunAsync("reconcile", "--by", "bob", "--json");

        Assert.Equal(1, carried.ExitCode);
        Assert.Contains("is carried on behind 500 items", carried.Errors, StringComparison.Ordinal);
        Assert.Equal($"{whole.Json["digest"]}", $"{carried.Json["digest"]}");
        Assert.Equal((0, 0, 0), (carried.Json["opened"]!.GetValue<int>(), carried.Json["closed"]!.GetValue<int>(), carried.Json["changed"]!.GetValue<int>()));
        var difference = await site.RunAsync("reconcile", "difference");
        Assert.Equal((0, true), (difference.ExitCode, difference.Output.Contains("0 opened, 0 closed, 0 changed", StringComparison.Ordinal)));
        Assert.Equal(2, (await site.RunAsync("reconcile", "runs", "--json")).Json.AsArray().Count);
    }

    [Fact]
    public async Task Spreadsheets_and_the_desk_give_the_same_answers_about_the_same_masters()
    {
        var site = await SiteAsync();
        await IngestAsync(site, "plm-windchill/part", Parts(40));
        await IngestAsync(site, "erp-sap/product", Products(40));
        var (plm, erp) = (Path.Combine(site.Folder, "plm.csv"), Path.Combine(site.Folder, "erp.csv"));
        await File.WriteAllLinesAsync(plm, ["Number;Lot managed;Serial managed", .. Enumerable.Range(1, 40).Select(i => $"N{i:D4};{(Traced(i) == "L" ? "yes" : "no")};{(Traced(i) == "S" ? "yes" : "no")}")], Token);
        await File.WriteAllLinesAsync(erp, ["Number;Lot managed;Serial managed", .. Enumerable.Range(1, 40).Select(i => $"N{i:D4};{(i % 5 == 0 ? "no" : "yes")};no")], Token);

        var files = await site.RunAsync("reconcile", "--file", $"plm-windchill={plm}", "--file", $"erp-sap={erp}", "--authority", "plm-windchill", "--json");
        var desk = await site.RunAsync("reconcile", "findings", "--system", "erp-sap", "--limit", "500", "--json");

        var fromFiles = files.Json["findings"]!.AsArray().Where(one => $"{one!["system"]}" == "erp-sap").Select(one => $"{one!["item"]} {one["gate"]} {one["relation"]}").Order(StringComparer.Ordinal);
        var fromDesk = desk.Json["items"]!.AsArray().Select(one => one!["finding"]!).Select(one => $"{one["item"]} {one["gate"]} {one["relation"]}").Order(StringComparer.Ordinal);
        Assert.NotEmpty(fromDesk);
        Assert.Equal(fromDesk, fromFiles);
    }

    [Fact]
    public async Task Options_of_files_without_a_file_are_wrong_use_and_a_schedule_that_nobody_can_read_starts_nothing()
    {
        var site = await SiteAsync(settings: new Dictionary<string, string> { ["HUB_RECONCILIATION__SCHEDULE"] = "every night" });
        Assert.Equal(2, (await site.RunAsync("reconcile", "--authority", "erp")).ExitCode);

        var refused = await site.RunAsync("reconcile");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("found 'every night'", refused.Errors, StringComparison.Ordinal);
    }

    private static string Traced(int i) => i % 3 == 0 ? "S" : "L";

    private static string Parts(int count) => "{\"value\":[" + string.Join(',', Enumerable.Range(1, count).Select(i =>
        $$$"""{"ID":"{{{i}}}","Number":"N{{{i:D4}}}","LastModified":"2026-03-01T07:00:00Z","DefaultTraceCode":{"Value":"{{{Traced(i)}}}"}}""")) + "]}";

    private static string Products(int count) => "{\"d\":{\"results\":[" + string.Join(',', Enumerable.Range(1, count).Select(i =>
        $$$"""{"Product":"N{{{i:D4}}}","LastChangeDateTime":"/Date(1772350000000)/","IsBatchManagementRequired":{{{(i % 5 == 0 ? "false" : "true")}}},"SerialNumberProfile":""}""")) + "]}}";

    private static async Task IngestAsync(HubSite site, string flow, string text)
    {
        var file = Path.Combine(site.Folder, flow.Replace('/', '-') + ".json");
        await File.WriteAllTextAsync(file, text, new UTF8Encoding(false), Token);
        var answer = await site.IngestAsync(flow, file);
        Assert.True(answer.ExitCode == 0, answer.Output + answer.Errors);
    }
}
