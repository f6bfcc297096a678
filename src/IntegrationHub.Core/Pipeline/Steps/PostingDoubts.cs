using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Core.Genealogy.Conservation;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Finds what makes a posting of an event wrong: the event is one of those that contradict each other. Only that posting is held, nothing else.</summary>
internal static class PostingDoubts
{
    public static async Task<IReadOnlyList<ConservationAlarm>> FindAsync(
        IHubStores stores, string name, string system, IReadOnlyList<MaterialReference> materials, IReadOnlyList<UnitFactor> factors, long? at, CancellationToken cancellationToken)
    {
        // A piece that was used under its old number and is used again under its new one is used twice.
        var facts = new AliasedFacts(stores.Genealogy.Facts);
        var stock = new AliasedAccounts(stores.StockAccounts, facts);
        NodeIdentity[] identities = [.. GenealogyChanges.Named(materials).Select(m => NodeIdentity.Of(m, system)).OfType<NodeIdentity>()];
        var nodes = await facts.NodesBehindAsync([.. identities.SelectMany(i => i.Lot is null ? [i.Node.Key] : new[] { i.Node.Key, i.Lot.Node.Key }).Distinct(StringComparer.Ordinal)], cancellationToken);
        if (nodes.Count == 0)
        {
            return [];
        }

        var memberships = await facts.MembershipsAsync(nodes, cancellationToken);
        var kinds = identities.ToLookup(i => i.Node.Kind, i => i.Node.Key);
        var named = await facts.NodesBehindAsync([.. kinds[NodeKind.Lot]], cancellationToken);
        string[] lots = [.. named.Concat(memberships.Where(m => nodes.Contains(m.Unit)).Select(m => m.Lot)).Distinct(StringComparer.Ordinal)];
        var accounts = await new AccountReader(stock, facts, factors).ReadAsync(lots, cancellationToken);
        var single = await stock.MovementsAsync(await facts.NodesBehindAsync([.. kinds[NodeKind.Unit]], cancellationToken), cancellationToken);
        var own = single.Concat(await stock.MovementsAsync(nodes, cancellationToken)).FirstOrDefault(m => m.MessageId == name)?.Event
            ?? (await facts.AttachmentsOfNodesAsync(nodes, cancellationToken)).FirstOrDefault(a => a.MessageId == name)?.EventKey ?? name;
        return [.. accounts.SelectMany(a => a.Alarms).Concat(PieceUse.Twice(single))
            .Concat(await LoopsAsync(facts, await facts.NodesBehindAsync([.. kinds[NodeKind.Container]], cancellationToken), name, at, cancellationToken))
            .Where(a => ConservationAlarms.MakesPostingWrong(a.Code) && a.Events.Contains(own, StringComparer.Ordinal)).DistinctBy(a => (a.Code, a.Node))];
    }

    private static async Task<IReadOnlyList<ConservationAlarm>> LoopsAsync(AliasedFacts facts, IReadOnlyList<string> containers, string name, long? at, CancellationToken cancellationToken)
    {
        var alarms = new List<ConservationAlarm>();
        foreach (var container in containers)
        {
            if (await Containment.LoopAsync(facts, container, at, cancellationToken) is { Count: > 0 } events)
            {
                alarms.Add(new ConservationAlarm(ConservationAlarms.ContainsItself, container,
                    $"The container {container} lies in itself, by {string.Join(" and ", events)}. Find the packing that is wrong, or the unpacking that nobody reported, and correct it at its source.", events));
            }
        }

        return alarms;
    }
}
