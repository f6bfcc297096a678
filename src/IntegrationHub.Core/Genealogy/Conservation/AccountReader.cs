using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Genealogy.Conservation;

/// <summary>Reads the accounts of lots: their movements, and those of the pieces that belong to them. A piece that belongs to no lot has an account of its own.</summary>
/// <param name="stock">The movements.</param>
/// <param name="genealogy">Which piece belongs to which lot.</param>
/// <param name="factors">The items' own unit factors.</param>
/// <param name="uniqueness">How far the numbers of a system are unique; without it within the item.</param>
public sealed class AccountReader(IStockAccounts stock, IGenealogyFacts genealogy, IReadOnlyList<UnitFactor> factors, Func<string, NumberUniqueness>? uniqueness = null)
{
    /// <summary>Reads the accounts of lots and single pieces, each as a whole and by segment.</summary>
    /// <param name="nodes">The node keys. A piece of a lot is left out: it stands in the lot's account.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IReadOnlyList<LotAccount>> ReadAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel)
    {
        var memberships = await genealogy.MembershipsAsync(nodes, cancel);
        var (members, ofLots) = (memberships.ToLookup(m => m.Lot, m => m.Unit, StringComparer.Ordinal), memberships.Select(m => m.Unit).ToHashSet(StringComparer.Ordinal));
        string[] lots = [.. nodes.Where(node => !ofLots.Contains(node))];
        var pieces = lots.ToDictionary(lot => lot, lot => members[lot].ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var moves = await stock.MovementsAsync([.. lots.Concat(pieces.Values.SelectMany(p => p)).Distinct(StringComparer.Ordinal)], cancel);
        var events = moves.ToLookup(m => m.MessageId, StringComparer.Ordinal);
        var names = uniqueness is null ? null : await NamesAsync([.. moves.Select(m => m.Node).Distinct(StringComparer.Ordinal)], cancel);
        return [.. lots.SelectMany(lot =>
        {
            var single = moves.Any(m => m.Node == lot && m.IsPiece);
            StockMovement[] own = single ? [.. moves.Where(m => m.Node == lot)] : [.. moves.Where(m => m.Lot == lot || pieces[lot].Contains(m.Node)).Select(m => m with { Lot = lot })];
            if (single)
            {
                pieces[lot].Add(lot);
            }

            // The other side of a split belongs to another lot: it is there to compare the parts, and does not count here.
            var accounts = LotAccounts.Of(lot, own, pieces[lot], factors, [.. own.Select(m => m.MessageId).Distinct(StringComparer.Ordinal).SelectMany(id => events[id])], uniqueness);
            return names is null ? accounts : [accounts[0] with { Alarms = [.. accounts[0].Alarms, .. names.Wrong([.. own.Where(m => !m.Retracted)], uniqueness!)] }, .. accounts.Skip(1)];
        })];
    }

    private async Task<NumberNames> NamesAsync(string[] nodes, CancellationToken cancel)
    {
        var shared = await genealogy.SharedNamesAsync(nodes, cancel);
        return new NumberNames(await genealogy.NumbersAsync(nodes, cancel), shared, await genealogy.NodesAsync([.. shared.SelectMany(s => s.Nodes).Distinct(StringComparer.Ordinal)], cancel));
    }

    /// <summary>Goes through lots and single pieces and gives the accounts with alarms.</summary>
    /// <param name="after">The last one that was looked at; null to begin.</param>
    /// <param name="limit">How many to look at.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The accounts with alarms, and the last one that was looked at; null at the end.</returns>
    public async Task<(IReadOnlyList<LotAccount> Accounts, string? Last)> AlarmedAsync(string? after, int limit, CancellationToken cancel)
    {
        var nodes = await stock.NodesAsync(after, limit, cancel);
        var accounts = nodes.Count == 0 ? [] : await ReadAsync(nodes, cancel);
        return ([.. accounts.Where(a => a.Alarms.Count > 0)], nodes.Count < limit ? null : nodes[^1]);
    }
}
