using IntegrationHub.Tests.Services;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Services;

public sealed class BrowserTests
{
    [Fact]
    public async Task A_page_runs_its_script_at_the_width_asked_for()
    {
        Browser.SkipIfMissing();
        await using var browser = await Browser.StartAsync();
        await using var opened = await browser.OpenAsync(width: 390);

        await opened.Page.SetContentAsync("<p></p><script>document.querySelector('p').textContent = innerWidth</script>");

        Assert.Equal("390", await opened.Page.Locator("p").TextContentAsync());
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task An_error_on_the_console_is_remembered()
    {
        Browser.SkipIfMissing();
        var browser = await Browser.SharedAsync();
        await using var opened = await browser.OpenAsync();

        await opened.Page.SetContentAsync("<script>console.error('broken')</script>");

        Assert.Contains(opened.Errors, error => error.StartsWith("broken", StringComparison.Ordinal));
    }
}
