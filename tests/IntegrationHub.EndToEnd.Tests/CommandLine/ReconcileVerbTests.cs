using IntegrationHub.EndToEnd.Tests.Executable;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.CommandLine;

/// <summary>The steward's work from the command line, on a served hub.</summary>
public sealed class ReconcileVerbTests : IAsyncLifetime
{
    private HubSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = HubSite.Create(null);
        await IngestAsync("plm-windchill/part", """{"value":[{"ID":"a","Number":"4711-10","LastModified":"2026-03-01T07:00:00Z","DefaultTraceCode":{"Value":"S"}},{"ID":"b","Number":"X-1","LastModified":"2026-03-01T07:00:00Z","DefaultTraceCode":{"Value":"L"}}]}""");
        await IngestAsync("erp-sap/product", """{"d":{"results":[{"Product":"4711-10","LastChangeDateTime":"/Date(1772350000000)/","IsBatchManagementRequired":true,"SerialNumberProfile":""},{"Product":"X1","LastChangeDateTime":"/Date(1772350000000)/","IsBatchManagementRequired":true,"SerialNumberProfile":""}]}}""");
        await _site.ServeAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_mismatch_is_listed_accepted_by_two_persons_explained_and_taken_back()
    {
        var id = await FindAsync("4711-10", "erp-sap");
        var preview = await DecideAsync(id, "--preview");
        Assert.Equal((0, true), (preview.ExitCode, preview.Output.Contains("decision/0@1: 4711-10 in erp-sap may differ as it does", StringComparison.Ordinal)));

        var refused = await _site.RunAsync("reconcile", "decide", id, "--kind", "accept-until", "--author", "ann", "--reason", "kanban");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("REC-0020 at /riskOwner", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("REC-0021 at /until", refused.Errors, StringComparison.Ordinal);

        Assert.Equal(0, (await DecideAsync(id)).ExitCode);
        Assert.Equal("awaits-approval", $"{(await _site.RunAsync("reconcile", "decisions", "--json")).Json["items"]![0]!["decision"]!["state"]}");
        var alone = await _site.RunAsync("reconcile", "approve", "1", "--by", "ann");
        Assert.Equal(1, alone.ExitCode);
        Assert.Contains("a second person must agree", alone.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await _site.RunAsync("reconcile", "approve", "1", "--by", "bob")).ExitCode);

        var covered = (await _site.RunAsync("reconcile", "findings", "--item", "4711-10", "--cause", "accepted", "--all", "--json")).Json["items"]![0]!["finding"]!;
        Assert.Contains("because kanban", covered["explanation"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(0, (await _site.RunAsync("reconcile", "withdraw", "1", "--by", "eve")).ExitCode);
        Assert.Equal("unexplained", (await _site.RunAsync("reconcile", "findings", "--item", "4711-10", "--system", "erp-sap", "--json")).Json["items"]![0]!["finding"]!["cause"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_rehearsal_is_a_document_that_names_who_refuses_and_the_source_of_the_rule()
    {
        var document = await _site.RunAsync("reconcile", "rehearse", "--item", "4711-10", "--to", "serial", "--from", "2027-03-01");

        Assert.Equal(0, document.ExitCode);
        Assert.StartsWith("# 4711-10: lot none, serial required from 2027-03-01T00:00:00Z", document.Output, StringComparison.Ordinal);
        foreach (var text in new[] { "serial-while-none-exist: help.sap.com", "## Open orders", "mes-sim to erp-sap" })
        {
            Assert.Contains(text, document.Output, StringComparison.Ordinal);
        }

        var product = await _site.RunAsync("reconcile", "rehearse", "--item", "4711-10", "--to", "lot", "--with", "odoo");
        Assert.Contains("until-19-never-after-use: odoo/documentation", product.Output, StringComparison.Ordinal);
        var wrong = await _site.RunAsync("reconcile", "rehearse", "--item", "4711-10", "--to", "serial", "--with", "baan");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("mappings/policies/products.yaml", wrong.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await _site.RunAsync("reconcile", "rehearse", "--item", "4711-10", "--to", "maybe")).ExitCode);
    }

    [Fact]
    public async Task An_alias_is_proposed_with_its_evidence()
    {
        var found = (await _site.RunAsync("reconcile", "aliases", "--system", "erp-sap", "--json")).Json;

        Assert.Equal(("X1", "X-1", "separators"), ($"{found["proposals"]![0]!["number"]}", $"{found["proposals"]![0]!["target"]}", $"{found["proposals"]![0]!["evidence"]}"));
        Assert.Equal(2, (await _site.RunAsync("reconcile", "aliases", "--system", "plm-windchill")).ExitCode);
    }

    [Fact]
    public async Task A_worklist_goes_to_a_file_and_its_decisions_come_back_all_or_none()
    {
        var file = Path.Combine(_site.Folder, "worklist.csv");
        Assert.Equal(0, (await _site.RunAsync("reconcile", "export", file, "--item", "4711-10", "--system", "erp-sap")).ExitCode);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

        await File.WriteAllTextAsync(file, text.Replace("\"\",\"\",\"\",\"\",\"\",\"\"", "\"defer\",\"\",\"soon\",\"\",\"\",\"\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var refused = await _site.RunAsync("reconcile", "import", file, "--author", "ann");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("worklist.csv:2", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await _site.RunAsync("reconcile", "decisions", "--json")).Json["total"]!.GetValue<int>());

        var day = DateTimeOffset.UtcNow.AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(file, text.Replace("\"\",\"\",\"\",\"\",\"\",\"\"", $"\"defer\",\"stock-taking\",\"{day}\",\"\",\"\",\"\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var taken = await _site.RunAsync("reconcile", "import", file, "--author", "ann");
        Assert.Equal((0, ""), (taken.ExitCode, taken.ExitCode == 0 ? "" : taken.Errors));
        Assert.Contains("is looked at again after", taken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flag_that_nobody_knows_waits_in_quarantine_and_its_item_is_unknown_not_untracked()
    {
        var file = Path.Combine(_site.Folder, "unknown.json");
        await File.WriteAllTextAsync(file, """{"value":[{"ID":"q","Number":"X-1","LastModified":"2026-04-01T07:00:00Z","DefaultTraceCode":{"Value":"Q"}}]}""", TestContext.Current.CancellationToken);
        Assert.Equal(1, (await _site.IngestAsync("plm-windchill/part", file)).ExitCode);

        var finding = (await _site.RunAsync("reconcile", "findings", "--item", "X-1", "--system", "plm-windchill", "--json")).Json["items"]![0]!["finding"]!;
        Assert.Equal("unknown-value", $"{finding["gate"]}");
        Assert.Equal(("unknown", "Q", "/DefaultTraceCode/Value"), ($"{finding["values"]![0]!["value"]}", $"{finding["values"]![0]!["raw"]}", $"{finding["values"]![0]!["path"]}"));
    }

    private async Task<string> FindAsync(string item, string system)
    {
        var found = await _site.RunAsync("reconcile", "findings", "--item", item, "--system", system, "--json");
        Assert.Equal(1, found.ExitCode);
        return $"{found.Json["items"]![0]!["id"]}";
    }

    private Task<HubAnswer> DecideAsync(string id, params string[] more) => _site.RunAsync([
        "reconcile", "decide", id, "--kind", "accept-until", "--author", "ann", "--reason", "kanban", "--risk-owner", "J. Doe",
        "--until", DateTimeOffset.UtcNow.AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), .. more]);

    private async Task IngestAsync(string flow, string text)
    {
        var file = Path.Combine(_site.Folder, flow.Replace('/', '-') + ".json");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        var answer = await _site.IngestAsync(flow, file);
        Assert.True(answer.ExitCode == 0, answer.Output + answer.Errors);
    }
}
