using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Storage.Genealogy;
using IntegrationHub.Tests.Services;
using Microsoft.Playwright;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Web;

/// <summary>The page of traces in a real browser, on a genealogy of five thousand nodes.</summary>
public sealed class TracePageTests : IAsyncLifetime
{
    private const int Units = 5_000;
    private HubTestHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await HubTestHost.StartAsync();
        await _host.WriteAsync((context, cancel) => new GenealogyStore(context).ApplyAsync([.. Plant()], cancel));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory, InlineData(360), InlineData(1440)]
    public async Task Five_thousand_nodes_are_a_graph_that_opens_level_by_level(int width)
    {
        Browser.SkipIfMissing();
        await using var opened = await OpenAsync("/trace?id=H-1", width);
        var nodes = opened.Page.Locator(".graph a");

        // The suspect, its lot, and the first eight of what was made of it.
        await Assertions.Expect(nodes).ToHaveCountAsync(10, new() { Timeout = 30_000 });
        await Assertions.Expect(opened.Page.Locator(".levels")).ToContainTextAsync("8 of 5,001 nodes");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Show 40 more of level 2" }).ClickAsync();
        await Assertions.Expect(nodes).ToHaveCountAsync(50, new() { Timeout = 30_000 });
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Fewer of level 2" }).ClickAsync();
        await Assertions.Expect(nodes).ToHaveCountAsync(10);
        Assert.InRange(await opened.Page.Locator("main *").CountAsync(), 100, 2_500);
        await PageTests.LooksRightAsync(opened, $"Trace-5000-{width}");
    }

    [Fact]
    public async Task Certain_and_possible_differ_in_outline_and_in_words()
    {
        Browser.SkipIfMissing();
        await using var opened = await OpenAsync("/trace?id=C2&direction=forward", 1440);

        await Assertions.Expect(opened.Page.Locator(".graph a.possible").First).ToContainTextAsync("? possible");
        Assert.NotEqual("none", await opened.Page.Locator(".graph rect.possible").First.EvaluateAsync<string>("element => getComputedStyle(element).strokeDasharray"));
        await opened.Page.GotoAsync(new Uri(_host.Address, "/trace?id=S1").ToString());
        await Assertions.Expect(opened.Page.Locator(".graph a.certain").First).ToContainTextAsync("● certain");
        Assert.Equal("none", await opened.Page.Locator(".graph rect.certain").First.EvaluateAsync<string>("element => getComputedStyle(element).strokeDasharray"));
        await PageTests.LooksRightAsync(opened, "Trace-certain");
    }

    [Fact]
    public async Task A_scanned_barcode_finds_its_unit_and_what_touched_it_is_told_in_the_order_of_time()
    {
        Browser.SkipIfMissing();
        await using var opened = await OpenAsync("/trace", 1440);

        await opened.Page.GetByLabel("Identifier").FillAsync("(01)09506000134352(21)12345");
        await opened.Page.Keyboard.PressAsync("Enter");

        var entries = opened.Page.Locator(".timeline li");
        await Assertions.Expect(entries).ToHaveCountAsync(4);
        string[] told = ["produce", "test", "process", "ship"];
        for (var i = 0; i < told.Length; i++)
        {
            await Assertions.Expect(entries.Nth(i)).ToContainTextAsync(told[i]);
        }

        await Assertions.Expect(entries.Nth(2)).ToContainTextAsync("tool T-7");
        await Assertions.Expect(entries.Nth(3)).ToContainTextAsync("customer CUST-1");
        await PageTests.LooksRightAsync(opened, "Trace-timeline");
    }

    [Fact]
    public async Task A_trace_is_downloaded_as_a_table_and_as_of_a_time_it_is_smaller()
    {
        Browser.SkipIfMissing();
        await using var opened = await OpenAsync("/trace?id=S1", 1440);
        var download = await opened.Page.RunAndWaitForDownloadAsync(() => opened.Page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync((await download.PathAsync())!, HubTestHost.Token);

        Assert.Contains(lines, line => line.Contains("\"certain\"", StringComparison.Ordinal) && line.Contains("https://id.gs1.org/01/09506000134352/21/12345", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("completeness", StringComparison.Ordinal));
        await opened.Page.GetByLabel("As of (UTC)").FillAsync("2026-02-28T00:00");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Trace" }).ClickAsync();
        await Assertions.Expect(opened.Page.Locator(".empty")).ToContainTextAsync("The record ends here");
    }

    // A heat in one lot of castings; five thousand pumps, each with a casting nobody scanned; and one pump with a history.
    private static IEnumerable<GenealogyChange> Plant()
    {
        var number = 0;
        yield return Change(Operation.Receive, [], [Lot("H-1", 20_000)]);
        yield return Change(Operation.Produce, [Lot("H-1", 10_000)], [new() { Item = new("CASTING"), Lot = "C1", Quantity = 5_000, Unit = "C62" }]);
        yield return GenealogyChanges.From(new MaterialEvent { Operation = Operation.Observe, Materials = [new() { Item = new("CASTING"), Serial = "C2", Lot = "C1" }] }, $"p/{number++}", "mes");
        for (var i = 0; i < Units; i++)
        {
            yield return Change(Operation.Produce, [new() { Item = new("CASTING"), Lot = "C1", Quantity = 1, Unit = "C62" }], [new() { Item = new("PUMP"), Serial = $"P{i:0000}", Quantity = 1, Unit = "C62" }]);
        }

        MaterialReference unit = new() { Item = new("VALVE"), Serial = "12345", Identifiers = [new("gs1", "https://id.gs1.org/01/09506000134352/21/12345")] };
        yield return GenealogyChanges.From(new MaterialEvent { Operation = Operation.Produce, Times = At(1), Inputs = [new() { Item = new("BODY"), Serial = "S1" }], Outputs = [unit] }, $"p/{number++}", "mes");
        yield return GenealogyChanges.From(new Core.Canonical.Events.TestResult { Id = "T1", Material = unit, Outcome = TestOutcome.Passed, Station = "LEAK-2", Times = At(2) }, $"p/{number++}", "mes");
        yield return GenealogyChanges.From(new ProcessRecord { Id = "R1", Materials = [unit], Tool = "T-7", Load = "FC-118", Times = At(3) }, $"p/{number++}", "mes");
        yield return GenealogyChanges.From(new MaterialEvent { Operation = Operation.Ship, Times = At(4), Materials = [unit], Partner = new("CUST-1") }, $"p/{number++}", "erp");

        GenealogyChange Change(Operation operation, MaterialReference[] inputs, MaterialReference[] outputs) =>
            GenealogyChanges.From(new MaterialEvent { Operation = operation, Inputs = inputs, Outputs = outputs }, $"p/{number++}", "mes");
    }

    private static MaterialReference Lot(string lot, decimal quantity) => new() { Item = new("STEEL"), Lot = lot, Quantity = quantity, Unit = "C62" };

    private static Core.Canonical.Time.EventTimes At(int hour) => new(Event: new() { Instant = $"2026-03-01T0{hour}:00:00Z" });

    private async Task<WatchedPage> OpenAsync(string path, int width)
    {
        var opened = await (await Browser.SharedAsync()).OpenAsync(width, width < 600 ? 780 : 1000);
        await opened.Page.GotoAsync(new Uri(_host.Address, path).ToString());
        await opened.Page.Locator(".card, .empty").First.WaitForAsync(new LocatorWaitForOptions { Timeout = 30_000 });
        await Assertions.Expect(opened.Page.Locator(".reading")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await PageTests.ListensAsync(opened);
        return opened;
    }
}
