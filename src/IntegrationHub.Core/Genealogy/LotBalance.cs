using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy;

/// <summary>Compares what was put into a lot with what was used of it, where both are stated in one unit.</summary>
internal static class LotBalance
{
    /// <summary>Finds the lots of which more was used than they ever held.</summary>
    public static IEnumerable<Inconsistency> Overdrawn(GenealogySubgraph subgraph, List<GenealogyEdge> edges)
    {
        var used = edges.Where(e => e.Input is { } i && EdgeReader.UsesUp(i)).ToLookup(e => e.From, StringComparer.Ordinal);
        var members = subgraph.Memberships.ToLookup(m => m.Lot, m => m.Unit, StringComparer.Ordinal);
        var attached = subgraph.Attachments.Where(a => !a.Retracted).ToLookup(a => a.Node, StringComparer.Ordinal);
        foreach (var lot in subgraph.Nodes.Values.Where(n => n.Kind == NodeKind.Lot).OrderBy(n => n.Key, StringComparer.Ordinal))
        {
            if (Held(attached[lot.Key]) is not { } held)
            {
                continue;
            }

            var named = members[lot.Key].Distinct(StringComparer.Ordinal).SelectMany(u => used[u]).ToArray();
            var taken = Taken(used[lot.Key], named, held.Unit);
            if (taken > held.Quantity)
            {
                yield return new Inconsistency(Contradictions.MoreUsedThanReceived, lot.Key,
                    $"At least {taken} of the lot were used, but only {held.Quantity} were ever put into it. Find the record that is missing or wrong and correct it at its source.",
                    Contradictions.Events([.. used[lot.Key], .. named]));
            }
        }
    }

    /// <summary>Finds the lots of which more was used than an opening balance or count on record and all receipts since allow: an alarm, since what is assumed contradicts nothing.</summary>
    public static IEnumerable<Inconsistency> BeyondOpening(GenealogySubgraph subgraph, List<GenealogyEdge> edges)
    {
        var assumed = subgraph.Attachments.Where(a => a is { Retracted: false, Role: AttachmentRole.Output, Evidence: EvidenceGrade.Assumed }).Select(a => a.Node).ToHashSet(StringComparer.Ordinal);
        if (assumed.Count == 0)
        {
            return [];
        }

        var counted = subgraph with
        {
            Nodes = subgraph.Nodes.Where(n => assumed.Contains(n.Key)).ToDictionary(n => n.Key, n => n.Value, StringComparer.Ordinal),
            Attachments = [.. subgraph.Attachments.Select(a => a.Role == AttachmentRole.Output ? a with { Evidence = EvidenceGrade.Bulk } : a)],
        };
        return Overdrawn(counted, edges).Select(i => i with
        {
            Code = Contradictions.MoreUsedThanOpeningBalance,
            Message = "More of the lot was used than its opening balance or count and all receipts since allow. Count the stock, and correct the record that is missing or wrong at its source.",
        });
    }

    // Unknown as soon as one entry does not state its quantity; a move within the lot is no entry.
    internal static (decimal Quantity, string? Unit)? Held(IEnumerable<Attachment> attachments)
    {
        var all = attachments.ToArray();
        var within = all.Where(a => a.Role == AttachmentRole.Input).Select(a => a.Group).ToHashSet(StringComparer.Ordinal);
        var entries = all.Where(a => a.Role == AttachmentRole.Output && !within.Contains(a.Group)).ToArray();
        return entries.Length > 0 && Array.TrueForAll(entries, e => e.Quantity is not null && e.Unit == entries[0].Unit && e.Evidence != EvidenceGrade.Assumed)
            ? (entries.Sum(e => e.Quantity!.Value), entries[0].Unit)
            : null;
    }

    // A use that was reported for the lot and, by another event, for the piece counts once; so does an input of several outputs.
    internal static decimal Taken(IEnumerable<GenealogyEdge> bulk, GenealogyEdge[] named, string? unit)
    {
        var lots = bulk.Where(e => e.Input!.Unit == unit && e.Input.Evidence != EvidenceGrade.Assumed)
            .DistinctBy(e => (e.Input!.MessageId, e.Input.Ordinal))
            .Select(e => (e.To, e.Input!.Group, Bulk: e.Input.Quantity ?? 0, Named: 0m));
        var pieces = named.Where(e => e.Evidence == EvidenceGrade.Exact && (unit is null or "C62"))
            .DistinctBy(e => e.From, StringComparer.Ordinal)
            .Select(e => (e.To, e.Input!.Group, Bulk: 0m, Named: 1m));
        return lots.Concat(pieces).GroupBy(u => u.To, StringComparer.Ordinal).Sum(OfOneOutput);
    }

    private static decimal OfOneOutput(IEnumerable<(string To, string Group, decimal Bulk, decimal Named)> uses)
    {
        var (both, onlyBulk, onlyNamed) = (0m, 0m, 0m);
        foreach (var group in uses.GroupBy(u => u.Group, StringComparer.Ordinal))
        {
            var (bulk, named) = (group.Sum(u => u.Bulk), group.Sum(u => u.Named));
            both += bulk > 0 && named > 0 ? bulk + named : 0;
            onlyBulk += named == 0 ? bulk : 0;
            onlyNamed += bulk == 0 ? named : 0;
        }

        return both + Math.Max(onlyBulk, onlyNamed);
    }
}
