using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy.Conservation;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Steps;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Rehearsals;
using IntegrationHub.Core.Systems;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Genealogy;
using IntegrationHub.Storage.Genealogy.Conservation;
using IntegrationHub.Storage.Reconciliation;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrationHub.Host.Api.Reconciliation;

/// <summary>Plays flag changes through with what the hub knows: masters, stock, open orders. For the API and the page; nothing is changed.</summary>
internal sealed class RehearsalDesk(IHubDatabase database, IServiceProvider services, TimeProvider time)
{
    /// <summary>The flags that can be wished for.</summary>
    public static readonly IReadOnlyList<string> Flags = ["none", "lot", "serial", "both"];

    // Enough for the plan of a person; a plan of more would be a list of stock.
    private const int MostLots = 1_000, MostOrders = 50;

    /// <summary>Makes the plan.</summary>
    /// <param name="item">The item's number.</param>
    /// <param name="to">One of <see cref="Flags"/>.</param>
    /// <param name="from">The day, ISO 8601; null or blank is today.</param>
    /// <param name="with">Products that no adapter connects to ask besides, comma-separated.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The plan with its document; or all that is wrong with the question.</returns>
    public async Task<Outcome<RehearsalDocument>> PlanAsync(string? item, string? to, string? from, string? with, CancellationToken cancellationToken)
    {
        var now = HubInstant.ToMicroseconds(time.GetUtcNow());
        if (services.GetService<IFlowCatalog>()?.Current is not { } current)
        {
            return Outcome<RehearsalDocument>.Failed(new Problem("API-0027", "This hub runs no configuration, so no system is known. Start it with hub serve."));
        }

        var (flags, day) = (FlagsOf(to), string.IsNullOrWhiteSpace(from) ? now : HubInstant.Parse(from));
        var asked = (with ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var products = current.Policies.Products.Where(product => asked.Contains(product.Name, StringComparer.Ordinal)).ToList();
        List<Problem> problems =
        [
            .. string.IsNullOrWhiteSpace(item) ? [new Problem("API-0015", "'item' is missing. Name the item whose flag shall change.", "/item")] : Array.Empty<Problem>(),
            .. flags is null ? [new Problem("API-0016", $"'to' is none, lot, serial or both; found '{to}'. Choose one.", "/to", RawValue: to)] : Array.Empty<Problem>(),
            .. day is null ? [new Problem("API-0017", $"'from' is a day in ISO 8601; found '{from}'. Write for example 2027-03-01.", "/from", RawValue: from)] : Array.Empty<Problem>(),
            .. asked.Where(name => products.TrueForAll(product => product.Name != name)).Select(name => new Problem("API-0018",
                $"Nothing is declared about '{name}'. Use one of {string.Join(", ", current.Policies.Products.Select(product => product.Name))}, or add it to mappings/policies/products.yaml.", "/with", RawValue: name)),
        ];
        if (problems.Count > 0)
        {
            return Outcome<RehearsalDocument>.Failed(problems);
        }

        var plan = await database.ReadAsync(async (context, cancel) =>
        {
            var snapshots = await new ReconciliationStore(context).RecentAsync(item!, cancel);
            string[] numbers = [.. snapshots.Select(one => one.Item).Append(item!.Trim()).Distinct(StringComparer.Ordinal)];
            var facts = new ItemFacts(context);
            var accounts = new AccountReader(new StockAccounts(context), new GenealogyStore(context).Facts, current.Policies.Items.Factors);
            return Rehearsal.Of(new RehearsalInput
            {
                Item = item!.Trim(),
                To = flags!.Value,
                From = day!.Value,
                Snapshots = snapshots,
                Systems = [.. ItemComparison.MasterSystems(current.Flows.Values).Select(SystemCapability.Of), .. products.Select(SystemCapability.Of)],
                Authority = current.Policies.Authority.Find(Finding.TrackingAttribute, current.Policies.Items.Find(item!.Trim(), null)?.Id, null, null, now)?.System,
                Crossings = ItemComparison.Crossings(current.Policies, [.. current.Flows.Values]),
                Known = await facts.KnowledgeAsync(numbers, cancel),
                Stock = KnownStock.Of(await accounts.ReadAsync(await facts.LotsAsync(numbers, MostLots, cancel), cancel)),
                Orders = await facts.OpenOrdersAsync(numbers, MostOrders, cancel),
                Now = now,
            });
        }, cancellationToken);
        return Outcome<RehearsalDocument>.Of(new(plan, RehearsalText.Markdown(plan)));
    }

    private static TrackingFlags? FlagsOf(string? text) => text switch
    {
        "none" => new(TrackingLevel.None, TrackingLevel.None),
        "lot" => new(TrackingLevel.Required, TrackingLevel.None),
        "serial" => new(TrackingLevel.None, TrackingLevel.Required),
        "both" => new(TrackingLevel.Required, TrackingLevel.Required),
        _ => null,
    };
}

/// <summary>A rehearsal and its document.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Document">The same as Markdown, for a change request.</param>
internal sealed record RehearsalDocument(FlagRehearsal Plan, string Document);
