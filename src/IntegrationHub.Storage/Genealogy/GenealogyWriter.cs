using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Genealogy;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Genealogy;

/// <summary>Writes what one message adds. A message that is there already adds nothing.</summary>
internal sealed class GenealogyWriter(HubContext context)
{
    public async Task ApplyAsync(GenealogyChange change, CancellationToken cancel)
    {
        if (await context.Set<ChangeRow>().AnyAsync(row => row.Message == change.MessageId, cancel))
        {
            return;
        }

        var message = new ChangeRow { Message = change.MessageId };
        context.Add(message);
        var nodes = await NodesAsync(change, cancel);
        var groups = await GroupsAsync(change, cancel);
        await context.SaveChangesAsync(cancel);

        await AddNamesAsync(change, nodes, cancel);
        context.AddRange(change.Attachments.Select(a => new AttachmentRow
        {
            ChangeId = message.Id,
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
            ChangeId = message.Id,
            UnitId = nodes[m.Unit].Id,
            LotId = nodes[m.Lot].Id,
            Evidence = m.Evidence,
        }));
        context.AddRange(change.Observations.Select(o => new ObservationRow
        {
            ChangeId = message.Id,
            Ordinal = o.Ordinal,
            NodeId = nodes[o.Node].Id,
            Operation = o.Operation,
            EventKey = o.EventKey,
            At = o.At,
            Context = CanonicalJson.Write(o.Context),
        }));
        if (change.Retracts is { } wrong)
        {
            context.Add(new RetractionRow { ChangeId = message.Id, EventKey = wrong.EventKey, Reason = wrong.Reason, DeclaredAt = wrong.DeclaredAt });
        }

        await context.SaveChangesAsync(cancel);
    }

    private async Task<Dictionary<string, NodeRow>> NodesAsync(GenealogyChange change, CancellationToken cancel)
    {
        // In one order everywhere, so that two units of work wait for each other instead of deadlocking.
        var facts = change.Nodes.OrderBy(n => n.Key, StringComparer.Ordinal).ToArray();
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

    private async Task<Dictionary<string, GroupRow>> GroupsAsync(GenealogyChange change, CancellationToken cancel)
    {
        // A group of the message itself cannot be there yet.
        var groups = change.Attachments.DistinctBy(a => a.Group, StringComparer.Ordinal).OrderBy(a => a.Group, StringComparer.Ordinal).ToArray();
        string[] open = [.. groups.Where(a => !a.NamesBothSides).Select(a => a.Group)];
        var rows = open.Length == 0 ? new Dictionary<string, GroupRow>(StringComparer.Ordinal)
            : await context.Set<GroupRow>().Where(g => open.Contains(g.Key)).ToDictionaryAsync(g => g.Key, StringComparer.Ordinal, cancel);
        foreach (var group in groups.Where(a => !rows.ContainsKey(a.Group)))
        {
            context.Add(rows[group.Group] = new GroupRow { Key = group.Group, Transformation = group.Transformation });
        }

        return rows;
    }

    private async Task AddNamesAsync(GenealogyChange change, Dictionary<string, NodeRow> nodes, CancellationToken cancel)
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

        foreach (var name in change.Names)
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
