using IntegrationHub.Host.Live;
using Microsoft.AspNetCore.Components;

namespace IntegrationHub.Host.Layout;

/// <summary>A page that follows the hub without being loaded again.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private IDisposable? _listening;

    /// <summary>Gets a token that ends what the page started when it is closed.</summary>
    protected CancellationToken Closed => _closed.Token;

    [Inject]
    private protected HubWatch Watch { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        _listening?.Dispose();
        _closed.Cancel();
        _closed.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _listening = Watch.Listen(look => InvokeAsync(async () =>
            {
                if (!_closed.IsCancellationRequested)
                {
                    await OnChangeAsync(look);
                    StateHasChanged();
                }
            }));
        }
    }

    /// <summary>Called when something changed, on the page's own thread.</summary>
    private protected virtual Task OnChangeAsync(Look look) => Task.CompletedTask;
}
