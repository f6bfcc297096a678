using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Pipeline;
using Mapster;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>Writes the journal: envelopes, their bytes and their messages. Lives as long as one unit of work.</summary>
public sealed class JournalStore(HubContext context, TimeProvider time, PublicIds ids)
{
    /// <summary>Frees all leases: only for an instance that has the database for itself, when it starts.</summary>
    public async Task FreeLeasesAsync(CancellationToken cancellationToken)
    {
        await context.Set<EnvelopeRow>().Where(row => row.Open > 0).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, 0L), cancellationToken);
        await context.Set<DeliveryRow>().Where(row => row.State == DeliveryState.InFlight).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, 0L), cancellationToken);
    }

    private long Now => HubInstant.ToMicroseconds(time.GetUtcNow());

    /// <summary>Adds an envelope; it counts as one message in flight until it is split.</summary>
    public async Task<Receipt> AcceptAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        var now = Now;
        var envelope = arrival.Adapt<EnvelopeRow>(RowMappings.Config);
        envelope.PublicId = ids.Next();
        envelope.ReceivedAt = now;
        envelope.Day = Days.Of(now);
        envelope.Sha256 = Convert.ToHexStringLower(SHA256.HashData(arrival.Body.Span));
        envelope.State = EnvelopeState.Received;
        envelope.Open = 1;
        context.Add(envelope);
        await context.SaveChangesAsync(cancellationToken);
        context.Add(new EnvelopeBodyRow { EnvelopeId = envelope.Id, Month = Days.Of(now) / 100, Body = Compress(arrival.Body.Span) });
        await context.SaveChangesAsync(cancellationToken);
        return new Receipt(envelope.PublicId, envelope.Id, envelope.Sha256);
    }

    /// <summary>Claims an envelope for a while. Null: somebody else holds it, it is done, or its time has not come.</summary>
    public async Task<ClaimedEnvelope?> ClaimAsync(long id, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = Now;
        var until = now + (long)lease.TotalMicroseconds;
        var claimed = await context.Set<EnvelopeRow>()
            .Where(row => row.Id == id && row.Open > 0 && row.LeaseUntil <= now && row.NextAttemptAt <= now)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.LeaseToken, row => row.LeaseToken + 1)
                .SetProperty(row => row.LeaseUntil, until), cancellationToken);
        if (claimed == 0)
        {
            return null;
        }

        var row = await context.Set<EnvelopeRow>().AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var body = await context.Set<EnvelopeBodyRow>().AsNoTracking().SingleAsync(row => row.EnvelopeId == id, cancellationToken);
        return new ClaimedEnvelope(row.Id, row.PublicId, row.Interface, row.ReceivedAt, row.Closure, row.State, row.Attempts + 1,
            row.LeaseToken, row.SourceName, row.KeyHeader, row.Sha256, Decompress(body.Body, row.Size));
    }

    /// <summary>Declares the messages of an envelope. From now on they count, not the envelope.</summary>
    public async Task DeclareAsync(ClaimedEnvelope envelope, IReadOnlyList<DeclaredMessage> messages, CancellationToken cancellationToken)
    {
        await FenceAsync(envelope, set => set
            .SetProperty(row => row.State, EnvelopeState.Split)
            .SetProperty(row => row.MessageCount, messages.Count)
            .SetProperty(row => row.Open, messages.Count), cancellationToken);
        context.AddRange(messages.Select(message => Row(envelope, message, envelope.Closure)));
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Declares the messages of an envelope that could not be split when it was accepted, and can under the closure of its release. The first takes the place of the one that stood for all.</summary>
    public async Task DeclareAgainAsync(ClaimedEnvelope envelope, string closure, IReadOnlyList<DeclaredMessage> messages, CancellationToken cancellationToken)
    {
        await FenceAsync(envelope, set => set
            .SetProperty(row => row.MessageCount, messages.Count)
            .SetProperty(row => row.Open, messages.Count), cancellationToken);
        await context.Set<MessageRow>().Where(row => row.EnvelopeId == envelope.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Pointer, messages[0].Pointer), cancellationToken);
        context.AddRange(messages.Skip(1).Select(message => Row(envelope, message, closure)));
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Lists messages of an envelope that are not settled, in order.</summary>
    public async Task<IReadOnlyList<OpenMessage>> OpenMessagesAsync(long envelopeId, CancellationToken cancellationToken) =>
        await context.Set<MessageRow>().AsNoTracking()
            .Where(row => row.EnvelopeId == envelopeId && row.State == MessageState.InFlight)
            .OrderBy(row => row.Ordinal)
            .Select(row => new OpenMessage(row.Id, row.Ordinal, row.Name, row.Pointer, row.Closure))
            .ToListAsync(cancellationToken);

    /// <summary>Settles a message: its state, what a person must see, and its canonical messages.</summary>
    /// <returns>The keys of the canonical messages, in their order.</returns>
    public async Task<IReadOnlyList<long>> SettleAsync(long messageId, Settlement settlement, string build, CancellationToken cancellationToken)
    {
        var now = Now;
        await context.Set<MessageRow>().Where(row => row.Id == messageId).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, settlement.State)
            .SetProperty(row => row.Reason, settlement.Reason)
            .SetProperty(row => row.Key, settlement.Key)
            .SetProperty(row => row.Build, build)
            .SetProperty(row => row.SettledAt, now), cancellationToken);
        context.AddRange(settlement.Problems.Select(found => Problems.Row(messageId, null, now, found)));
        var canonical = settlement.Canonical
            .Select((document, ordinal) => new CanonicalRow { MessageId = messageId, Ordinal = ordinal, Type = document.Type, Document = document.Bytes, EventAt = EventInstant.Of(document) })
            .ToList();
        context.AddRange(canonical);
        await context.SaveChangesAsync(cancellationToken);
        return [.. canonical.Select(row => row.Id)];
    }

    /// <summary>Makes sure that the envelope is still held by this worker, and that nobody takes it over before this unit of work ends.</summary>
    public Task HoldAsync(ClaimedEnvelope envelope, TimeSpan lease, CancellationToken cancellationToken)
    {
        var until = Now + (long)lease.TotalMicroseconds;
        return FenceAsync(envelope, set => set.SetProperty(row => row.LeaseUntil, until), cancellationToken);
    }

    /// <summary>Notes that messages of an envelope were settled and renews the lease for the rest.</summary>
    public Task CloseAsync(ClaimedEnvelope envelope, int settled, TimeSpan lease, CancellationToken cancellationToken)
    {
        var until = Now + (long)lease.TotalMicroseconds;
        return FenceAsync(envelope, set => set
            .SetProperty(row => row.Open, row => row.Open - settled)
            .SetProperty(row => row.LeaseUntil, until), cancellationToken);
    }

    /// <summary>Puts an envelope back after a failed attempt, to be tried again not before a time. Only this counts attempts: a worker that was killed or overslept says nothing about the envelope.</summary>
    public Task ReleaseAsync(ClaimedEnvelope envelope, TimeSpan pause, CancellationToken cancellationToken)
    {
        var next = Now + (long)pause.TotalMicroseconds;
        return FenceAsync(envelope, set => set
            .SetProperty(row => row.Attempts, row => row.Attempts + 1)
            .SetProperty(row => row.LeaseUntil, 0L)
            .SetProperty(row => row.NextAttemptAt, next), cancellationToken);
    }

    /// <summary>Lists envelopes with work to do whose time has come, oldest first.</summary>
    public async Task<IReadOnlyList<long>> DueAsync(int limit, CancellationToken cancellationToken)
    {
        var now = Now;
        return await context.Set<EnvelopeRow>().AsNoTracking()
            .Where(row => row.Open > 0 && row.NextAttemptAt <= now && row.LeaseUntil <= now)
            .OrderBy(row => row.Id).Select(row => row.Id).Take(limit).ToListAsync(cancellationToken);
    }

    // A worker that lost its lease must not commit: the update finds no row with its token and the unit of work is undone.
    private async Task FenceAsync(
        ClaimedEnvelope envelope, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<EnvelopeRow>> set, CancellationToken cancellationToken)
    {
        var rows = await context.Set<EnvelopeRow>()
            .Where(row => row.Id == envelope.Id && row.LeaseToken == envelope.LeaseToken)
            .ExecuteUpdateAsync(set, cancellationToken);
        if (rows != 1)
        {
            throw new LeaseLostException($"Envelope {envelope.PublicId} is held by another worker.");
        }
    }

    private static MessageRow Row(ClaimedEnvelope envelope, DeclaredMessage message, string closure) => new()
    {
        EnvelopeId = envelope.Id,
        Ordinal = message.Ordinal,
        Name = string.Create(CultureInfo.InvariantCulture, $"{envelope.PublicId}/{message.Ordinal}"),
        Pointer = message.Pointer,
        Interface = envelope.Interface,
        Day = Days.Of(envelope.ReceivedAt),
        State = MessageState.InFlight,
        Closure = closure,
    };

    private static byte[] Compress(ReadOnlySpan<byte> body)
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, buffer, out var written, quality: 4, window: 22)
            ? buffer[..written]
            : throw new InvalidOperationException("The buffer was sized for the worst case.");
    }

    internal static byte[] Decompress(byte[] body, int size)
    {
        var buffer = new byte[size];
        return BrotliDecoder.TryDecompress(body, buffer, out var written) && written == size
            ? buffer
            : throw new InvalidDataException("The journal's bytes do not decompress to their size: restore the database.");
    }
}
