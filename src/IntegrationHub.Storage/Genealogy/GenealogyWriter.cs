using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Genealogy;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Genealogy;

/// <summary>Writes what messages add, one or thousands at once: the number of statements grows with the nodes, not with the messages. A message that is there already adds nothing.</summary>
internal sealed class GenealogyWriter(HubContext context)
{
    public async Task ApplyAsync(IReadOnlyCollection<GenealogyChange> all, CancellationToken cancel)
    {
        var changes = await NewAsync(all, cancel);
        if (changes.Count == 0)
        {
            return;
        }

        GenealogyFeed.StampAtCommit(context);
        var messages = changes.ToDictionary(change => change.MessageId, change => new ChangeRow { Message = change.MessageId, Position = ChangeRow.NotYet }, StringComparer.Ordinal);
        context.AddRange(messages.Values);
        var nodes = await NodesAsync([.. changes.SelectMany(change => change.Nodes)], cancel);
        var groups = await GroupsAsync([.. changes.SelectMany(change => change.Attachments)], cancel);
        await context.SaveChangesAsync(cancel);

        await AddNamesAsync(changes.SelectMany(change => change.Names), nodes, cancel);
        foreach (var change in changes)
        {
            AddFacts(change, messages[change.MessageId].Id, nodes, groups);
        }

        await context.SaveChangesAsync(cancel);
    }

    private async Task<List<GenealogyChange>> NewAsync(IReadOnlyCollection<GenealogyChange> all, CancellationToken cancel)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var names in all.Select(change => change.MessageId).Chunk(GenealogyFacts.ChunkSize))
        {
            known.UnionWith(await context.Set<ChangeRow>().Where(row => names.Contains(row.Message)).Select(row => row.Message).ToListAsync(cancel));
        }

        return [.. all.Where(change => known.Add(change.MessageId)).OrderBy(change => change.MessageId, StringComparer.Ordinal)];
    }

    private void AddFacts(GenealogyChange change, long id, Dictionary<string, NodeRow> nodes, Dictionary<string, GroupRow> groups)
    {
        context.AddRange(change.Attachments.Select(a => new AttachmentRow
        {
            ChangeId = id,
            Ordinal = a.Ordinal,
            GroupId = groups[a.Group].Id,
            NodeId = nodes[a.Node].Id,
            Role = a.Role,
            Quantity = a.Quantity,
            Unit = a.Unit,
            Evidence = a.Evidence,
            Operation = a.Operation,
            Kind = a.Kind,
            Closes = a.Closes,
            EventKey = a.EventKey,
            At = a.At,
        }));
        context.AddRange(change.Memberships.Select(m => new MembershipRow
        {
            ChangeId = id,
            UnitId = nodes[m.Unit].Id,
            LotId = nodes[m.Lot].Id,
            Evidence = m.Evidence,
        }));
        context.AddRange(change.Observations.Select(o => new ObservationRow
        {
            ChangeId = id,
            Ordinal = o.Ordinal,
            NodeId = nodes[o.Node].Id,
            Operation = o.Operation,
            EventKey = o.EventKey,
            At = o.At,
            Context = CanonicalJson.Write(o.Context),
        }));
        if (change.Retracts is { } wrong)
        {
            context.Add(new RetractionRow { ChangeId = id, EventKey = wrong.EventKey, Reason = wrong.Reason, DeclaredAt = wrong.DeclaredAt });
        }
    }

    private async Task<Dictionary<string, NodeRow>> NodesAsync(IReadOnlyList<NodeFact> said, CancellationToken cancel)
    {
        // In one order everywhere, so that two units of work wait for each other instead of deadlocking.
        var facts = said.GroupBy(n => n.Key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Aggregate((one, other) => one.With(other))).ToArray();
        var rows = new Dictionary<string, NodeRow>(StringComparer.Ordinal);
        foreach (var keys in facts.Select(n => n.Key).Chunk(GenealogyFacts.ChunkSize))
        {
            await foreach (var row in context.Set<NodeRow>().AsTracking().Where(n => keys.Contains(n.Key)).AsAsyncEnumerable().WithCancellation(cancel))
            {
                rows.Add(row.Key, row);
            }
        }

        foreach (var fact in facts)
        {
            if (!rows.TryGetValue(fact.Key, out var row))
            {
                context.Add(rows[fact.Key] = row = new NodeRow { Key = fact.Key });
                Set(row, fact);
            }
            else if (GenealogyFacts.Fact(row).With(fact) != GenealogyFacts.Fact(row))
            {
                await LockAsync(row, cancel);
                Set(row, GenealogyFacts.Fact(row).With(fact));
            }
        }

        return rows;
    }

    // Two messages may complete one node at once; the second must see what the first wrote. SQLite has one writer and needs no lock.
    private async Task LockAsync(NodeRow row, CancellationToken cancel)
    {
        if (context.Database.IsNpgsql())
        {
            await context.Database.ExecuteSqlAsync($"SELECT 1 FROM genealogy_node WHERE \"Id\" = {row.Id} FOR UPDATE", cancel);
            await context.Entry(row).ReloadAsync(cancel);
        }
    }

    private async Task<Dictionary<string, GroupRow>> GroupsAsync(IReadOnlyList<Attachment> attachments, CancellationToken cancel)
    {
        // A group of the message itself cannot be there yet.
        var groups = attachments.DistinctBy(a => a.Group, StringComparer.Ordinal).OrderBy(a => a.Group, StringComparer.Ordinal).ToArray();
        var rows = new Dictionary<string, GroupRow>(StringComparer.Ordinal);
        foreach (var open in groups.Where(a => !a.NamesBothSides).Select(a => a.Group).Chunk(GenealogyFacts.ChunkSize))
        {
            await foreach (var row in context.Set<GroupRow>().Where(g => open.Contains(g.Key)).AsAsyncEnumerable().WithCancellation(cancel))
            {
                rows.Add(row.Key, row);
            }
        }

        foreach (var group in groups.Where(a => !rows.ContainsKey(a.Group)))
        {
            context.Add(rows[group.Group] = new GroupRow { Key = group.Group, Transformation = group.Transformation });
        }

        return rows;
    }

    private async Task AddNamesAsync(IEnumerable<NameFact> names, Dictionary<string, NodeRow> nodes, CancellationToken cancel)
    {
        long[] ids = [.. nodes.Values.Select(n => n.Id)];
        var known = new HashSet<(long, string, string, string, string)>();
        foreach (var chunk in ids.Chunk(GenealogyFacts.ChunkSize))
        {
            await foreach (var n in context.Set<NameRow>().AsNoTracking().Where(n => chunk.Contains(n.NodeId)).AsAsyncEnumerable().WithCancellation(cancel))
            {
                known.Add((n.NodeId, n.Scheme, n.Value, n.Issuer, n.Item));
            }
        }

        foreach (var name in names)
        {
            var row = new NameRow { NodeId = nodes[name.Node].Id, Scheme = name.Scheme, Value = name.Value, Issuer = name.Issuer ?? "", Item = name.Item ?? "" };
            if (known.Add((row.NodeId, row.Scheme, row.Value, row.Issuer, row.Item)))
            {
                context.Add(row);
            }
        }
    }

    private static void Set(NodeRow row, NodeFact fact) =>
        (row.Kind, row.Item, row.Serial, row.Lot, row.Container) = (fact.Kind, fact.Item, fact.Serial, fact.Lot, fact.Container);
}
