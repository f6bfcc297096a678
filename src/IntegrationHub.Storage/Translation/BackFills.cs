using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Translation;
using IntegrationHub.Core.Translation.BackFilling;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Storage.Versioning;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Translation;

/// <summary>Escrows and proposals to back-fill them, in the caller's transaction. Each step is a row of the audit trail.</summary>
public sealed class BackFills(HubContext context) : IBackFills
{
    /// <inheritdoc />
    public async Task<BackFill> AddAsync(BackFill proposal, CancellationToken cancel)
    {
        var row = new BackFillRow { Delivery = proposal.Delivery, Kind = proposal.Kind, Reason = proposal.Reason, Author = proposal.Author, At = proposal.At, State = proposal.State };
        context.Add(row);
        await context.SaveChangesAsync(cancel);
        await new AuditTrail(context).AddAsync(proposal.At, proposal.Author, "back-fill-proposed", $"{row.Id} {PolicyAnswer.Word(row.Kind)} of delivery {row.Delivery}: {row.Reason}", cancel);
        await context.SaveChangesAsync(cancel);
        return row.ToBackFill();
    }

    /// <inheritdoc />
    public async Task<BackFill?> FindAsync(long number, CancellationToken cancel) =>
        (await context.Set<BackFillRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == number, cancel))?.ToBackFill();

    /// <inheritdoc />
    public async Task<bool> DecideAsync(BackFill decided, CancellationToken cancel)
    {
        var changed = await context.Set<BackFillRow>().Where(row => row.Id == decided.Number && row.State == BackFillState.Proposed).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, decided.State).SetProperty(row => row.DecidedBy, decided.DecidedBy).SetProperty(row => row.DecidedAt, decided.DecidedAt), cancel);
        if (changed == 1)
        {
            await new AuditTrail(context).AddAsync(decided.DecidedAt!.Value, decided.DecidedBy!, "back-fill-" + PolicyAnswer.Word(decided.State), $"{decided.Number} {PolicyAnswer.Word(decided.Kind)} of delivery {decided.Delivery}", cancel);
            await context.SaveChangesAsync(cancel);
        }

        return changed == 1;
    }

    /// <summary>Lists postings of which the hub keeps a finer truth, newest first.</summary>
    /// <param name="open">Only those of which nothing is approved yet.</param>
    /// <param name="offset">How many to pass over.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<Page<OpenEscrow>> ListAsync(bool open, int offset, int limit, CancellationToken cancel)
    {
        var fills = context.Set<BackFillRow>();
        var rows = context.Set<DeliveryRow>().Where(row => row.Escrow != null && (!open || !fills.Any(b => b.Delivery == row.PublicId && b.State == BackFillState.Approved)));
        var page = await rows.AsNoTracking().OrderByDescending(row => row.Id).Skip(offset).Take(limit).ToListAsync(cancel);
        return new Page<OpenEscrow>(await ReadAsync(page, cancel), await rows.LongCountAsync(cancel), offset);
    }

    /// <summary>Finds the escrow of a delivery, with the row that was posted; null where the delivery is not known or lost nothing.</summary>
    public async Task<(OpenEscrow Escrow, DeliveryRow Row)?> OfAsync(Guid delivery, CancellationToken cancel) =>
        await context.Set<DeliveryRow>().AsNoTracking().FirstOrDefaultAsync(row => row.PublicId == delivery && row.Escrow != null, cancel) is { } row
            ? ((await ReadAsync([row], cancel))[0], row) : null;

    private async Task<IReadOnlyList<OpenEscrow>> ReadAsync(IReadOnlyList<DeliveryRow> rows, CancellationToken cancel)
    {
        Guid[] ids = [.. rows.Select(row => row.PublicId)];
        long[] messages = [.. rows.Select(row => row.MessageId).Distinct()];
        var fills = (await context.Set<BackFillRow>().AsNoTracking().Where(row => ids.Contains(row.Delivery)).OrderBy(row => row.Id).ToListAsync(cancel)).ToLookup(row => row.Delivery, row => row.ToBackFill());
        var names = await context.Set<MessageRow>().Where(row => messages.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        return [.. rows.Select(row => new OpenEscrow(row.PublicId, row.Target, names[row.MessageId], row.State == DeliveryState.Posted,
            CanonicalJson.Read<Escrow>(row.Escrow).Materials, row.Loss is null ? null : Encoding.UTF8.GetString(row.Loss), [.. fills[row.PublicId]]))];
    }
}
