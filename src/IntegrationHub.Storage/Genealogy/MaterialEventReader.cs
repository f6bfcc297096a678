using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Storage.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Genealogy;

/// <summary>Reads material events in the order in which the hub recorded them, with the documents that they came in.</summary>
public static class MaterialEventReader
{
    /// <summary>Reads the next events.</summary>
    /// <param name="context">A snapshot.</param>
    /// <param name="after">The number of the last event that was read; 0 for the first.</param>
    /// <param name="most">How many, 1 or more.</param>
    /// <param name="identified">For each condition the spellings of which an event must name one; empty reads all. Corrections name none and are always read.</param>
    /// <param name="from">The first instant at which an event may have happened, microseconds UTC; null has no bound. What tells no instant is always read.</param>
    /// <param name="before">The instant before which it must have happened; null has no bound.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<IReadOnlyList<StoredEvent>> NextAsync(
        HubContext context, long after, int most, IReadOnlyList<IReadOnlyList<string>> identified, long? from, long? before, CancellationToken cancel)
    {
        var documents = context.Set<CanonicalRow>().Where(row => row.Type == "material-event" && row.Id > after);
        documents = from is null ? documents : documents.Where(row => row.EventAt >= from || row.EventAt == null);
        documents = before is null ? documents : documents.Where(row => row.EventAt < before || row.EventAt == null);
        var messages = context.Set<MessageRow>().AsQueryable();
        foreach (var spellings in identified)
        {
            var nodes = context.Set<NameRow>().Where(row => spellings.Contains(row.Value)).Select(row => row.NodeId)
                .Union(context.Set<NodeRow>().Where(row => spellings.Contains(row.Key)).Select(row => row.Id));
            var changes = context.Set<AttachmentRow>().Where(row => nodes.Contains(row.NodeId)).Select(row => row.ChangeId)
                .Union(context.Set<ObservationRow>().Where(row => nodes.Contains(row.NodeId)).Select(row => row.ChangeId))
                .Union(context.Set<RetractionRow>().Select(row => row.ChangeId));
            var names = context.Set<ChangeRow>().Where(row => changes.Contains(row.Id)).Select(row => row.Message);
            messages = messages.Where(row => names.Contains(row.Name));
        }

        var rows = await (
            from canonical in documents
            join message in messages on canonical.MessageId equals message.Id
            join envelope in context.Set<EnvelopeRow>() on message.EnvelopeId equals envelope.Id
            orderby canonical.Id
            select new { canonical.Id, canonical.Document, message.Name, message.Interface, message.Pointer, message.EnvelopeId, At = message.SettledAt ?? envelope.ReceivedAt, envelope.Size })
            .Take(most).ToListAsync(cancel);
        long[] envelopes = [.. rows.Select(row => row.EnvelopeId).Distinct()];
        var bodies = await context.Set<EnvelopeBodyRow>().Where(row => envelopes.Contains(row.EnvelopeId)).ToDictionaryAsync(row => row.EnvelopeId, row => row.Body, cancel);
        var sizes = rows.DistinctBy(row => row.EnvelopeId).ToDictionary(row => row.EnvelopeId, row => row.Size);
        var read = bodies.ToDictionary(pair => pair.Key, pair => (ReadOnlyMemory<byte>)JournalStore.Decompress(pair.Value, sizes[pair.Key]));
        return
        [
            .. rows.Select(row => new StoredEvent(
                row.Id, row.Name, row.Interface[..row.Interface.IndexOf('/', StringComparison.Ordinal)], CanonicalJson.Read<MaterialEvent>(row.Document), row.At,
                row.EnvelopeId, read.GetValueOrDefault(row.EnvelopeId), row.Pointer)),
        ];
    }
}

/// <summary>A material event with where it came from.</summary>
/// <param name="Number">Its number in the order of recording.</param>
/// <param name="Message">The message.</param>
/// <param name="System">The system that sent it.</param>
/// <param name="Event">The event.</param>
/// <param name="RecordedAt">When the hub recorded it, microseconds since the epoch.</param>
/// <param name="Envelope">The number of the envelope: events of one share its bytes.</param>
/// <param name="Body">The bytes that were received; empty where they were moved away.</param>
/// <param name="Pointer">Where the message stands in them.</param>
public sealed record StoredEvent(
    long Number, string Message, string System, MaterialEvent Event, long RecordedAt, long Envelope, ReadOnlyMemory<byte> Body, string Pointer);
