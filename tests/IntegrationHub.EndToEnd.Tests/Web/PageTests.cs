using Deque.AxeCore.Playwright;
using IntegrationHub.Tests.Services;
using Microsoft.Playwright;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Web;

public sealed class PageTests : IAsyncLifetime
{
    private HubTestHost _host = null!;

    public static TheoryData<string, string> Pages => new()
    {
        { "/", "Overview" },
        { "/mismatches", "Mismatches" },
        { "/quarantine", "Quarantine" },
        { "/journal", "Journal" },
        { "/deliveries", "Deliveries" },
        { "/trace?id=L9", "Trace" },
        { "/identify?text=%2801%2909506000134352%2821%2912345", "Identify" },
        { "/mappings", "Mappings" },
        { "/versions", "Versions" },
        { "/balances", "Balances" },
        { "/escrows", "Escrow" },
        { "/aliases", "Aliases" },
    };

    public async ValueTask InitializeAsync() => _host = await HubTestHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_readable_on_a_phone_and_on_a_large_screen(string path, string title)
    {
        Browser.SkipIfMissing();
        await PlantSeed.MorningAsync(_host);
        foreach (var width in new[] { 360, 1920 })
        {
            await using var opened = await OpenAsync(path, title, width);
            await LooksRightAsync(opened, $"{title}-{width}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task An_empty_hub_says_what_to_do_next(string path, string title)
    {
        Browser.SkipIfMissing();
        var address = path.Split('?')[0];
        await using var opened = await OpenAsync(address, title, 1280);

        await opened.Page.Locator(".empty").First.WaitForAsync();
        await LooksRightAsync(opened, $"{title}-empty");
    }

    [Fact]
    public async Task A_dark_system_gets_a_dark_page()
    {
        Browser.SkipIfMissing();
        await PlantSeed.MorningAsync(_host);
        await using var opened = await (await Browser.SharedAsync()).OpenAsync(1280);
        await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await GoAsync(opened, "/mismatches", "Mismatches");

        await LooksRightAsync(opened, "Mismatches-dark");
    }

    [Fact]
    public async Task What_arrives_appears_without_loading_the_page_again()
    {
        Browser.SkipIfMissing();
        await PlantSeed.MorningAsync(_host);
        await using var opened = await OpenAsync("/", "Overview", 1280);
        await opened.Page.EvaluateAsync("window.notLoadedAgain = true");
        var quarantine = opened.Page.Locator(".tile", new PageLocatorOptions { HasText = "In quarantine" }).Locator(".tile-number");
        await Assertions.Expect(quarantine).ToHaveTextAsync("1");

        await PlantSeed.EnvelopeAsync(_host, "qms/late", "{}", "late", PlantSeed.Quarantined("11|2026", "Z"));

        await Assertions.Expect(quarantine).ToHaveTextAsync("2");
        await Assertions.Expect(opened.Page.Locator("tr", new PageLocatorOptions { HasText = "qms/late" }).Locator(".mark")).ToHaveTextAsync(Containing("Balanced"));
        Assert.True(await opened.Page.EvaluateAsync<bool>("window.notLoadedAgain"));
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task A_list_that_is_open_shows_what_arrives()
    {
        Browser.SkipIfMissing();
        await using var opened = await OpenAsync("/quarantine", "Quarantine", 1280);
        await Assertions.Expect(opened.Page.Locator(".empty")).ToContainTextAsync("Nothing is in quarantine");

        await PlantSeed.EnvelopeAsync(_host, "plm-windchill/part", "{}", "parts", PlantSeed.Quarantined("9|2026", "Q"));

        await Assertions.Expect(opened.Page.Locator("td", new PageLocatorOptions { HasText = "windchill-trace-code" })).ToBeVisibleAsync();
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task An_imbalance_is_told_in_words()
    {
        Browser.SkipIfMissing();
        await PlantSeed.MorningAsync(_host);
        await _host.WriteAsync(async (context, cancel) =>
        {
            context.Add(new Storage.Pipeline.DueRow { MessageId = 1, Target = "erp-sap/goods-issue", Day = 20260101, Due = 3 });
            await context.SaveChangesAsync(cancel);
        });

        await using var opened = await OpenAsync("/", "Overview", 1280);

        await Assertions.Expect(opened.Page.Locator(".verdict")).ToContainTextAsync("A ledger does not balance.");
        await Assertions.Expect(opened.Page.Locator("tr", new PageLocatorOptions { HasText = "erp-sap/goods-issue" }).Locator(".mark")).ToContainTextAsync("Off by 3");
    }

    [Fact]
    public async Task A_steward_filters_sorts_and_turns_pages_of_mismatches()
    {
        Browser.SkipIfMissing();
        await PlantSeed.MorningAsync(_host);
        await using var opened = await OpenAsync("/mismatches", "Mismatches", 1280);
        var rows = opened.Page.Locator(".rz-data-grid tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(20);
        await Assertions.Expect(rows.First).ToContainTextAsync("Critical");

        await opened.Page.GetByLabel("Next page").First.ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(10);
        await opened.Page.GetByLabel("Severity, at least").SelectOptionAsync("critical");
        await Assertions.Expect(rows).ToHaveCountAsync(10);
        await Assertions.Expect(opened.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("severity=critical"));
        await opened.Page.Locator("th", new PageLocatorOptions { HasText = "Item" }).Locator("div").First.ClickAsync();
        await Assertions.Expect(rows.First).ToContainTextAsync("4700-02");
        await opened.Page.GetByLabel("Item contains").FillAsync("4703");
        await opened.Page.GetByLabel("Item contains").PressAsync("Enter");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(rows.First).ToContainTextAsync("/to_Plant/0/IsBatchManagementRequired");
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task A_quarantined_message_shows_place_rule_raw_value_and_remedy()
    {
        Browser.SkipIfMissing();
        await PlantSeed.MorningAsync(_host);
        await using var opened = await OpenAsync("/quarantine", "Quarantine", 1280);

        await opened.Page.Locator(".rz-data-grid tbody a").First.ClickAsync();

        var problem = opened.Page.Locator(".problems li");
        foreach (var text in new[] { "/DefaultTraceCode/Value", "tracking", "Q", "then release the message" })
        {
            await Assertions.Expect(problem).ToContainTextAsync(text);
        }

        await LooksRightAsync(opened, "QuarantineDetail");
    }

    [Fact]
    public async Task A_person_rejects_a_quarantined_message_with_name_and_reason()
    {
        Browser.SkipIfMissing();
        await PlantSeed.MorningAsync(_host);
        await using var opened = await OpenAsync("/quarantine", "Quarantine", 1280);
        await opened.Page.Locator(".rz-data-grid tbody a").First.ClickAsync();
        var reject = opened.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Reject" });
        await Assertions.Expect(reject).ToBeDisabledAsync();

        await opened.Page.GetByLabel("Your name").FillAsync("A. Steward");
        await opened.Page.GetByLabel("Reason").FillAsync("sent twice");
        await reject.ClickAsync();

        await Assertions.Expect(opened.Page.Locator(".empty")).ToContainTextAsync("It is not in quarantine");
        await opened.Page.Locator(".empty a").ClickAsync();
        await Assertions.Expect(opened.Page.Locator("main")).ToContainTextAsync("rejected by A. Steward: sent twice");
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task A_message_shows_what_its_deliveries_lost()
    {
        Browser.SkipIfMissing();
        await PlantSeed.MorningAsync(_host);
        await using var opened = await OpenAsync("/journal?interface=mes-sim%2Fconsumption", "Journal", 360);

        await opened.Page.Locator(".rz-data-grid tbody a").First.ClickAsync();

        await Assertions.Expect(opened.Page.Locator("main")).ToContainTextAsync("serial→lot");
        await LooksRightAsync(opened, "Message-360");
    }

    [Fact]
    public async Task A_trace_is_asked_for_with_the_keyboard_and_told_by_level()
    {
        Browser.SkipIfMissing();
        await PlantSeed.MorningAsync(_host);
        await using var opened = await OpenAsync("/trace", "Trace", 1280);

        await opened.Page.GetByLabel("Identifier").FillAsync("L9");
        await opened.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(opened.Page.Locator("#level-1")).ToContainTextAsync("4 nodes");
        await Assertions.Expect(opened.Page.Locator(".nodes .mark").First).ToContainTextAsync("Certain");
        await Assertions.Expect(opened.Page.Locator(".nodes .mark").Last).ToContainTextAsync("Possible");
    }

    [Fact]
    public async Task The_menu_opens_on_a_phone()
    {
        Browser.SkipIfMissing();
        await using var opened = await OpenAsync("/", "Overview", 360);
        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Journal" })).ToBeHiddenAsync();

        await opened.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Menu" }).ClickAsync();
        await opened.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Journal" }).ClickAsync();

        await Assertions.Expect(opened.Page).ToHaveTitleAsync("Journal – IntegrationHub");
        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Overview" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_description_of_the_calls_can_be_read_in_the_browser()
    {
        Browser.SkipIfMissing();
        await using var opened = await (await Browser.SharedAsync()).OpenAsync();

        await opened.Page.GotoAsync(new Uri(_host.Address, "/openapi").ToString());

        await Assertions.Expect(opened.Page.Locator("#swagger-ui")).ToContainTextAsync("/api/v1/ledger");
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task Nothing_is_fetched_from_anywhere_else()
    {
        Browser.SkipIfMissing();
        await PlantSeed.MorningAsync(_host);
        await using var opened = await (await Browser.SharedAsync()).OpenAsync();
        var foreign = new List<string>();
        opened.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(_host.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                foreign.Add(request.Url);
            }
        };

        await GoAsync(opened, "/mismatches", "Mismatches");

        Assert.Empty(foreign);
    }

    private static System.Text.RegularExpressions.Regex Containing(string text) => new(System.Text.RegularExpressions.Regex.Escape(text));

    private async Task<WatchedPage> OpenAsync(string path, string title, int width)
    {
        var opened = await (await Browser.SharedAsync()).OpenAsync(width, width < 600 ? 780 : 1000);
        await GoAsync(opened, path, title);
        return opened;
    }

    private async Task GoAsync(WatchedPage opened, string path, string title)
    {
        await opened.Page.GotoAsync(new Uri(_host.Address, path).ToString());
        await Assertions.Expect(opened.Page).ToHaveTitleAsync($"{title} – IntegrationHub");
        // By locators: the page's security policy lets nobody evaluate text as a script.
        await opened.Page.Locator(".card, .empty, .tiles").First.WaitForAsync();
        await ListensAsync(opened);
    }

    /// <summary>Waits until the page has its line to the hub: what is clicked or chosen before is lost.</summary>
    internal static Task ListensAsync(WatchedPage opened) =>
        Assertions.Expect(opened.Page.Locator(".live:not(.waiting)")).ToBeVisibleAsync();

    internal static async Task LooksRightAsync(WatchedPage opened, string name)
    {
        await Assertions.Expect(opened.Page.Locator(".reading")).ToHaveCountAsync(0);
        await opened.Page.EvaluateAsync("document.fonts.ready");
        if (Environment.GetEnvironmentVariable("HUB_TEST_SHOTS") is { Length: > 0 } folder)
        {
            await opened.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }

        var tooWide = await opened.Page.EvaluateAsync<string[]>("document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] : " +
            "[`${document.documentElement.scrollWidth} px`, ...[...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth).map(e => `${e.tagName}.${e.className} to ${e.getBoundingClientRect().right}: ${e.textContent.slice(0, 40)}`)]");
        Assert.True(tooWide.Length == 0, $"{name} is wider than its screen: {string.Join(" | ", tooWide.Take(10))}");
        var axe = await opened.Page.RunAxe();
        var grave = axe.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}");
        Assert.Empty(grave);
        Assert.Empty(opened.Errors);
    }
}
