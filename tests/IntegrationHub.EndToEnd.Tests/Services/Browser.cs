using Microsoft.Playwright;

namespace IntegrationHub.Tests.Services;

/// <summary>A real Chromium without a window, driven by Playwright.</summary>
public sealed class Browser : IAsyncDisposable
{
    // A container gives no user namespaces to root, so no sandbox; the rest keeps it from calling anybody but the page under test.
    private static readonly string[] Arguments =
    [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly Lazy<Task<Browser>> Shared = new(StartAsync);

    private readonly IPlaywright _playwright;
    private readonly IBrowser _chromium;

    // Playwright's usual five seconds say something about the machine, not about the page.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private Browser(IPlaywright playwright, IBrowser chromium)
    {
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        _playwright = playwright;
        _chromium = chromium;
    }

    /// <summary>Gets why tests that need a browser are to be skipped; null if they are to run.</summary>
    public static string? Missing => MachineService.ReasonToSkip(Absence);

    private static string? Absence => MachineService.Absence("chromium", "the package chromium", Executable is null ? "chromium" : null);

    // Ubuntu's chromium-browser may be a stub that asks for a snap, so it comes last.
    private static string? Executable => MachineService.Find(["chromium", "google-chrome-stable", "google-chrome", "chromium-browser"]);

    /// <summary>Skips the running test, with the reason, where the service is missing.</summary>
    public static void SkipIfMissing() => MachineService.SkipFor(Missing);

    /// <summary>Returns the one browser of this test run. Playwright's driver ends it with the test process.</summary>
    public static Task<Browser> SharedAsync() => Shared.Value;

    /// <summary>Starts a browser of one's own. Throws if there is none on the machine.</summary>
    public static async Task<Browser> StartAsync()
    {
        MachineService.Demand(Absence);
        var playwright = await Playwright.CreateAsync();
        try
        {
            return new Browser(playwright, await playwright.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions { ExecutablePath = Executable, Headless = true, Args = Arguments }));
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>Opens an empty page that shares nothing with other pages.</summary>
    /// <param name="width">In CSS pixels: 390 for a phone, 1920 for a desk.</param>
    /// <param name="height">In CSS pixels.</param>
    public async Task<WatchedPage> OpenAsync(int width = 1280, int height = 900)
    {
        var context = await _chromium.NewContextAsync(
            new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
        return new WatchedPage(await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.CloseAsync();
        _playwright.Dispose();
    }
}
