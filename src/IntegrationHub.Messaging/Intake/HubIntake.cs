using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Systems;
using IntegrationHub.Messaging.Hints;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Messaging.Intake;

/// <summary>Accepts envelopes into the journal and wakes the pipeline.</summary>
public sealed class HubIntake(
    IHubDatabase database, IFlowCatalog catalog, HintBoard board, HubChanges changes, TimeProvider time, PublicIds ids,
    IOptions<PipelineOptions> options) : IIntake
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc />
    public int MaxEnvelopeBytes => options.Value.MaxEnvelopeBytes;

    /// <inheritdoc />
    public bool Knows(string flow) => catalog.Current.Flows.TryGetValue(flow, out var known)
        && known.Description.Direction == Direction.In && known.Description.Trigger.Kind != TriggerKind.Hub;

    /// <inheritdoc />
    public async Task<Receipt> AcceptAsync(
        string flow, ReadOnlyMemory<byte> body, string? contentType, string? sourceName, string? keyHeader, CancellationToken cancellationToken)
    {
        // What the hub itself says is decided before it is said: from outside it would be said by anybody.
        if (!Knows(flow) || !catalog.Current.Flows.TryGetValue(flow, out var known))
        {
            throw new ArgumentException($"There is no inbound interface '{flow}'.", nameof(flow));
        }

        if (body.Length > MaxEnvelopeBytes)
        {
            throw new ArgumentException($"The envelope has {body.Length} bytes, at most {MaxEnvelopeBytes} are taken.", nameof(body));
        }

        var arrival = new Arrival(flow, body, known.Closure.Hash, contentType, sourceName, keyHeader);
        var receipt = await database.WriteAsync(async (context, token) =>
        {
            var accepted = await new JournalStore(context, time, ids).AcceptAsync(arrival, token);
            FailPoints.Reach("journal-written");
            return accepted;
        }, cancellationToken);
        FailPoints.Reach("journal-committed");
        changes.Notify();
        board.Ring();
        return receipt;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<MessageState, int>> WhenSettledAsync(Receipt receipt, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = changes.Next;
            var counts = await database.ReadAsync(async (context, token) =>
                await context.Set<EnvelopeRow>().AnyAsync(row => row.Id == receipt.InternalId && row.Open == 0, token)
                    ? await context.Set<MessageRow>().Where(row => row.EnvelopeId == receipt.InternalId)
                        .GroupBy(row => row.State).Select(group => new { group.Key, Number = group.Count() })
                        .ToDictionaryAsync(pair => pair.Key, pair => pair.Number, token)
                    : null, cancellationToken);
            if (counts is not null)
            {
                return counts;
            }

            // Another instance may settle it, and its changes are not told here.
            await Task.WhenAny(next, Task.Delay(LongestWait, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
