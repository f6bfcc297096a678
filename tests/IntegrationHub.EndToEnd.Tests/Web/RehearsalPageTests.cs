using IntegrationHub.Tests.Services;
using Microsoft.Playwright;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Web;

/// <summary>The rehearsal of a flag change at the desk, in a real browser.</summary>
public sealed class RehearsalPageTests : IAsyncLifetime
{
    private HubTestHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await HubTestHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task A_change_is_played_through_and_the_plan_is_a_document(int width)
    {
        Browser.SkipIfMissing();
        await using var opened = await (await Browser.SharedAsync()).OpenAsync(width, 900);
        var page = opened.Page;
        await page.GotoAsync(new Uri(_host.Address, "/desk").ToString());
        await page.Locator(".empty").First.WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".live")).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("broken"));

        await page.GetByText("Rehearse a change of a tracking flag").ClickAsync();
        var card = page.Locator("details.card", new() { HasText = "Rehearse a change" });
        await card.GetByRole(AriaRole.Button, new() { Name = "Play it through" }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Alert)).ToHaveCountAsync(2); // no item, and no flag to become
        await card.GetByLabel("Item").FillAsync("4711-02");
        await card.GetByLabel("Becomes").SelectOptionAsync("serial");
        await card.GetByLabel("From").FillAsync("2027-03-01");
        await card.GetByRole(AriaRole.Button, new() { Name = "Play it through" }).ClickAsync();

        await Assertions.Expect(card).ToContainTextAsync("No system that the hub knows of refuses the change today.");
        await Assertions.Expect(card).ToContainTextAsync("By the movements that passed the hub nothing of it is left; look in each system.");
        var address = await card.GetByRole(AriaRole.Link, new() { Name = "The plan as a document" }).GetAttributeAsync("href");
        Assert.StartsWith("# 4711-02: lot none, serial required from 2027-03-01T00:00:00Z", await _host.Client.GetStringAsync(new Uri(address!, UriKind.Relative), HubTestHost.Token), StringComparison.Ordinal);
        await PageTests.LooksRightAsync(opened, $"Rehearsal-{width}");
    }
}
