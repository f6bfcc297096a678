using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Pipeline;
using Mapster;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>Reads what needs a person: messages, and deliveries that the hub holds back.</summary>
public static class QuarantineReader
{
    /// <summary>Lists the quarantine, newest first: messages, then deliveries.</summary>
    public static async Task<Page<QuarantineEntry>> ListAsync(HubContext context, string? flow, string? code, int offset, int limit, CancellationToken cancellationToken)
    {
        var problems = context.Set<ProblemRow>();
        var messages = context.Set<MessageRow>().Where(row => row.State == MessageState.Quarantined && (flow == null || row.Interface == flow)
            && (code == null || problems.Any(problem => problem.MessageId == row.Id && problem.DeliveryId == null && problem.Code == code)));
        var deliveries = context.Set<DeliveryRow>().Where(row => row.State == DeliveryState.Quarantined && (flow == null || row.Target == flow)
            && (code == null || problems.Any(problem => problem.DeliveryId == row.Id && problem.Code == code)));
        var messageCount = await messages.CountAsync(cancellationToken);
        var total = messageCount + await deliveries.LongCountAsync(cancellationToken);

        var first = await messages.OrderByDescending(row => row.Id).Skip(offset).Take(limit).ToListAsync(cancellationToken);
        var rest = limit - first.Count;
        var second = rest == 0 ? [] : await deliveries.OrderByDescending(row => row.Id).Skip(Math.Max(0, offset - messageCount)).Take(rest).ToListAsync(cancellationToken);
        var entries = new List<QuarantineEntry>();
        foreach (var row in first)
        {
            entries.Add(await EntryAsync(context, row.Name, "message", row.Interface, row.Id, null, cancellationToken));
        }

        foreach (var row in second)
        {
            entries.Add(await EntryAsync(context, row.PublicId.ToString(), "delivery", row.Target, row.MessageId, row.Id, cancellationToken));
        }

        return new Page<QuarantineEntry>(entries, total, offset);
    }

    /// <summary>Shows one entry by the message's name or the delivery's id; null where there is none.</summary>
    public static async Task<QuarantineEntry?> ShowAsync(HubContext context, string id, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(id, out var publicId))
        {
            var delivery = await context.Set<DeliveryRow>().FirstOrDefaultAsync(row => row.PublicId == publicId && row.State == DeliveryState.Quarantined, cancellationToken);
            return delivery is null ? null : await EntryAsync(context, id, "delivery", delivery.Target, delivery.MessageId, delivery.Id, cancellationToken);
        }

        var message = await context.Set<MessageRow>().FirstOrDefaultAsync(row => row.Name == id && row.State == MessageState.Quarantined, cancellationToken);
        return message is null ? null : await EntryAsync(context, id, "message", message.Interface, message.Id, null, cancellationToken);
    }

    internal static ProblemView View(ProblemRow row) => row.Adapt<ProblemView>(RowMappings.Config);

    private static async Task<QuarantineEntry> EntryAsync(
        HubContext context, string id, string kind, string flow, long messageId, long? deliveryId, CancellationToken cancellationToken)
    {
        var problems = await context.Set<ProblemRow>().Where(row => row.MessageId == messageId && row.DeliveryId == deliveryId)
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var name = await context.Set<MessageRow>().Where(row => row.Id == messageId).Select(row => row.Name).SingleAsync(cancellationToken);
        return new QuarantineEntry(id, kind, flow, name, problems.Count == 0 ? null : HubInstant.Text(problems[0].At), [.. problems.Select(View)]);
    }
}
