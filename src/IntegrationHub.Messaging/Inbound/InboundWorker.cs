using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Messaging.Hints;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Messaging.Inbound;

/// <summary>Takes an envelope through the inbound pipeline: claims it, splits it, applies its messages batch by batch.</summary>
public sealed class InboundWorker(
    IHubDatabase database, IFlowCatalog catalog, BatchApplication application, HubChanges changes, HintBoard board,
    TimeProvider time, PublicIds ids, IOptions<PipelineOptions> options, ILogger<InboundWorker> log)
{
    private TimeSpan Lease => TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    /// <summary>Works on an envelope as far as it can. Never throws for what is wrong with it.</summary>
    public async Task RunAsync(long envelopeId, CancellationToken cancellationToken)
    {
        if (await ClaimAsync(envelopeId, cancellationToken) is not { } envelope)
        {
            return;
        }

        FailPoints.Reach("claimed");
        try
        {
            await WorkAsync(envelope, cancellationToken);
        }
        catch (LeaseLostException lost)
        {
            log.LogInformation("{Reason} It carries on.", lost.Message);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            log.LogError(failure, "Envelope {Envelope} of {Interface} failed in attempt {Attempt}.", envelope.PublicId, envelope.Interface, envelope.Attempt);
            await GiveUpAsync(envelope, failure, cancellationToken);
        }
    }

    private async Task<ClaimedEnvelope?> ClaimAsync(long envelopeId, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync((context, token) => Journal(context).ClaimAsync(envelopeId, Lease, token), cancellationToken);
        }
        catch (StoreUnavailableException away)
        {
            log.LogWarning("Envelope {Envelope} could not be claimed: {Reason}", envelopeId, away.Message);
            return null;
        }
    }

    private async Task WorkAsync(ClaimedEnvelope envelope, CancellationToken cancellationToken)
    {
        if (envelope.State == EnvelopeState.Received)
        {
            using var reading = await ReadAsync(envelope, envelope.Closure, cancellationToken);
            await HoldShrunkAsync(envelope, reading, cancellationToken);
            await DeclareAsync(envelope, reading, cancellationToken);
            await ApplyAsync(envelope, reading, await OpenAsync(envelope, cancellationToken), cancellationToken);
            return;
        }

        // What was released from quarantine runs with the closure of its release, what was interrupted with that of its acceptance.
        foreach (var group in (await OpenAsync(envelope, cancellationToken)).GroupBy(message => message.Closure, StringComparer.Ordinal))
        {
            using var reading = await ReadAsync(envelope, group.Key, cancellationToken);
            IReadOnlyList<OpenMessage> open = [.. group];
            await HoldShrunkAsync(envelope, reading, cancellationToken);
            if (open is [{ Pointer: "" }] && reading.Messages is { Count: > 0 } && reading.Messages[0].Pointer.Length > 0)
            {
                await database.WriteAsync(async (context, token) =>
                {
                    await Journal(context).DeclareAgainAsync(envelope, group.Key, reading.Messages, token);
                    return true;
                }, cancellationToken);
                open = await OpenAsync(envelope, cancellationToken);
            }

            await ApplyAsync(envelope, reading, open, cancellationToken);
        }
    }

    private async Task<EnvelopeReading> ReadAsync(ClaimedEnvelope envelope, string closure, CancellationToken cancellationToken) =>
        InboundPipeline.Read(envelope, await catalog.FindAsync(envelope.Interface, closure, cancellationToken));

    // What a person released was confirmed; what was only interrupted was not.
    private async Task HoldShrunkAsync(ClaimedEnvelope envelope, EnvelopeReading reading, CancellationToken cancellationToken)
    {
        if (reading.Flow?.Description.Load is not null && reading.Problems.Count == 0)
        {
            FullLoad.HoldShrunk(reading, await database.ReadAsync((context, token) => LoadReader.LastAsync(context, envelope, token), cancellationToken));
        }
    }

    private async Task DeclareAsync(ClaimedEnvelope envelope, EnvelopeReading reading, CancellationToken cancellationToken)
    {
        await database.WriteAsync(async (context, token) =>
        {
            await Journal(context).DeclareAsync(envelope, reading.Messages, token);
            return true;
        }, cancellationToken);
        FailPoints.Reach("declared");
    }

    private Task<IReadOnlyList<OpenMessage>> OpenAsync(ClaimedEnvelope envelope, CancellationToken cancellationToken) =>
        database.ReadAsync((context, token) => Journal(context).OpenMessagesAsync(envelope.Id, token), cancellationToken);

    private async Task ApplyAsync(ClaimedEnvelope envelope, EnvelopeReading reading, IReadOnlyList<OpenMessage> open, CancellationToken cancellationToken)
    {
        foreach (var batch in open.Chunk(options.Value.BatchSize))
        {
            var works = batch.Select(message => InboundPipeline.Compute(message, reading)).ToList();
            FailPoints.Reach("batch-computed");
            await application.ApplyAsync(envelope, works, reading.Flow?.Description.Load is null || reading.Problems.Count > 0 ? null : reading, Lease, cancellationToken);
            FailPoints.Reach("batch-committed");
            changes.Notify();
            board.Ring();
        }
    }

    private async Task GiveUpAsync(ClaimedEnvelope envelope, Exception failure, CancellationToken cancellationToken)
    {
        var action = FailurePolicy.Decide(failure is StoreUnavailableException ? FailureKind.StoreUnavailable : FailureKind.Unexpected, envelope.Attempt);
        try
        {
            await database.WriteAsync(async (context, token) =>
            {
                var journal = Journal(context);
                if (action is FailureAction.RetryAfter retry)
                {
                    await journal.ReleaseAsync(envelope, retry.Delay, token);
                    return true;
                }

                // What cannot be worked on must still be accounted for: each open message goes to quarantine with the failure.
                if (envelope.State == EnvelopeState.Received)
                {
                    await journal.DeclareAsync(envelope, [new DeclaredMessage(0, "")], token);
                }

                var problem = new StepProblem("hub", new Problem("HUB-0001", $"{failure.GetType().Name}: {failure.Message} {((FailureAction.Quarantine)action).Remedy}"));
                var open = await journal.OpenMessagesAsync(envelope.Id, token);
                foreach (var message in open)
                {
                    await journal.SettleAsync(message.Id, new Settlement { State = MessageState.Quarantined, Reason = "hub-failure", Problems = [problem] }, HubBuild.Name, token);
                }

                await journal.CloseAsync(envelope, open.Count, Lease, token);
                return true;
            }, cancellationToken);
        }
        catch (LeaseLostException lost)
        {
            log.LogInformation("{Reason} It carries on.", lost.Message);
        }
        catch (StoreUnavailableException away)
        {
            // The lease runs out by itself, and the sweeper finds the envelope again.
            log.LogWarning("Envelope {Envelope} stays claimed until its lease ends: {Reason}", envelope.PublicId, away.Message);
        }

        changes.Notify();
    }

    private JournalStore Journal(Storage.HubContext context) => new(context, time, ids);
}
