using System.Text;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Storage.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Genealogy;

/// <summary>Reads out of the journal what the sources of the genealogy have not said yet: what waits, and until when nothing does.</summary>
public static class SourceStandingReader
{
    private const int MostShown = 100;

    // Of more than these only the number is told: reading all bodies would take longer than the answer is worth.
    private const int MostRead = 500;

    /// <summary>Reads.</summary>
    /// <param name="context">A snapshot.</param>
    /// <param name="interfaces">The interfaces whose messages enter the genealogy.</param>
    /// <param name="numbers">The numbers of the nodes of an answer, as they stand in messages.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<SourceStanding> ReadAsync(HubContext context, IReadOnlyCollection<string> interfaces, IReadOnlyCollection<string> numbers, CancellationToken cancel)
    {
        var unsplit = context.Set<EnvelopeRow>().Where(row => interfaces.Contains(row.Interface) && row.State == EnvelopeState.Received && row.Open > 0);
        var unsettled = context.Set<MessageRow>().Where(row => interfaces.Contains(row.Interface) && (row.State == MessageState.InFlight || row.State == MessageState.Quarantined));
        var pending = await unsplit.CountAsync(cancel) + await unsettled.CountAsync(cancel);
        var waiting = new List<(long Envelope, WaitingMessage Message)>();
        foreach (var row in await unsplit.OrderBy(row => row.Id).Take(MostRead).Select(row => new { row.Id, row.PublicId, row.Interface }).ToListAsync(cancel))
        {
            waiting.Add((row.Id, new WaitingMessage(row.PublicId.ToString(), row.Interface, IsQuarantined: false, NamesANode: false)));
        }

        foreach (var row in await unsettled.OrderBy(row => row.Id).Take(MostRead).Select(row => new { row.EnvelopeId, row.Name, row.Interface, row.State }).ToListAsync(cancel))
        {
            waiting.Add((row.EnvelopeId, new WaitingMessage(row.Name, row.Interface, row.State == MessageState.Quarantined, NamesANode: false)));
        }

        var naming = await NamingAsync(context, [.. waiting.Select(w => w.Envelope).Distinct()], numbers, cancel);
        return new SourceStanding(
            await SourcesAsync(context, interfaces, cancel), pending,
            [.. waiting.Select(w => w.Message with { NamesANode = naming.Contains(w.Envelope) }).OrderByDescending(m => m.NamesANode).Take(MostShown)]);
    }

    private static async Task<IReadOnlyList<SourceCompleteness>> SourcesAsync(HubContext context, IReadOnlyCollection<string> interfaces, CancellationToken cancel)
    {
        var envelopes = context.Set<EnvelopeRow>().Where(row => interfaces.Contains(row.Interface));
        var newest = await envelopes.GroupBy(row => row.Interface).Select(g => new { g.Key, At = g.Max(row => row.ReceivedAt) }).ToDictionaryAsync(g => g.Key, g => g.At, StringComparer.Ordinal, cancel);
        var open = await envelopes.Where(row => row.Open > 0).GroupBy(row => row.Interface)
            .Select(g => new { g.Key, At = g.Min(row => row.ReceivedAt) }).ToDictionaryAsync(g => g.Key, g => g.At, StringComparer.Ordinal, cancel);
        var held = context.Set<MessageRow>().Where(row => row.State == MessageState.Quarantined && interfaces.Contains(row.Interface));
        var quarantined = await held.Join(context.Set<EnvelopeRow>(), row => row.EnvelopeId, row => row.Id, (message, envelope) => new { message.Interface, envelope.ReceivedAt })
            .GroupBy(row => row.Interface).Select(g => new { g.Key, At = g.Min(row => row.ReceivedAt) }).ToDictionaryAsync(g => g.Key, g => g.At, StringComparer.Ordinal, cancel);

        // A system is complete until its least complete interface is; one that never sent anything says nothing.
        return
        [
            .. interfaces.GroupBy(name => name[..name.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(system => new SourceCompleteness(system.Key, system.Where(newest.ContainsKey)
                    .Select(name => (long?)Math.Min(newest[name], Math.Min(open.GetValueOrDefault(name, long.MaxValue), quarantined.GetValueOrDefault(name, long.MaxValue)))).Min() is { } at ? HubInstant.Text(at) : null)),
        ];
    }

    private static async Task<HashSet<long>> NamingAsync(HubContext context, IReadOnlyList<long> envelopes, IReadOnlyCollection<string> numbers, CancellationToken cancel)
    {
        var naming = new HashSet<long>();
        byte[][] texts = [.. numbers.Where(number => number.Length > 1).Take(MostRead).Select(Encoding.UTF8.GetBytes)];
        foreach (var ids in envelopes.Chunk(50))
        {
            var bodies = await context.Set<EnvelopeBodyRow>().Where(row => ids.Contains(row.EnvelopeId))
                .Join(context.Set<EnvelopeRow>(), body => body.EnvelopeId, row => row.Id, (body, row) => new { row.Id, row.Size, body.Body }).ToListAsync(cancel);
            foreach (var one in bodies)
            {
                var bytes = JournalStore.Decompress(one.Body, one.Size);
                if (Array.Exists(texts, text => bytes.AsSpan().IndexOf(text) >= 0))
                {
                    naming.Add(one.Id);
                }
            }
        }

        return naming;
    }
}
