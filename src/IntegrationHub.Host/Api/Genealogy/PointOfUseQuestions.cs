using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Identifiers;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Core.Genealogy.PointOfUse;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Data;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Genealogy;

namespace IntegrationHub.Host.Api.Genealogy;

/// <summary>Answers at the workplace, on a snapshot of what is committed: what to scan, whether material may be built in, what a unit is made of.</summary>
internal sealed class PointOfUseQuestions(IHubDatabase database, TimeProvider time, IServiceProvider services)
{
    private readonly IFlowCatalog? _catalog = (IFlowCatalog?)services.GetService(typeof(IFlowCatalog));

    /// <summary>Says what must be scanned and why.</summary>
    public Task<CapturePlan> PlanAsync(string item, Operation operation, string? unit, string? site, CancellationToken cancellationToken) =>
        database.ReadAsync(async (context, cancel) =>
        {
            var (facts, now) = (Facts(context), Now);
            var plan = await Plans(context, now).FillAsync(Ask(item, unit, site, operation, now), null, cancel);
            var node = unit is null ? null : await NodeAsync(context, item, unit, null, cancel);
            return CapturePlan.Of(plan, node is null ? [] : await new BuiltInReader(facts).ReadAsync(node, cancel));
        }, cancellationToken);

    /// <summary>Says whether material may be built in.</summary>
    /// <returns>The answer, or problem <c>POU-0002</c> where the number names several nodes.</returns>
    public Task<Outcome<ConsumptionAnswer>> CheckAsync(ConsumptionRequest request, CancellationToken cancellationToken) =>
        database.ReadAsync(async (context, cancel) =>
        {
            var at = HubInstant.Parse(request.At) ?? Now;
            var (asked, keys) = await ScannedAsync(context, request, cancel);
            if (keys.Count > 1)
            {
                return Outcome<ConsumptionAnswer>.Failed(new Problem("POU-0002",
                    $"The number names {keys.Count} nodes: {string.Join(", ", keys)}. Name the item too, or scan the code that tells them apart.", RawValue: asked.Serial ?? asked.Lot ?? asked.Scan));
            }

            var aliased = Facts(context);
            var (facts, lots) = await new ConsumptionFactReader(aliased).ReadAsync(keys.Count == 1 ? keys[0] : null, cancel);
            asked = asked with { Item = asked.Item ?? facts.Node?.Item };
            var plans = Plans(context, Now);
            var answer = ConsumptionCheck.Run(asked, facts with
            {
                Masters = asked.Item is null ? [] : await plans.TrackingAsync(asked.Item, asked.Site, cancel),
                Plan = asked.ParentItem is null ? null : await plans.FillAsync(Ask(asked.ParentItem, asked.ParentSerial, asked.Site, Operation.Produce, at), asked.SubstituteFor ?? asked.Item ?? "", cancel),
                Holds = [.. facts.Holds, .. await plans.HoldsAsync([.. await aliased.NamesAsync([.. keys, .. lots], cancel)], cancel)],
            }, at);
            return Outcome<ConsumptionAnswer>.Of(answer);
        }, cancellationToken);

    /// <summary>Compares what a unit is made of with what was planned for it.</summary>
    /// <returns>The report, or problem <c>GEN-0001</c> or <c>GEN-0002</c> where the text names no unit or several.</returns>
    public Task<Outcome<AsBuilt>> AsBuiltAsync(string text, string? site, CancellationToken cancellationToken) =>
        database.ReadAsync(async (context, cancel) =>
        {
            var store = new GenealogyStore(context);
            var keys = await new GenealogyQuery(store, new QuerySurroundings { Readings = Readings }).ResolveAsync(text, cancel);
            if (keys is not [var key])
            {
                return Outcome<AsBuilt>.Failed(keys.Count == 0 ? GenealogyQuery.Unknown(text) : GenealogyQuery.Several(text, keys));
            }

            var facts = Facts(context);
            var unit = (await facts.NodesAsync([key], cancel))[0];
            var ask = Ask(unit.Item ?? "", unit.Serial, site, Operation.Produce, Now);
            var plan = unit.Item is null ? ask : await Plans(context, Now).FillAsync(ask, null, cancel);
            return Outcome<AsBuilt>.Of(AsBuilt.Compare(unit, plan, await new BuiltInReader(facts).ReadAsync(key, cancel)));
        }, cancellationToken);

    private long Now => HubInstant.ToMicroseconds(time.GetUtcNow());

    private static IReadOnlyList<string> Readings(string text) => [.. IdentifierReader.Read(text).Readings.Select(reading => reading.Canonical)];

    private PlanReader Plans(HubContext context, long now) => new(context, (item, site) => _catalog?.Current.Policies is { } policies
        ? policies.Authority.Find(Finding.TrackingAttribute, policies.Items.Find(item, null)?.Id, site, null, now)?.System : null, now);

    private static UsePlan Ask(string item, string? unit, string? site, Operation operation, long at) => new()
    {
        Item = item,
        Unit = unit,
        Site = site,
        Point = FlagAgainstData.PointOf(operation) ?? CapturePoint.Production,
        Day = DateOnly.FromDateTime(HubInstant.FromMicroseconds(at).UtcDateTime),
    };

    // A scan may say item, serial and lot; the item on a label is a GTIN, which is not the plant's number.
    private static async Task<(ConsumptionRequest Asked, IReadOnlyList<string> Keys)> ScannedAsync(HubContext context, ConsumptionRequest request, CancellationToken cancel)
    {
        if (request.Scan is not { Length: > 0 } scan)
        {
            return (request, await KeysAsync(context, request.Item, request.Serial, request.Lot, cancel));
        }

        var keys = await new GenealogyQuery(new GenealogyStore(context), new QuerySurroundings { Readings = Readings }).ResolveAsync(scan, cancel);
        var reading = IdentifierReader.Read(scan).Readings.FirstOrDefault(one => one.Serial is not null || one.Lot is not null);
        var asked = request with { Serial = request.Serial ?? reading?.Serial, Lot = request.Lot ?? reading?.Lot };
        if (asked is { Serial: null, Lot: null } && keys is [var key])
        {
            var node = (await Facts(context).NodesAsync([key], cancel))[0];
            asked = asked with { Serial = node.Serial, Lot = node.Lot };
        }

        return (asked, keys.Count > 0 ? keys : await KeysAsync(context, asked.Item, asked.Serial, asked.Lot, cancel));
    }

    private static async Task<string?> NodeAsync(HubContext context, string item, string? serial, string? lot, CancellationToken cancel) =>
        await KeysAsync(context, item, serial, lot, cancel) is [var key] ? key : null;

    // By the key under which events with item and number stand, else by the number alone among nodes of the item.
    private static async Task<IReadOnlyList<string>> KeysAsync(HubContext context, string? item, string? serial, string? lot, CancellationToken cancel)
    {
        if ((serial ?? lot) is not { } number)
        {
            return [];
        }

        var store = new GenealogyStore(context);
        var material = new MaterialReference { Item = item is null ? null : new ItemReference(item), Serial = serial, Lot = lot };
        if (item is not null && await store.ResolveAsync(NodeIdentity.Of(material, "")!.Node.Key, cancel) is [var exact])
        {
            return await Facts(context).NodesBehindAsync([exact], cancel);
        }

        var named = await store.ResolveAsync(number, cancel);
        var nodes = await store.Facts.NodesAsync(named, cancel);
        return await Facts(context).NodesBehindAsync([.. nodes.Where(node => (item is null || node.Item is null || node.Item == item) && (serial is null ? node.Kind == NodeKind.Lot : node.Kind != NodeKind.Lot)).Select(node => node.Key).Order(StringComparer.Ordinal)], cancel);
    }

    // A piece that was renumbered is the same piece at the workplace too: its holds and earlier uses are on record under both numbers.
    private static AliasedFacts Facts(HubContext context) => new(new GenealogyStore(context).Facts);
}
