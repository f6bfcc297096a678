using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Core.Translation;
using IntegrationHub.Storage.Genealogy.Aliases;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Genealogy;

/// <summary>Reads the stored facts in chunks, so that no statement grows beyond what a database takes as parameters.</summary>
internal sealed class GenealogyFacts(HubContext context) : IGenealogyFacts
{
    public const int ChunkSize = 500;
    private bool? _hasAliases;

    public static NodeFact Fact(NodeRow row) => new(row.Key, row.Kind, row.Item, row.Serial, row.Lot, row.Container);

    public Task<IReadOnlyList<Attachment>> AttachmentsOfNodesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) =>
        ChunksAsync(nodes, keys => Attachments(context.Set<NodeRow>().Where(n => keys.Contains(n.Key)), context.Set<GroupRow>()), cancel);

    public Task<IReadOnlyList<Attachment>> AttachmentsOfGroupsAsync(IReadOnlyCollection<string> groups, CancellationToken cancel) =>
        ChunksAsync(groups, keys => Attachments(context.Set<NodeRow>(), context.Set<GroupRow>().Where(g => keys.Contains(g.Key))), cancel);

    public async Task<IReadOnlyList<MembershipFact>> MembershipsAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel)
    {
        var all = context.Set<NodeRow>();
        var found = await ChunksAsync(nodes, keys =>
        {
            var ids = all.Where(n => keys.Contains(n.Key)).Select(n => n.Id);
            return from m in context.Set<MembershipRow>()
                   where ids.Contains(m.UnitId) || ids.Contains(m.LotId)
                   join unit in all on m.UnitId equals unit.Id
                   join lot in all on m.LotId equals lot.Id
                   join change in context.Set<ChangeRow>() on m.ChangeId equals change.Id
                   select new MembershipFact(unit.Key, lot.Key, m.Evidence, change.Message);
        }, cancel);
        return [.. found.Distinct()];
    }

    public async Task<IReadOnlyList<NodeFact>> NodesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) =>
        [.. (await ChunksAsync(nodes, keys => context.Set<NodeRow>().AsNoTracking().Where(n => keys.Contains(n.Key)), cancel)).Select(Fact)];

    public async Task<IReadOnlyList<Observation>> ObservationsAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) =>
        [.. (await ChunksAsync(nodes, keys => Sightings(context.Set<ObservationRow>(), context.Set<NodeRow>().Where(n => keys.Contains(n.Key))), cancel)).Select(Read)];

    public async Task<IReadOnlyList<Observation>> StepsAsync(long? from, long? to, CancellationToken cancel)
    {
        var steps = context.Set<ObservationRow>().Where(o => (o.Operation == "test" || o.Operation == "process")
            && (o.At == null || ((from == null || o.At >= from) && (to == null || o.At <= to))));
        return [.. (await Sightings(steps, context.Set<NodeRow>()).ToListAsync(cancel)).Select(Read)];
    }

    public async Task<IReadOnlyList<Attachment>> AttachmentsOfEventAsync(string id, CancellationToken cancel)
    {
        var ending = "/" + id;
        return await Attachments(context.Set<NodeRow>(), context.Set<GroupRow>())
            .Where(a => a.EventKey != null && (a.EventKey == id || a.EventKey.EndsWith(ending))).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<SharedName>> SharedNamesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel)
    {
        var names = context.Set<NameRow>();
        var rows = await ChunksAsync(nodes, keys =>
            (from mine in names
             join node in context.Set<NodeRow>().Where(n => keys.Contains(n.Key)) on mine.NodeId equals node.Id
             join other in names on new { mine.Scheme, mine.Value, mine.Issuer, mine.Item } equals new { other.Scheme, other.Value, other.Issuer, other.Item }
             where other.NodeId != mine.NodeId
             join far in context.Set<NodeRow>() on other.NodeId equals far.Id
             select new { mine.Scheme, mine.Value, mine.Issuer, mine.Item, One = node.Key, Other = far.Key }), cancel);
        return
        [
            .. rows.GroupBy(r => (r.Scheme, r.Value, r.Issuer, r.Item)).OrderBy(g => g.Key.Value, StringComparer.Ordinal)
                .Select(g => new SharedName(g.Key.Scheme, g.Key.Value, Text(g.Key.Issuer), Text(g.Key.Item),
                    [.. g.SelectMany(r => new[] { r.One, r.Other }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
        ];
    }

    public async Task<IReadOnlyList<NameFact>> NumbersAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel)
    {
        var names = context.Set<NameRow>();
        var rows = await ChunksAsync(nodes, keys =>
            (from mine in names.Where(n => n.Scheme == "serial" || n.Scheme == "lot")
             join node in context.Set<NodeRow>().Where(n => keys.Contains(n.Key)) on mine.NodeId equals node.Id
             join other in names on new { mine.Scheme, mine.Value } equals new { other.Scheme, other.Value }
             join far in context.Set<NodeRow>() on other.NodeId equals far.Id
             select new { far.Key, other.Scheme, other.Value, other.Issuer, other.Item }), cancel);
        return [.. rows.Distinct().Select(r => new NameFact(r.Key, r.Scheme, r.Value, Text(r.Issuer), Text(r.Item)))];
    }

    public async Task<IReadOnlyList<AliasFact>> AliasesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel)
    {
        // Most plants have none, and every step of a trace asks.
        _hasAliases ??= await context.Set<AliasRow>().AnyAsync(row => row.State == AliasState.InForce, cancel);
        return _hasAliases == false ? [] :
        [
            .. (await ChunksAsync(nodes, keys => AliasStore.Newest(context).Where(row => (row.State == AliasState.InForce || row.State == AliasState.WithdrawalProposed)
                && (keys.Contains(row.OfKey) || keys.Contains(row.NameKey))), cancel)).DistinctBy(row => row.Id).Select(row => row.ToAlias().Fact),
        ];
    }

    private IQueryable<Sighting> Sightings(IQueryable<ObservationRow> rows, IQueryable<NodeRow> nodes) =>
        from o in rows
        where o.EventKey == null || !context.Set<RetractionRow>().Any(r => r.EventKey == o.EventKey)
        join node in nodes on o.NodeId equals node.Id
        join change in context.Set<ChangeRow>() on o.ChangeId equals change.Id
        select new Sighting(node.Key, change.Message, o);

    private static Observation Read(Sighting sighting) => new(
        sighting.Node, sighting.Row.Operation, sighting.Message, sighting.Row.Ordinal, sighting.Row.EventKey, sighting.Row.At,
        CanonicalJson.Read<Identifier[]>(sighting.Row.Context));

    private sealed record Sighting(string Node, string Message, ObservationRow Row);

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private IQueryable<Attachment> Attachments(IQueryable<NodeRow> nodes, IQueryable<GroupRow> groups) =>
        from a in context.Set<AttachmentRow>()
        join node in nodes on a.NodeId equals node.Id
        join g in groups on a.GroupId equals g.Id
        join change in context.Set<ChangeRow>() on a.ChangeId equals change.Id
        select new Attachment
        {
            MessageId = change.Message,
            Ordinal = a.Ordinal,
            Group = g.Key,
            Role = a.Role,
            Node = node.Key,
            Quantity = a.Quantity,
            Unit = a.Unit,
            Evidence = a.Evidence,
            Operation = a.Operation,
            Transformation = g.Transformation,
            Kind = a.Kind,
            Closes = a.Closes,
            EventKey = a.EventKey,
            At = a.At,
            Retracted = a.EventKey != null && context.Set<RetractionRow>().Any(r => r.EventKey == a.EventKey),
        };

    private static async Task<IReadOnlyList<T>> ChunksAsync<T>(IReadOnlyCollection<string> keys, Func<string[], IQueryable<T>> query, CancellationToken cancel)
    {
        var all = new List<T>();
        foreach (var chunk in keys.Chunk(ChunkSize))
        {
            all.AddRange(await query(chunk).ToListAsync(cancel));
        }

        return all;
    }
}
