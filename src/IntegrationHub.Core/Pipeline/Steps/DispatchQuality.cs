using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Core.Quality.Nonconformance;
using NonconformanceReport = IntegrationHub.Core.Canonical.Quality.Nonconformance;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Records nonconformances and requests the holds that each due system must place, in its own granularity.</summary>
internal static class DispatchQuality
{
    public static async Task RunAsync(DispatchContext context, CancellationToken cancellationToken)
    {
        if (context.Document.Type != "nonconformance")
        {
            return;
        }

        var (flow, stores) = (context.Work.Flow, context.Stores);
        var report = CanonicalJson.Read<NonconformanceReport>(context.Document.Bytes);
        await stores.Quality.RecordAsync(report, flow.System.Name, context.Work.Name, stores.Now, cancellationToken);
        var scope = await ScopeAsync(context, report, cancellationToken);
        var targets = flow.Policies.Routing.TargetsFor(context.Document.Type, flow.Description.FullName, CanonicalMember.Of(context.Document.Bytes));
        foreach (var system in targets.Select(pair => flow.Siblings()[pair.Target].System).Where(system => system.Holds.Count > 0))
        {
            // What cannot be said to a system holds its delivery back later; the holds of the others are requested now.
            if (scope.ViewFor(report, system.Holds) is { Succeeded: true } view)
            {
                await stores.Quality.RequestHoldsAsync(ResolvedScope.HoldsOf(view.Value, system.Name, stores.Now), cancellationToken);
            }
        }
    }

    /// <summary>Resolves what a report is about through all that the genealogy knows now.</summary>
    /// <exception cref="DataRefusedException">The report names material that nobody could block.</exception>
    public static async Task<ResolvedScope> ScopeAsync(DispatchContext context, NonconformanceReport report, CancellationToken cancellationToken)
    {
        var keys = (report.Materials ?? []).Select(material => NodeIdentity.Of(material, context.Work.Flow.System.Name)?.Node.Key)
            .OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (keys.Count == 0)
        {
            return new ResolvedScope([], [], [], []);
        }

        var genealogy = context.Stores.Genealogy;
        var aliased = new AliasedFacts(genealogy.Facts);
        var suspects = await aliased.NodesBehindAsync(keys, cancellationToken);
        var above = await ReachableLoader.LoadAsync(aliased, suspects, TraceDirection.Forward, cancellationToken);
        var facts = await new TranslationFactReader(genealogy.Facts).ReadAsync(report.Materials ?? [], context.Work.Flow.System.Name, cancellationToken);
        var scope = ScopeResolver.Resolve(report, facts, RecallScope.Find(above, [.. suspects.Select(key => new Suspect(key))]));
        return scope.Succeeded ? scope.Value : throw new DataRefusedException("quality", scope.Problems);
    }
}
