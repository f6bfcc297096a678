using IntegrationHub.Core.Pipeline;
using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.Tests.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Web;

/// <summary>The pages and calls about mappings, over the repository's own contracts and mappings.</summary>
public sealed class MappingPageTests : IAsyncLifetime
{
    private const string Part = """{ "ID": "OR:1", "Number": "4711-02", "Name": "Pump", "LastModified": "2026-03-01T07:00:00Z", "DefaultTraceCode": { "Value": "TRACE" } }""";
    private HubTestHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await HubTestHost.StartAsync(services => services.AddSingleton<IFlowCatalog, RepositoryCatalog>());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(360)]
    [InlineData(1920)]
    public async Task The_list_leads_to_a_page_with_picture_and_tables(int width)
    {
        Browser.SkipIfMissing();
        await using var opened = await OpenAsync("/mappings", width);
        await PageTests.LooksRightAsync(opened, $"Mappings-{width}");

        await opened.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "erp-sap/goods-issue@" }).ClickAsync();

        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "erp-sap/goods-issue@" })).ToBeVisibleAsync();
        await Assertions.Expect(opened.Page.Locator(".lineage .rule")).ToHaveCountAsync(17);
        await Assertions.Expect(opened.Page.Locator("tr", new PageLocatorOptions { HasText = "line.plant" }).First).ToContainTextAsync("/site");
        await PageTests.LooksRightAsync(opened, $"Mapping-{width}");
    }

    [Fact]
    public async Task A_pasted_message_shows_output_rules_and_errors()
    {
        Browser.SkipIfMissing();
        await using var opened = await OpenAsync("/mappings/plm-windchill/part", 1280);
        var message = opened.Page.GetByLabel("One message");

        await message.FillAsync(Part.Replace("TRACE", "S", StringComparison.Ordinal));
        await opened.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Map it" }).ClickAsync();
        await Assertions.Expect(opened.Page.Locator(".card [role=status]")).ToContainTextAsync("tracking");
        await Assertions.Expect(opened.Page.Locator("pre")).ToContainTextAsync("\"serial\": \"required\"");
        await Assertions.Expect(opened.Page.Locator(".lineage .rule.hit").First).ToBeVisibleAsync();
        await PageTests.LooksRightAsync(opened, "Mapping-tried");

        await message.FillAsync(Part.Replace("TRACE", "Q", StringComparison.Ordinal));
        await opened.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Map it" }).ClickAsync();
        await Assertions.Expect(opened.Page.Locator(".problems")).ToContainTextAsync("/DefaultTraceCode/Value");
        await PageTests.LooksRightAsync(opened, "Mapping-refused");

        await message.FillAsync("{ not json");
        await opened.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Map it" }).ClickAsync();
        await Assertions.Expect(opened.Page.Locator(".card [role=status]")).ToContainTextAsync("quarantined");
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task An_unknown_mapping_leads_back_to_the_list()
    {
        Browser.SkipIfMissing();
        await using var opened = await OpenAsync("/mappings/erp-sap/nothing", 1280);

        await Assertions.Expect(opened.Page.Locator(".empty")).ToContainTextAsync("No such mapping is in force");
    }

    [Fact]
    public async Task The_calls_answer_the_same()
    {
        var list = await _host.GetAsync("/api/v1/mappings");
        var (found, view) = await _host.AskAsync("/api/v1/mappings/plm-windchill/part");
        var (unknown, _) = await _host.AskAsync("/api/v1/mappings/plm-windchill/nothing");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/mappings/plm-windchill/part/try") { Content = new StringContent(Part.Replace("TRACE", "Q", StringComparison.Ordinal)) };
        var (tried, answer) = await _host.AskAsync(request);

        Assert.Contains(list.EnumerateArray(), mapping => mapping.GetProperty("id").GetString() == "plm-windchill/part");
        Assert.Equal((200, 404, 200), (found, unknown, tried));
        Assert.Contains(view.GetProperty("lineage").GetProperty("sources").EnumerateArray(), source => source.GetProperty("source").GetString() == "/DefaultTraceCode/Value");
        Assert.Equal("MAP-0101", answer.GetProperty("problems")[0].GetProperty("code").GetString());
        Assert.Equal("tracking", answer.GetProperty("problems")[0].GetProperty("rule").GetString());
    }

    private async Task<WatchedPage> OpenAsync(string path, int width)
    {
        var opened = await (await Browser.SharedAsync()).OpenAsync(width, width < 600 ? 780 : 1000);
        await opened.Page.GotoAsync(new Uri(_host.Address, path).ToString());
        await opened.Page.Locator(".card, .empty").First.WaitForAsync();
        await PageTests.ListensAsync(opened);
        return opened;
    }
}
