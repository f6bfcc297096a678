using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Genealogy;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IntegrationHub.Host.Api.Genealogy;

/// <summary>Builds the index of the genealogy when the hub starts, so that after a restart no recall waits for it longer than it must.</summary>
internal sealed partial class IndexBuild(GenealogyFollower follower, ILogger<IndexBuild> log) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await follower.BuildAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The hub ends.
        }
        catch (StoreUnavailableException fault)
        {
            // The first question builds it then; health says that it is not there.
            CouldNotBuild(log, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index of the genealogy was not built at the start, since the database did not answer; the first question builds it.")]
    private static partial void CouldNotBuild(ILogger log, Exception fault);
}
