using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Versioning;
using Mapster;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Versioning;

/// <summary>Imports versions, records closures and activations, and writes an audit row for each.</summary>
public sealed class VersionStore(HubContext context, TimeProvider time)
{
    /// <summary>Under what an import runs until change control is switched on.</summary>
    public const string Baseline = "baseline, unsigned";

    /// <summary>Compares items with what was imported before.</summary>
    /// <returns>Problem <c>VER-0020</c> for each whose meaning changed under a version that is already recorded.</returns>
    public async Task<IReadOnlyList<Problem>> ConflictsAsync(IReadOnlyList<ControlledItem> items, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var known = await KnownAsync(cancellationToken);
        foreach (var item in items)
        {
            // The same bytes are the same version, also where a later build of the hub hashes meaning in another way.
            if (known.TryGetValue((item.Kind.ToString(), item.Id, item.Version), out var hashes)
                && !hashes.Contains(item.SemanticHash) && !hashes.Contains(item.ByteHash))
            {
                problems.Add(new Problem("VER-0020",
                    $"{item.Kind} {item.Id}@{item.Version} was recorded with other content. A version never changes: give the new content a new version and refer to it, or restore the recorded content.",
                    item.Path, RawValue: item.SemanticHash));
            }
        }

        return problems;
    }

    /// <summary>Records what is new, each with an audit row. Call <see cref="ConflictsAsync"/> first.</summary>
    /// <returns>How many items were new.</returns>
    public async Task<int> ImportAsync(IReadOnlyList<ControlledItem> items, CancellationToken cancellationToken)
    {
        var now = HubInstant.ToMicroseconds(time.GetUtcNow());
        var known = (await context.Set<ControlledItemRow>().AsNoTracking().Select(row => row.ByteHash + row.Kind + row.ItemId + row.Version).ToListAsync(cancellationToken))
            .ToHashSet(StringComparer.Ordinal);
        var fresh = items.Where(item => !known.Contains(item.ByteHash + item.Kind + item.Id + item.Version)).ToList();
        foreach (var item in fresh)
        {
            var row = item.Adapt<ControlledItemRow>(RowMappings.Config);
            row.ImportedAt = now;
            context.Add(row);
            await AuditAsync(now, "import", new { item.Path, kind = item.Kind.ToString(), item.Id, item.Version, item.SemanticHash, item.ByteHash, standing = Baseline }, cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        return fresh.Count;
    }

    /// <summary>Makes closures effective; one that already is stays as it is.</summary>
    public async Task ActivateAsync(IReadOnlyDictionary<string, Closure> closures, CancellationToken cancellationToken)
    {
        var now = HubInstant.ToMicroseconds(time.GetUtcNow());
        foreach (var (flow, closure) in closures.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var effective = await context.Set<ActivationRow>().AsNoTracking().Where(row => row.Interface == flow)
                .OrderByDescending(row => row.Id).Select(row => row.Closure).FirstOrDefaultAsync(cancellationToken);
            if (effective == closure.Hash)
            {
                continue;
            }

            if (!await context.Set<ClosureRow>().AnyAsync(row => row.Hash == closure.Hash, cancellationToken)
                && context.Set<ClosureRow>().Local.All(row => row.Hash != closure.Hash))
            {
                context.Add(new ClosureRow { Hash = closure.Hash, Interface = flow, Items = string.Join('\n', closure.Items) });
            }

            context.Add(new ActivationRow { Interface = flow, Closure = closure.Hash, EffectiveFrom = now, Standing = Baseline });
            await AuditAsync(now, "activate", new { flow, closure = closure.Hash, replaces = effective, standing = Baseline }, cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Reads the recorded files of a closure; null where the closure or one of its items is not recorded.</summary>
    public async Task<IReadOnlyList<ConfigurationFile>?> FilesAsync(string closure, CancellationToken cancellationToken)
    {
        var row = await context.Set<ClosureRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Hash == closure, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var hashes = row.Items.Split('\n').Select(line => line[(line.LastIndexOf(' ') + 1)..]).ToHashSet(StringComparer.Ordinal);
        var items = await context.Set<ControlledItemRow>().AsNoTracking().Where(item => hashes.Contains(item.ByteHash)).ToListAsync(cancellationToken);
        return items.Select(item => item.ByteHash).Distinct().Count() == hashes.Count
            ? [.. items.DistinctBy(item => item.Path).Select(item => new ConfigurationFile(item.Path, item.Bytes))]
            : null;
    }

    private async Task<Dictionary<(string, string, string), HashSet<string>>> KnownAsync(CancellationToken cancellationToken) =>
        (await context.Set<ControlledItemRow>().AsNoTracking()
            .Select(row => new { row.Kind, row.ItemId, row.Version, row.SemanticHash, row.ByteHash }).ToListAsync(cancellationToken))
        .GroupBy(row => (row.Kind, row.ItemId, row.Version))
        .ToDictionary(group => group.Key, group => group.SelectMany(row => new[] { row.SemanticHash, row.ByteHash }).ToHashSet(StringComparer.Ordinal));

    private Task AuditAsync(long at, string action, object what, CancellationToken cancellationToken) =>
        new AuditTrail(context).AddAsync(at, AuditTrail.Hub, action, what, cancellationToken);
}
