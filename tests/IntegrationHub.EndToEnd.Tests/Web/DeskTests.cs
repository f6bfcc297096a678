using System.Text;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Runs;
using IntegrationHub.Storage.Reconciliation;
using IntegrationHub.Tests.Services;
using Microsoft.Playwright;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Web;

/// <summary>The steward's desk in a real browser.</summary>
public sealed class DeskTests : IAsyncLifetime
{
    private HubTestHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await HubTestHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task The_desk_groups_by_cause_and_shows_values_side_by_side(int width)
    {
        Browser.SkipIfMissing();
        await PlantSeed.MorningAsync(_host);
        await using var opened = await OpenAsync(width);

        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Heading, new() { Name = "Unexplained: looser 10" })).ToBeVisibleAsync();
        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Heading, new() { Name = "Unknown value 20" })).ToBeVisibleAsync();
        await opened.Page.Locator(".worklist button.link").First.ClickAsync();

        var panel = opened.Page.Locator(".finding");
        foreach (var text in new[] { "plm-windchill (authority)", "erp-sap", "“S”", "/DefaultTraceCode/Value", "plm-windchill/part@1.1.0", "zero", "Open from" })
        {
            await Assertions.Expect(panel).ToContainTextAsync(text);
        }

        await PageTests.LooksRightAsync(opened, $"Desk-{width}");
    }

    [Fact]
    public async Task A_steward_works_with_the_keyboard_alone()
    {
        Browser.SkipIfMissing();
        await PlantSeed.MorningAsync(_host);
        await using var opened = await OpenAsync(1440);
        var rows = opened.Page.Locator(".worklist button.link");

        await rows.First.FocusAsync();
        await opened.Page.Keyboard.PressAsync("x");
        await Assertions.Expect(opened.Page.Locator("#decide-title")).ToHaveTextAsync("Decide 1 mismatch");
        await opened.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(rows.Nth(1)).ToBeFocusedAsync();
        await opened.Page.Keyboard.PressAsync("x");
        await Assertions.Expect(opened.Page.Locator("#decide-title")).ToHaveTextAsync("Decide 2 mismatches");
        await opened.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(opened.Page.Locator(".finding")).ToBeVisibleAsync();
        await opened.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(opened.Page.Locator(".finding")).ToHaveCountAsync(0);
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task A_bulk_decision_is_previewed_waits_for_a_second_person_and_then_explains_itself()
    {
        Browser.SkipIfMissing();
        await PlantSeed.MorningAsync(_host);
        await using var opened = await OpenAsync(1440);
        var page = opened.Page;
        await page.Locator("section[aria-label='Unexplained: looser']").GetByRole(AriaRole.Button, new() { Name = "Select all of these" }).ClickAsync();
        await Assertions.Expect(page.Locator("#decide-title")).ToHaveTextAsync("Decide 10 mismatches");

        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Assertions.Expect(page.Locator(".decide")).ToContainTextAsync("'riskOwner' is missing. Name who carries the risk.");
        var form = page.Locator(".decide");
        await form.GetByLabel("Reason").FillAsync("kanban bins");
        await form.GetByLabel("Until", new() { Exact = true }).FillAsync(DateTimeOffset.UtcNow.AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await form.GetByLabel("Risk owner").FillAsync("J. Doe");
        await form.GetByLabel("Decided by").FillAsync("ann");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Assertions.Expect(page.Locator(".answers li")).ToHaveCountAsync(10);
        await Assertions.Expect(page.Locator(".decide h3")).ToHaveTextAsync("This would be decided");
        await PageTests.LooksRightAsync(opened, "Desk-preview");
        await page.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();

        var waiting = page.Locator("section[aria-labelledby='approvals-title']");
        await Assertions.Expect(waiting.Locator("li")).ToHaveCountAsync(10);
        await waiting.GetByLabel("Agreed or rejected by").FillAsync("Ann");
        await waiting.GetByRole(AriaRole.Button, new() { Name = "Agree to decision/1@1" }).ClickAsync();
        await Assertions.Expect(waiting.GetByRole(AriaRole.Alert)).ToContainTextAsync("a second person must agree");
        await waiting.GetByLabel("Agreed or rejected by").FillAsync("bob");
        await waiting.GetByRole(AriaRole.Button, new() { Name = "Agree to decision/1@1" }).ClickAsync();

        await Assertions.Expect(waiting.Locator("li")).ToHaveCountAsync(9);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Unexplained: looser 9" })).ToBeVisibleAsync();
        var accepted = await _host.GetAsync("/api/v1/mismatches?cause=accepted&all=true");
        Assert.Contains("decision/1@2", Assert.Single(accepted.GetProperty("items").EnumerateArray()).GetProperty("finding").GetProperty("explanation").GetString(), StringComparison.Ordinal);
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task Decisions_come_back_from_a_spreadsheet_and_a_fault_takes_none()
    {
        Browser.SkipIfMissing();
        await PlantSeed.MorningAsync(_host);
        var csv = await _host.Client.GetStringAsync(new Uri("/api/v1/reconciliation/worklist.csv?item=4701", UriKind.Relative), HubTestHost.Token);
        await using var opened = await OpenAsync(1440);
        await opened.Page.GetByText("Work in a spreadsheet").ClickAsync();

        await UploadAsync(opened, csv, "\"guess\",\"x\",\"\",\"\",\"\",\"\"");
        await Assertions.Expect(opened.Page.Locator("details.card li")).ToContainTextAsync("worklist.csv:2");
        await UploadAsync(opened, csv, "\"defer\",\"after stock-taking\",\"" + DateTimeOffset.UtcNow.AddDays(9).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + "\",\"\",\"ann\",\"\"");

        await Assertions.Expect(opened.Page.Locator("details.card li").First).ToContainTextAsync("1 decision was taken from worklist.csv.");
        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Heading, new() { Name = "Unknown value 19" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task An_attribute_is_filtered_for_shown_with_raw_values_and_a_supplier_alias_is_decided_by_two(int width)
    {
        Browser.SkipIfMissing();
        await PlantSeed.MorningAsync(_host);
        await _host.WriteAsync((context, cancel) => new ReconciliationStore(context).SaveFindingsAsync("0815", [Suppliers, ShelfLife], 1_790_000_000_000_000, cancel));
        await using var opened = await OpenAsync(width);
        var page = opened.Page;

        await page.GetByLabel("About").SelectOptionAsync("suppliers");
        await Assertions.Expect(page.Locator(".worklist button.link")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".worklist button.link")).ToHaveTextAsync("0815, mes-b2mml, suppliers");
        await page.Locator(".worklist button.link").ClickAsync();
        var panel = page.Locator(".finding");
        foreach (var text in new[] { "0815, suppliers", "erp-tryton (authority)", "“17”", "/template./product_suppliers./0/party./code", "mes-b2mml lacks 17" })
        {
            await Assertions.Expect(panel).ToContainTextAsync(text);
        }

        var form = page.Locator(".decide");
        await form.Locator("select").SelectOptionAsync("supplier-alias");
        await form.GetByLabel("Supplier, as the system writes it").FillAsync("S-78");
        await form.GetByLabel("Supplier at the authority").FillAsync("17");
        await form.GetByLabel("Reason").FillAsync("the list of March");
        await form.GetByLabel("Decided by").FillAsync("ann");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Assertions.Expect(form).ToContainTextAsync("mes-b2mml does not name the supplier 'S-78' of this item");
        await form.GetByLabel("Supplier, as the system writes it").FillAsync("S-77");
        await PageTests.LooksRightAsync(opened, $"Desk-suppliers-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();

        var waiting = page.Locator("section[aria-labelledby='approvals-title']");
        await Assertions.Expect(waiting.Locator("li")).ToContainTextAsync("the supplier S-77 in mes-b2mml is the supplier 17");
        await page.GotoAsync(new Uri(_host.Address, "/desk?attribute=shelf-life").ToString());
        await Assertions.Expect(page.Locator(".worklist button.link")).ToHaveTextAsync("0815, mes-b2mml, total shelf life");
        await Assertions.Expect(page.Locator(".live")).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("broken"));
        await page.Locator(".worklist button.link").ClickAsync();
        await Assertions.Expect(panel).ToContainTextAsync("400 DAY");
        await Assertions.Expect(panel).ToContainTextAsync("/MHDHB");
        await PageTests.LooksRightAsync(opened, $"Desk-shelf-life-{width}");
    }

    private static Finding Suppliers => new()
    {
        Item = "0815",
        Attribute = "suppliers",
        System = "mes-b2mml",
        Authority = "erp-tryton",
        Relation = Relation.Incomparable,
        Cause = Cause.Unexplained,
        Severity = Severity.Medium,
        NeedsPerson = true,
        Explanation = "mes-b2mml says S-77 for the suppliers; erp-tryton requires 17. mes-b2mml lacks 17. erp-tryton does not name S-77.",
        Values =
        [
            new SystemValue { System = "erp-tryton", Item = "0815", Value = "17", Raw = "17", Path = "/template./product_suppliers./0/party./code", MappingVersion = "erp-tryton/product@1.1.0", Relation = Relation.Equal },
            new SystemValue { System = "mes-b2mml", Item = "0815", Value = "S-77", Raw = "S-77", Path = "/SyncMaterialDefinition/DataArea/MaterialDefinition/0/MaterialDefinitionProperty/3/Value/0/ValueString", MappingVersion = "mes-b2mml/material@1.1.0", Relation = Relation.Incomparable },
        ],
        Proposal = new Proposal("mes-b2mml", null, "17", [], "If one of S-77 is a number of 17, confirm a supplier alias; otherwise correct the suppliers in mes-b2mml."),
    };

    private static Finding ShelfLife => new()
    {
        Item = "0815",
        Attribute = "shelf-life",
        System = "mes-b2mml",
        Authority = "erp-sap",
        Relation = Relation.Looser,
        Cause = Cause.Unexplained,
        Severity = Severity.Medium,
        NeedsPerson = true,
        Explanation = "mes-b2mml says 400 DAY for the total shelf life; erp-sap requires 12 MON. Lots stay usable there for longer than allowed.",
        Values =
        [
            new SystemValue { System = "erp-idoc", Item = "0815", Value = "12 MON", Raw = "12", Path = "/E1MARAM/0/MHDHB", MappingVersion = "erp-idoc/matmas@1.1.0", Relation = Relation.Equal },
            new SystemValue { System = "erp-sap", Item = "0815", Value = "12 MON", Raw = "12", Path = "/to_ProductStorage/TotalShelfLife", MappingVersion = "erp-sap/product@1.1.0", Relation = Relation.Equal },
            new SystemValue { System = "mes-b2mml", Item = "0815", Value = "400 DAY", Raw = "400", MappingVersion = "mes-b2mml/material@1.1.0", Relation = Relation.Looser },
        ],
        Proposal = new Proposal("mes-b2mml", null, "12 MON", [], "Set the total shelf life of 0815 in mes-b2mml to 12 MON."),
    };

    [Fact]
    public async Task A_mismatch_that_arrives_appears_and_a_note_stays_with_it()
    {
        Browser.SkipIfMissing();
        await using var opened = await OpenAsync(1440);
        await Assertions.Expect(opened.Page.Locator(".empty")).ToContainTextAsync("No mismatches");

        await _host.WriteAsync((context, cancel) => new ReconciliationStore(context).SaveFindingsAsync("4711",
            [new Finding { Item = "4711", Attribute = Finding.TrackingAttribute, System = "erp", Relation = Relation.Looser, Cause = Cause.Unexplained, Severity = Severity.Medium, NeedsPerson = true, Explanation = "erp keeps less than required." }], 1_790_000_000_000_000, cancel));
        await opened.Page.Locator(".worklist button.link").ClickAsync();
        var panel = opened.Page.Locator(".finding");
        await panel.GetByLabel("Your name").FillAsync("ann");
        await panel.GetByLabel("Comment, or whose it is").FillAsync("bob");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();

        await Assertions.Expect(panel).ToContainTextAsync("ann: for bob");
        await Assertions.Expect(opened.Page.Locator(".worklist li")).ToContainTextAsync("for bob");
        var filter = opened.Page.GetByLabel("Assigned to");
        await filter.FillAsync("nobody");
        await filter.PressAsync("Enter");
        await Assertions.Expect(opened.Page.Locator(".empty")).ToContainTextAsync("No mismatch fits the filter");
        await filter.FillAsync("bob");
        await filter.PressAsync("Enter");
        await Assertions.Expect(opened.Page.Locator(".worklist li")).ToHaveCountAsync(1);
        Assert.Empty(opened.Errors);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task Runs_are_shown_with_the_trend_by_class_and_system(int width)
    {
        Browser.SkipIfMissing();
        await PlantSeed.MorningAsync(_host);
        await _host.WriteAsync(async (context, cancel) =>
        {
            for (var number = 1; number <= 8; number++)
            {
                RunCount[] counts = [new("missing-in-system", "mes-b2mml", number, number), new("unexplained, looser", "erp-sap", 20 - number, 20 - number)];
                context.Add(new RunRow
                {
                    State = RunState.Done,
                    By = "schedule",
                    StartedAt = 1_790_000_000_000_000 + (number * 86_400_000_000),
                    Cursor = "Z",
                    Digest = "00",
                    Outcome = Core.Canonical.CanonicalJson.Write(new RunOutcome(20, 20, number > 1 ? number - 1 : null, 2, 1, 3, counts)),
                });
            }

            await context.SaveChangesAsync(cancel);
        });
        await using var opened = await OpenAsync(width);

        await opened.Page.GetByText("Runs and trend").ClickAsync();

        var trend = opened.Page.Locator("table.trend");
        await Assertions.Expect(trend.GetByRole(AriaRole.Row, new() { Name = "unexplained, looser erp-sap 19 18 17 16 15 14 13 12" })).ToBeVisibleAsync();
        await Assertions.Expect(opened.Page.GetByText("Against run 7: 2 opened, 1 closed, 3 changed.")).ToBeVisibleAsync();
        await PageTests.LooksRightAsync(opened, $"Desk-trend-{width}");
    }

    private static Task UploadAsync(WatchedPage opened, string csv, string columns) => opened.Page.GetByLabel("The filled-in worklist").SetInputFilesAsync(new FilePayload
    {
        Name = "worklist.csv",
        MimeType = "text/csv",
        Buffer = Encoding.UTF8.GetBytes(csv.Replace("\"\",\"\",\"\",\"\",\"\",\"\"", columns, StringComparison.Ordinal)),
    });

    private async Task<WatchedPage> OpenAsync(int width)
    {
        var opened = await (await Browser.SharedAsync()).OpenAsync(width, width < 600 ? 780 : 1000);
        await opened.Page.GotoAsync(new Uri(_host.Address, "/desk").ToString());
        await Assertions.Expect(opened.Page).ToHaveTitleAsync("Desk – IntegrationHub", new PageAssertionsToHaveTitleOptions { Timeout = 15_000 });
        await opened.Page.Locator(".worklist, .empty").First.WaitForAsync(new LocatorWaitForOptions { Timeout = 15_000 });

        // The buttons answer only once the page has its connection.
        await Assertions.Expect(opened.Page.Locator(".live")).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("broken"));
        return opened;
    }
}
