using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace IntegrationHub.Tests.Services;

/// <summary>A browser page that remembers every error it showed on its console.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _errors = new();

    public WatchedPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _errors.Enqueue($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _errors.Enqueue(error);
        page.RequestFailed += (_, request) => _errors.Enqueue($"{request.Method} {request.Url}: {request.Failure}");
    }

    public IPage Page { get; }

    /// <summary>Gets what went wrong so far: console errors, uncaught exceptions, requests that got no answer.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
