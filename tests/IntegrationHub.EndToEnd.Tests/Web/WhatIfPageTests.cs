using IntegrationHub.Core.Pipeline;
using IntegrationHub.Tests.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Web;

/// <summary>The policy table in force, asked on the page and by the API.</summary>
public sealed class WhatIfPageTests : IAsyncLifetime
{
    private HubTestHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await HubTestHost.StartAsync(services => services.AddSingleton<IFlowCatalog, RepositoryCatalog>());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Choosing_a_case_shows_action_reason_loss_and_the_row_that_decided(int width)
    {
        Browser.SkipIfMissing();
        await using var opened = await (await Browser.SharedAsync()).OpenAsync(width, 900);
        await opened.Page.GotoAsync(new Uri(_host.Address, "/what-if").ToString());
        await PageTests.ListensAsync(opened);

        // One after the other, without waiting for the address of the one before.
        await opened.Page.GetByLabel("Something is").SelectOptionAsync("issue");
        await opened.Page.GetByLabel("The source names").SelectOptionAsync("serial-set");
        await opened.Page.GetByLabel("The target holds").SelectOptionAsync("lot-required");

        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Aggregate" })).ToBeVisibleAsync();
        await Assertions.Expect(opened.Page.Locator(".card")).ToContainTextAsync("issue/serial-set/lot-required/posting/*");
        await Assertions.Expect(opened.Page.Locator(".card")).ToContainTextAsync("fetches the whole lot");
        await PageTests.LooksRightAsync(opened, $"WhatIf-{width}");
    }

    [Fact]
    public async Task The_call_answers_the_same_and_tells_every_fault_at_once()
    {
        var (found, answer) = await _host.AskAsync("/api/v1/translation/what-if?operation=issue&source=lot&target=quantity-only&item=4711-10");
        var (wrong, faults) = await _host.AskAsync("/api/v1/translation/what-if?operation=teleport&source=lot&itemClass=nothing");

        Assert.Equal((200, 400), (found, wrong));
        Assert.Equal(("refuse", "quality engineer", "P1D"), (answer.GetProperty("action").GetString(), answer.GetProperty("role").GetString(), answer.GetProperty("deadline").GetString()));
        Assert.Equal(["API-0004", "API-0013", "API-0004"], faults.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString()));
    }
}
