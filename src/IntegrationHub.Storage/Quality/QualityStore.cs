using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Quality.Nonconformance;
using Microsoft.EntityFrameworkCore;
using NonconformanceReport = IntegrationHub.Core.Canonical.Quality.Nonconformance;

namespace IntegrationHub.Storage.Quality;

/// <summary>Nonconformances and holds as rows. Lives as long as one unit of work.</summary>
public sealed class QualityStore(HubContext context) : IQualityStore
{
    /// <inheritdoc />
    public async Task RecordAsync(NonconformanceReport report, string source, string messageId, long recordedAt, CancellationToken cancel)
    {
        if (!await context.Set<NonconformanceRow>().AnyAsync(row => row.Message == messageId, cancel))
        {
            context.Add(new NonconformanceRow { NcrId = report.Id, Source = source, Message = messageId, RecordedAt = recordedAt, Document = CanonicalJson.Write(report) });
            await context.SaveChangesAsync(cancel);
        }
    }

    /// <inheritdoc />
    public async Task<NonconformanceReport?> FindAsync(string ncrId, CancellationToken cancel)
    {
        var document = await context.Set<NonconformanceRow>().Where(row => row.NcrId == ncrId)
            .OrderByDescending(row => row.RecordedAt).ThenByDescending(row => row.Id).Select(row => row.Document).FirstOrDefaultAsync(cancel);
        return document is null ? null : CanonicalJson.Read<NonconformanceReport>(document);
    }

    /// <inheritdoc />
    public async Task RequestHoldsAsync(IReadOnlyCollection<Hold> holds, CancellationToken cancel)
    {
        foreach (var group in holds.GroupBy(hold => (hold.NcrId, hold.System)))
        {
            var known = await context.Set<HoldRow>().Where(row => row.NcrId == group.Key.NcrId && row.System == group.Key.System)
                .Select(row => row.Unit).ToHashSetAsync(StringComparer.Ordinal, cancel);
            context.AddRange(group.Where(hold => known.Add(hold.Unit)).Select(hold => new HoldRow
            {
                NcrId = hold.NcrId,
                System = hold.System,
                Unit = hold.Unit,
                State = hold.State,
                RequestedAt = hold.RequestedAt,
                AcknowledgedAt = hold.AcknowledgedAt,
                Quantity = hold.Quantity,
            }));
        }

        await context.SaveChangesAsync(cancel);
    }

    /// <inheritdoc />
    public Task<int> AcknowledgeAsync(string ncrId, string system, long at, CancellationToken cancel) =>
        context.Set<HoldRow>().Where(row => row.NcrId == ncrId && row.System == system && row.State == HoldState.Requested)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, HoldState.Acknowledged).SetProperty(row => row.AcknowledgedAt, at), cancel);

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> ReleaseAsync(string ncrId, string system, CancellationToken cancel)
    {
        var mine = context.Set<HoldRow>().Where(row => row.NcrId == ncrId && row.System == system);
        var units = await mine.Where(row => row.State != HoldState.Released).Select(row => row.Unit).ToListAsync(cancel);
        await mine.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, HoldState.Released), cancel);
        var held = await context.Set<HoldRow>().Where(row => row.System == system && row.NcrId != ncrId && row.State != HoldState.Released)
            .Select(row => row.Unit).ToHashSetAsync(StringComparer.Ordinal, cancel);
        return [.. units.Where(unit => !held.Contains(unit)).Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Hold>> HoldsAsync(string ncrId, CancellationToken cancel)
    {
        var rows = await context.Set<HoldRow>().AsNoTracking().Where(row => row.NcrId == ncrId).ToListAsync(cancel);
        return [.. rows.OrderBy(row => row.System, StringComparer.Ordinal).ThenBy(row => row.Unit, StringComparer.Ordinal)
            .Select(row => new Hold(row.NcrId, row.System, row.Unit, row.State, row.RequestedAt, row.AcknowledgedAt, row.Quantity))];
    }
}
