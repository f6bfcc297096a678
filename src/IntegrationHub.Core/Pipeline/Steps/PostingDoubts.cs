using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Conservation;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Finds what makes a posting of an event wrong: the event is one of those that contradict each other. Only that posting is held, nothing else.</summary>
internal static class PostingDoubts
{
    public static async Task<IReadOnlyList<ConservationAlarm>> FindAsync(
        IHubStores stores, string name, string system, IReadOnlyList<MaterialReference> materials, IReadOnlyList<UnitFactor> factors, CancellationToken cancellationToken)
    {
        NodeIdentity[] identities = [.. GenealogyChanges.Named(materials).Select(m => NodeIdentity.Of(m, system)).OfType<NodeIdentity>()];
        string[] nodes = [.. identities.SelectMany(i => i.Lot is null ? [i.Node.Key] : new[] { i.Node.Key, i.Lot.Node.Key }).Distinct(StringComparer.Ordinal)];
        if (nodes.Length == 0)
        {
            return [];
        }

        var memberships = await stores.Genealogy.Facts.MembershipsAsync(nodes, cancellationToken);
        string[] lots = [.. identities.Where(i => i.Node.Kind == NodeKind.Lot).Select(i => i.Node.Key).Concat(memberships.Where(m => nodes.Contains(m.Unit)).Select(m => m.Lot)).Distinct(StringComparer.Ordinal)];
        var accounts = await new AccountReader(stores.StockAccounts, stores.Genealogy.Facts, factors).ReadAsync(lots, cancellationToken);
        var single = await stores.StockAccounts.MovementsAsync([.. identities.Where(i => i.Node.Kind == NodeKind.Unit).Select(i => i.Node.Key)], cancellationToken);
        var own = single.Concat(await stores.StockAccounts.MovementsAsync(nodes, cancellationToken)).FirstOrDefault(m => m.MessageId == name)?.Event ?? name;
        return [.. accounts.SelectMany(a => a.Alarms).Concat(PieceUse.Twice(single))
            .Where(a => ConservationAlarms.MakesPostingWrong(a.Code) && a.Events.Contains(own, StringComparer.Ordinal)).DistinctBy(a => (a.Code, a.Node))];
    }
}
