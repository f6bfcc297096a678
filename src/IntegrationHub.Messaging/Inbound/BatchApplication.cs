using System.Text.Json;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Messaging.Inbound;

/// <summary>Applies a batch of computed messages in one transaction, with a savepoint for each: one bad message never undoes another.</summary>
public sealed class BatchApplication(IHubDatabase database, TimeProvider time, PublicIds ids)
{
    private const string Savepoint = "message";

    /// <summary>Applies the messages and notes them as settled, all or nothing.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="works">Its messages as the pure steps left them.</param>
    /// <param name="load">The reading where the envelope is a full load; null otherwise. With its last message goes what it no longer has.</param>
    /// <param name="lease">How long the envelope is held on.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task ApplyAsync(ClaimedEnvelope envelope, IReadOnlyList<MessageWork> works, EnvelopeReading? load, TimeSpan lease, CancellationToken cancellationToken) =>
        database.WriteAsync(async (context, token) =>
        {
            var journal = new JournalStore(context, time, ids);
            var stores = new HubStores(context, time, ids);
            var transaction = context.Database.CurrentTransaction!;

            // First of all, so that a worker who overslept does no work for nothing and meets nobody on the same messages.
            await journal.HoldAsync(envelope, lease, token);
            foreach (var work in works)
            {
                await transaction.CreateSavepointAsync(Savepoint, token);
                try
                {
                    await SettleAsync(journal, stores, work, token);
                    context.ChangeTracker.Clear();
                    await transaction.ReleaseSavepointAsync(Savepoint, token);
                }
                catch (Exception failure) when (Refusal(failure) is not null)
                {
                    var refused = Refusal(failure)!;
                    await transaction.RollbackToSavepointAsync(Savepoint, token);
                    context.ChangeTracker.Clear();
                    await journal.SettleAsync(work.MessageId, work.Refused(refused), HubBuild.Name, token);
                    context.ChangeTracker.Clear();
                }
            }

            await journal.CloseAsync(envelope, works.Count, lease, token);
            if (load is not null && await LoadReader.IsNewestAsync(context, envelope, token))
            {
                await FullLoad.ConcludeAsync(load, stores, token);
            }

            FailPoints.Reach("batch-applied");
            return true;
        }, cancellationToken);

    // A message that the hub's own code cannot take must not hold up its neighbours for ever. Faults of the database are not among
    // these: they concern the whole batch, which is undone and tried again.
    private static DataRefusedException? Refusal(Exception failure) => failure switch
    {
        DataRefusedException refused => refused,
        FormatException or ArgumentException or ArithmeticException or JsonException or KeyNotFoundException => new DataRefusedException("hub",
            [new Problem("HUB-0001", $"{failure.GetType().Name}: {failure.Message} Report this with the message; release it when the hub was corrected.")]),
        _ => null,
    };

    private static async Task SettleAsync(JournalStore journal, HubStores stores, MessageWork work, CancellationToken cancellationToken)
    {
        var settlement = await InboundPipeline.ClaimAsync(work, stores, cancellationToken);
        var canonicalIds = await journal.SettleAsync(work.MessageId, settlement, HubBuild.Name, cancellationToken);
        if (settlement.State == MessageState.Applied)
        {
            await InboundPipeline.DispatchAsync(work, canonicalIds, stores, cancellationToken);
        }
        else if (settlement.State == MessageState.Quarantined)
        {
            await InboundPipeline.DispatchRefusedAsync(work, settlement, stores, cancellationToken);
        }
    }
}
