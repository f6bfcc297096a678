using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Pipeline.Steps;

namespace IntegrationHub.Core.Pipeline;

/// <summary>The inbound side of the hub, in three lists. The journal comes before all of them: what could not be read must still be replayable.</summary>
public static class InboundPipeline
{
    private static readonly EnvelopeStep[] OnEnvelope =
    [
        Recognise.Run,
        Parse.Run,
        Split.Run,
    ];

    // Pure: outside the transaction, repeated after a crash with the same result.
    private static readonly MessageStep[] OnMessage =
    [
        Key.Run,            // before validation: an invalid message still shows which one it is
        Validate.Run,
        Map.Run,
        ValidateCanonical.Run,
    ];

    // Inside the transaction, each for every canonical message.
    private static readonly DispatchStep[] OnDispatch =
    [
        DispatchMaster.RunAsync,
        DispatchData.RunAsync,     // after the flags of a master, before the pieces of the event are known: a serial number in a lot field must have been seen elsewhere
        DispatchGenealogy.RunAsync,
        DispatchStock.RunAsync,
        DispatchQuality.RunAsync,
        DispatchOutbox.RunAsync,   // last: the facts that it reads include what the message itself said
    ];

    private delegate void EnvelopeStep(EnvelopeReading reading);

    private delegate void MessageStep(MessageWork work);

    private delegate Task DispatchStep(DispatchContext context, CancellationToken cancellationToken);

    /// <summary>Parses and splits an envelope under an interface; null where its closure is not recorded.</summary>
    public static EnvelopeReading Read(ClaimedEnvelope envelope, Flow? flow)
    {
        var reading = new EnvelopeReading { Envelope = envelope, Flow = flow };
        foreach (var step in OnEnvelope)
        {
            if (reading.Problems.Count == 0)
            {
                step(reading);
            }
        }

        return reading;
    }

    /// <summary>Takes one message through the pure steps.</summary>
    public static MessageWork Compute(OpenMessage message, EnvelopeReading reading)
    {
        using var tape = reading.TapeOf(message.Ordinal);
        var work = new MessageWork { MessageId = message.Id, Name = message.Name, Ordinal = message.Ordinal, Pointer = message.Pointer, Reading = reading, Tape = tape };
        work.Problems.AddRange(reading.Problems);
        work.Problems.AddRange(Split.Moved(message, reading));
        work.Problems.AddRange(reading.RowProblems.GetValueOrDefault(message.Ordinal) ?? []);
        foreach (var step in OnMessage)
        {
            if (work.Problems.Count == 0)
            {
                step(work);
            }
        }

        return work;
    }

    /// <summary>Decides what becomes of a message, within the transaction: only there can its key be claimed.</summary>
    public static async Task<Settlement> ClaimAsync(MessageWork work, IHubStores stores, CancellationToken cancellationToken)
    {
        var settlement = Settle.Computed(work);
        return settlement.State == MessageState.Applied && work.Key is not null
            ? Settle.Claimed(work, settlement, await stores.Keys.ClaimAsync(work.Flow.Description.FullName, work.Key, work.BodyHash, work.MessageId, cancellationToken))
            : settlement;
    }

    /// <summary>Notes what is no longer known because a message was refused, within the transaction.</summary>
    public static async Task DispatchRefusedAsync(MessageWork work, Settlement settlement, IHubStores stores, CancellationToken cancellationToken)
    {
        await DispatchUnknown.RunAsync(work, stores, cancellationToken);
        await DispatchContradiction.RunAsync(work, settlement, stores, cancellationToken);
    }

    /// <summary>Gives the effects of an applied message to the capabilities, within the transaction.</summary>
    public static async Task DispatchAsync(MessageWork work, IReadOnlyList<long> canonicalIds, IHubStores stores, CancellationToken cancellationToken)
    {
        foreach (var (document, canonicalId) in work.Canonical.Zip(canonicalIds))
        {
            var context = new DispatchContext(work, document, canonicalId, stores);
            foreach (var step in OnDispatch)
            {
                await step(context, cancellationToken);
            }
        }
    }
}
