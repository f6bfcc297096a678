using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Versioning;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Versioning;

/// <summary>Reads versions and activations for people.</summary>
public static class VersionReader
{
    /// <summary>Reads all versions, newest import first within an item, and for each interface the closure that was activated last.</summary>
    public static async Task<VersionList> ReadAsync(HubContext context, CancellationToken cancellationToken)
    {
        var items = await context.Set<ControlledItemRow>()
            .OrderBy(row => row.Kind).ThenBy(row => row.ItemId).ThenByDescending(row => row.Id)
            .Select(row => new { row.Kind, row.ItemId, row.Version, row.Path, row.SemanticHash, row.ByteHash, row.ImportedAt })
            .ToListAsync(cancellationToken);
        var activations = await context.Set<ActivationRow>().OrderBy(row => row.Id)
            .Join(context.Set<ClosureRow>(), row => row.Closure, closure => closure.Hash, (row, closure) => new { row, closure.Items })
            .ToListAsync(cancellationToken);
        return new VersionList(
            [.. items.Select(row => new VersionView(row.Kind, row.ItemId, row.Version, row.Path, row.SemanticHash, row.ByteHash, HubInstant.Text(row.ImportedAt)))],
            [.. activations.GroupBy(pair => pair.row.Interface, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => group.OrderBy(pair => pair.row.EffectiveFrom).ThenBy(pair => pair.row.Id).Last())
                .Select(pair => new EffectiveClosure(pair.row.Interface, pair.row.Closure, HubInstant.Text(pair.row.EffectiveFrom), pair.row.Standing,
                    pair.Items.Split('\n', StringSplitOptions.RemoveEmptyEntries)))]);
    }

    /// <summary>Reads what is recorded under an id and a version: one for each kind, as it was imported last.</summary>
    public static async Task<IReadOnlyList<RecordedVersion>> RecordedAsync(HubContext context, string id, string version, CancellationToken cancellationToken)
    {
        var rows = await context.Set<ControlledItemRow>().Where(row => row.ItemId == id && row.Version == version).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => row.Kind, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Last())
            .Select(row => new RecordedVersion(row.Kind, row.ItemId, row.Version, row.Path, System.Text.Encoding.UTF8.GetString(row.Bytes)))];
    }
}
