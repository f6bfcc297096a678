using IntegrationHub.Core.Reconciliation;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Reconciliation;

/// <summary>Comments, assignments and the earlier openings of a finding. In the caller's transaction.</summary>
public sealed class FindingNotes(HubContext context) : IFindingNotes
{
    /// <inheritdoc />
    public async Task AddAsync(Finding finding, FindingNote note, CancellationToken cancellationToken)
    {
        context.Add(new FindingNoteRow { Identity = FindingRow.IdentityOf(finding), Kind = note.Kind, Text = note.Text, Author = note.Author, At = note.At });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<FindingNote>> OfAsync(Finding finding, CancellationToken cancellationToken)
    {
        var identity = FindingRow.IdentityOf(finding);
        var rows = await context.Set<FindingNoteRow>().AsNoTracking().Where(row => row.Identity == identity).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToNote())];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<FindingEpisode>> EpisodesAsync(Finding finding, CancellationToken cancellationToken)
    {
        var (key, identity) = (ItemNumber.MatchKey(finding.Item), FindingRow.IdentityOf(finding));
        var rows = await context.Set<FindingRow>().AsNoTracking().Where(row => row.MatchKey == key && row.Identity == identity).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new FindingEpisode(row.FirstSeenAt, row.ClosedAt, row.ToStored().Finding.Explanation))];
    }
}
