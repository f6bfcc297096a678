using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Reconciliation.Data;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Holds who reports an event and who mints its numbers against the authority policy. The event enters the genealogy all the same: what happened, happened.</summary>
internal static class DispatchAuthority
{
    public static async Task<IReadOnlyList<DataObservation>> ObserveAsync(DispatchContext context, CancellationToken cancellationToken)
    {
        if (context.Document.Type != "material-event" || CanonicalJson.Read<MaterialEvent>(context.Document.Bytes) is not { Corrects: null } e)
        {
            return [];
        }

        var (found, flow, now) = (new List<DataObservation>(), context.Work.Flow, context.Stores.Now);
        var (authority, system, point) = (flow.Policies.Authority, flow.System.Name, FlagAgainstData.PointOf(e.Operation));
        foreach (var material in ((IReadOnlyList<Canonical.Materials.MaterialReference>)[.. e.Inputs ?? [], .. e.Outputs ?? [], .. e.Materials ?? []]).Where(one => one.Item is not null))
        {
            var (item, site) = (material.Item!.Id, material.Segment?.Site ?? e.Site);
            var declared = flow.Policies.Items.Find(item, null);
            if (AuthorityOfData.IsNotItsEvent(authority, e.Operation, system, declared?.Id, site, declared?.Area, now) && found.TrueForAll(one => one.Item != item))
            {
                found.Add(new(system, item, site, point, DataContradiction.NotItsEvent, null, context.Work.Name, now));
            }

            foreach (var (kind, number) in AuthorityOfData.Mints(e.Operation) ? AuthorityOfData.NotItsNumbers(authority, material, system, declared?.Id, site, declared?.Area, now) : [])
            {
                if (!await context.Stores.ItemFacts.IsKnownAsync(kind, item, number, cancellationToken))
                {
                    found.Add(new(system, item, site, point, DataContradiction.NotItsNumber, number, context.Work.Name, now));
                }
            }
        }

        return found;
    }
}
