using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Systems;
using IntegrationHub.Messaging.Intake;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Messaging.Sources;

/// <summary>Reads from sources that the hub asks: polls on their schedule, drop folders continually. A document is acknowledged only after its acceptance was committed.</summary>
public sealed class SourceReader(
    IFlowCatalog catalog, IEnumerable<ISourceConnector> connectors, ISystemAddresses addresses, HubIntake intake,
    SourceStatus status, TimeProvider time, IOptions<PipelineOptions> options, ILogger<SourceReader> log) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, ISourceConnector> _connectors = connectors.ToDictionary(one => one.Name, StringComparer.Ordinal);

    /// <summary>Reads one interface now, to its end.</summary>
    /// <returns>How many documents were accepted.</returns>
    /// <exception cref="ConnectorException">The source could not be read.</exception>
    public async Task<IReadOnlyList<Receipt>> ReadOnceAsync(string flow, CancellationToken cancellationToken)
    {
        var description = catalog.Current.Flows[flow].Description;
        var connector = _connectors.GetValueOrDefault(description.Endpoint.Connector)
            ?? throw new ConnectorException($"There is no connector '{description.Endpoint.Connector}' in this build.");
        var receipts = new List<Receipt>();
        await foreach (var document in connector.ReadAsync(description, addresses.Of(description.System), cancellationToken))
        {
            if (document.Body.Length > intake.MaxEnvelopeBytes)
            {
                throw new ConnectorException($"{document.SourceName} has {document.Body.Length} bytes, at most {intake.MaxEnvelopeBytes} are taken. Split it, or raise Pipeline:MaxEnvelopeBytes.");
            }

            receipts.Add(await intake.AcceptAsync(flow, document.Body, document.ContentType, document.SourceName, null, cancellationToken));
            if (document.AcknowledgeAsync is { } acknowledge)
            {
                await acknowledge(cancellationToken);
                FailPoints.Reach("file-acknowledged");
            }
        }

        status.Succeeded(flow, time.GetUtcNow());
        return receipts;
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(catalog.Current.Flows.Values.Where(IsRead).Select(flow => FollowAsync(flow, stoppingToken)));

    private static bool IsRead(Flow flow) =>
        flow.Description.Direction == Direction.In && flow.Description.Trigger.Kind is TriggerKind.Poll or TriggerKind.Drop;

    private async Task FollowAsync(Flow flow, CancellationToken cancellationToken)
    {
        var name = flow.Description.FullName;
        var every = flow.Description.Trigger.Every ?? TimeSpan.FromMilliseconds(options.Value.SweepMilliseconds);
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (flow.Description.Trigger.Kind == TriggerKind.Drop || addresses.Of(flow.Description.System).BaseAddress is not null)
                {
                    await ReadOnceAsync(name, cancellationToken);
                }

                failures = 0;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                failures++;
                status.Failed(name, failure.Message, time.GetUtcNow());
                log.LogWarning("Reading {Interface} failed: {Reason} It is tried again.", name, failure.Message);
            }

            var pause = failures == 0 ? every : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(failures, 10)), LongestPause.TotalSeconds));
            await Task.Delay(pause < every || failures == 0 ? pause : every, time, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
