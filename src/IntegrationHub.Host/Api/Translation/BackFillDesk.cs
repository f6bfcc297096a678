using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Pipeline.Steps;
using IntegrationHub.Core.Translation.BackFilling;
using IntegrationHub.Messaging;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Storage.Translation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrationHub.Host.Api.Translation;

/// <summary>What people do with finer truth that a target could not take: look, propose a back-fill, agree. For the API and the page.</summary>
internal sealed class BackFillDesk(IHubDatabase database, IServiceProvider services, TimeProvider time, PublicIds ids, HubChanges changes)
{
    private long Now => HubInstant.ToMicroseconds(time.GetUtcNow());

    /// <summary>Lists postings of which the hub keeps a finer truth.</summary>
    public Task<Page<OpenEscrow>> ListAsync(bool open, int offset, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync((context, cancel) => new BackFills(context).ListAsync(open, offset, limit, cancel), cancellationToken);

    /// <summary>Proposes a back-fill; nothing is sent.</summary>
    /// <returns>The proposal with its number, or why there can be none; null where no posting of this id lost anything.</returns>
    public async Task<Outcome<BackFill>?> ProposeAsync(Guid delivery, BackFillKind kind, string reason, string author, CancellationToken cancellationToken)
    {
        var now = Now;
        var proposed = await database.WriteAsync(async (context, cancel) =>
        {
            var store = new BackFills(context);
            if (await store.OfAsync(delivery, cancel) is not { } found)
            {
                return null;
            }

            var system = services.GetService<IFlowCatalog>()?.Current.Systems.GetValueOrDefault(found.Escrow.Target.Split('/')[0]);
            var wish = BackFillRules.Propose(found.Escrow, new BackFill(0, delivery, kind, reason.Trim(), author.Trim(), now), system);
            return wish.Succeeded ? Outcome<BackFill>.Of(await store.AddAsync(wish.Value, cancel)) : wish;
        }, cancellationToken);
        changes.Notify();
        return proposed;
    }

    /// <summary>Agrees to a proposal, or does not. What an approved one sends is due from then on like any other delivery; the posted document stays as it is.</summary>
    /// <returns>What it becomes, or why not; null where there is none of this number.</returns>
    public async Task<Outcome<BackFill>?> DecideAsync(long number, BackFillState to, string? by, CancellationToken cancellationToken)
    {
        var now = Now;
        var decided = await database.WriteAsync(async (context, cancel) =>
        {
            var store = new BackFills(context);
            if (await store.FindAsync(number, cancel) is not { } proposal)
            {
                return null;
            }

            var next = BackFillRules.Decide(proposal, to, by, now);
            if (!next.Succeeded)
            {
                return next;
            }

            if (to == BackFillState.Approved && proposal.Kind != BackFillKind.RecordInHub && await CarrierAsync(store, proposal, cancel) is null)
            {
                return Outcome<BackFill>.Failed(new Problem("TRA-0023", $"No interface carries back-fill {number} any more. Reject it, and propose another kind.", "/number"));
            }

            if (!await store.DecideAsync(next.Value, cancel))
            {
                return Outcome<BackFill>.Failed(new Problem("TRA-0024", "Somebody else decided in the meantime. Look again.", "/number"));
            }

            return to == BackFillState.Approved && proposal.Kind != BackFillKind.RecordInHub ? await SendAsync(context, store, next.Value, cancel) : next;
        }, cancellationToken);
        changes.Notify();
        return decided;
    }

    private async Task<Outcome<BackFill>> SendAsync(HubContext context, BackFills store, BackFill approved, CancellationToken cancel)
    {
        var (escrow, row) = (await store.OfAsync(approved.Delivery, cancel))!.Value;
        var flow = (await CarrierAsync(store, approved, cancel))!;
        var canonical = await context.Set<CanonicalRow>().AsNoTracking().SingleAsync(one => one.Id == row.CanonicalId, cancel);
        var stores = new HubStores(context, time, ids);
        var profiles = await FactReader.ProfilesAsync(stores, flow, escrow.Materials.Select(m => m.Item?.Id).OfType<string>(), CanonicalJson.Read<MaterialEvent>(canonical.Document).Site, cancel);
        var facts = CanonicalJson.Read<DeliveryFacts>(row.Facts) with
        {
            Profiles = profiles,
            Doubts = null,
            BackFill = new BackFillOrder(approved.Number, approved.Kind, approved.Reason, escrow.Materials),
        };
        await stores.Outbox.AddAsync(new NewDelivery(row.CanonicalId, row.MessageId, flow.Description.FullName, $"back-fill {approved.Number}", flow.Closure.Hash, CanonicalJson.Write(facts)), cancel);
        return Outcome<BackFill>.Of(approved);
    }

    private async Task<Flow?> CarrierAsync(BackFills store, BackFill proposal, CancellationToken cancel)
    {
        var configuration = services.GetService<IFlowCatalog>()?.Current;
        var target = (await store.OfAsync(proposal.Delivery, cancel))?.Escrow.Target.Split('/')[0] ?? "";
        return BackFillRules.Carrier(configuration?.Systems.GetValueOrDefault(target), proposal.Kind) is { } carrier ? configuration!.Flows.GetValueOrDefault(carrier.FullName) : null;
    }
}
