using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Pipeline;
using Mapster;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>The outbox as rows. Lives as long as one unit of work.</summary>
public sealed class OutboxStore(HubContext context, TimeProvider time, PublicIds ids) : IOutbox
{
    private long Now => HubInstant.ToMicroseconds(time.GetUtcNow());

    /// <inheritdoc />
    public async Task AddAsync(NewDelivery delivery, CancellationToken cancellationToken)
    {
        var day = Days.Of(Now);
        var row = delivery.Adapt<DeliveryRow>(RowMappings.Config);
        row.PublicId = ids.Next();
        row.Day = day;
        row.State = DeliveryState.InFlight;
        context.Add(row);
        var due = context.Set<DueRow>().Local.FirstOrDefault(known => known.MessageId == delivery.MessageId && known.Target == delivery.Target);
        if (due is null)
        {
            context.Add(due = new DueRow { MessageId = delivery.MessageId, Target = delivery.Target, Day = day });
        }

        due.Due++;
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Claims a delivery for a while. Null: somebody else holds it, it is settled, or its time has not come.</summary>
    public async Task<ClaimedDelivery?> ClaimAsync(long id, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = Now;
        var until = now + (long)lease.TotalMicroseconds;
        var claimed = await context.Set<DeliveryRow>()
            .Where(row => row.Id == id && row.State == DeliveryState.InFlight && row.LeaseUntil <= now && row.NextAttemptAt <= now)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.LeaseToken, row => row.LeaseToken + 1)
                .SetProperty(row => row.LeaseUntil, until), cancellationToken);
        if (claimed == 0)
        {
            return null;
        }

        var row = await context.Set<DeliveryRow>().AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var canonical = await context.Set<CanonicalRow>().AsNoTracking().SingleAsync(one => one.Id == row.CanonicalId, cancellationToken);
        var name = await context.Set<MessageRow>().Where(one => one.Id == row.MessageId).Select(one => one.Name).SingleAsync(cancellationToken);
        return new ClaimedDelivery(row.Id, row.PublicId, row.MessageId, name, row.Target, row.Closure, row.Attempts + 1, row.LeaseToken,
            canonical.Type, canonical.Document, row.Facts, row.Document);
    }

    /// <summary>Keeps the document, the loss record and the escrow before the first attempt, so that every attempt sends the same bytes.</summary>
    public Task KeepDocumentAsync(ClaimedDelivery delivery, byte[] document, byte[]? loss, byte[]? escrow, CancellationToken cancellationToken) =>
        FenceAsync(delivery, set => set
            .SetProperty(row => row.Document, document)
            .SetProperty(row => row.Loss, loss)
            .SetProperty(row => row.Escrow, escrow), cancellationToken);

    /// <summary>Settles a delivery, or puts it back until its next attempt. Only this counts attempts: one that a kill cut short says nothing about the target.</summary>
    public async Task SettleAsync(ClaimedDelivery delivery, DeliverySettlement settlement, CancellationToken cancellationToken)
    {
        var now = Now;
        var next = now + (long)(settlement.RetryAfter ?? TimeSpan.Zero).TotalMicroseconds;
        var settled = settlement.State == DeliveryState.InFlight ? (long?)null : now;
        var reply = settlement.Reply.IsEmpty ? null : settlement.Reply.ToArray();
        await FenceAsync(delivery, set => set
            .SetProperty(row => row.State, settlement.State)
            .SetProperty(row => row.Attempts, row => row.Attempts + 1)
            .SetProperty(row => row.NextAttemptAt, next)
            .SetProperty(row => row.LeaseUntil, 0L)
            .SetProperty(row => row.Detail, settlement.Detail)
            .SetProperty(row => row.Reply, reply)
            .SetProperty(row => row.SettledAt, settled), cancellationToken);
        context.AddRange(settlement.Problems.Select(found => Problems.Row(delivery.MessageId, delivery.Id, now, found)));
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Finds those of the deliveries that wait for their document, with what it is made of.</summary>
    public async Task<IReadOnlyList<WaitingDelivery>> WithoutDocumentAsync(IReadOnlyList<string> publicIds, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. publicIds.Select(id => Guid.TryParse(id, out var parsed) ? parsed : Guid.Empty).Where(id => id != Guid.Empty)];
        var rows = await (from row in context.Set<DeliveryRow>().AsNoTracking()
                      where ids.Contains(row.PublicId) && row.State == DeliveryState.InFlight && row.Document == null
                      join canonical in context.Set<CanonicalRow>() on row.CanonicalId equals canonical.Id
                      join message in context.Set<MessageRow>() on row.MessageId equals message.Id
                      select new { row.Id, row.Target, canonical.Type, canonical.Document, row.Facts, message.Name, message.Interface }).ToListAsync(cancellationToken);
        return [.. rows.Select(one => new WaitingDelivery(one.Id, one.Target, one.Type, one.Document, one.Facts, one.Name, one.Interface))];
    }

    /// <summary>Keeps newer facts for a delivery of which no document was made.</summary>
    public Task KeepFactsAsync(long id, byte[] facts, CancellationToken cancellationToken) =>
        context.Set<DeliveryRow>().Where(row => row.Id == id && row.Document == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.Facts, facts), cancellationToken);

    /// <summary>Lists deliveries whose time has come, oldest first.</summary>
    public async Task<IReadOnlyList<long>> DueAsync(int limit, CancellationToken cancellationToken)
    {
        var now = Now;
        return await context.Set<DeliveryRow>().AsNoTracking()
            .Where(row => row.State == DeliveryState.InFlight && row.NextAttemptAt <= now && row.LeaseUntil <= now)
            .OrderBy(row => row.NextAttemptAt).ThenBy(row => row.Id).Select(row => row.Id).Take(limit).ToListAsync(cancellationToken);
    }

    private async Task FenceAsync(
        ClaimedDelivery delivery, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<DeliveryRow>> set, CancellationToken cancellationToken)
    {
        var rows = await context.Set<DeliveryRow>()
            .Where(row => row.Id == delivery.Id && row.LeaseToken == delivery.LeaseToken && row.State == DeliveryState.InFlight)
            .ExecuteUpdateAsync(set, cancellationToken);
        if (rows != 1)
        {
            throw new LeaseLostException($"Delivery {delivery.PublicId} is held by another worker.");
        }
    }
}

/// <summary>A delivery of which no document was made.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Target">The outbound interface.</param>
/// <param name="Type">The type of the canonical message.</param>
/// <param name="Canonical">The canonical message.</param>
/// <param name="Facts">What its translation may use so far.</param>
/// <param name="MessageName">The message that caused it.</param>
/// <param name="Source">The inbound interface.</param>
public sealed record WaitingDelivery(long Id, string Target, string Type, ReadOnlyMemory<byte> Canonical, ReadOnlyMemory<byte> Facts, string MessageName, string Source);
