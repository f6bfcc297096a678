using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline.Configuration;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Writes one outbox row for each due target, with the facts that its translation may read.</summary>
internal static class DispatchOutbox
{
    public static async Task RunAsync(DispatchContext context, CancellationToken cancellationToken)
    {
        var flow = context.Work.Flow;
        var routing = flow.Policies.Routing;
        var scope = context.Document.Type == "nonconformance"
            ? await DispatchQuality.ScopeAsync(context, CanonicalJson.Read<Canonical.Quality.Nonconformance>(context.Document.Bytes), cancellationToken)
            : null;
        var targets = routing.TargetsFor(context.Document.Type, flow.Description.FullName, CanonicalMember.Of(context.Document.Bytes));
        foreach (var (target, route) in targets)
        {
            var outbound = flow.Siblings()[target];
            var facts = (await FactReader.ReadAsync(context.Stores, context.Document, context.Work.Name, flow.System.Name, outbound, cancellationToken)) with { Scope = scope };
            await context.Stores.Outbox.AddAsync(new NewDelivery(
                context.CanonicalId, context.Work.MessageId, target, $"routing@{routing.Version} {route}", outbound.Closure.Hash, CanonicalJson.Write(facts)), cancellationToken);
        }
    }
}
