using System.Text.Json;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Reconciliation;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>
/// A master message whose flag nobody knows waits in quarantine; until a person acts, its item is unknown for that system. The value of the
/// message before it no longer holds, and "missing" or "untracked" would be guesses.
/// </summary>
internal static class DispatchUnknown
{
    private const string Master = "canonical/material-master@";

    public static async Task RunAsync(MessageWork work, IHubStores stores, CancellationToken cancellationToken)
    {
        var document = work.Partial.FirstOrDefault(one => one.Type.StartsWith(Master, StringComparison.Ordinal));
        if (document is null || FlagFault(work) is not { } fault || Read(document) is not { } message)
        {
            return;
        }

        var unknown = message with { Tracking = [new TrackingRule { Raw = fault.Place is null ? null : new(fault.Place, fault.RawValue) }], Components = null, Lots = null };
        foreach (var snapshot in MasterSnapshots.From(unknown, new(work.Flow.System.Name, work.Name, work.Flow.Mapping, stores.Now) { FullLoad = work.Flow.Description.Load is not null }))
        {
            await stores.Reconciliation.AppendAsync(snapshot, cancellationToken);
        }

        await ItemComparison.RunAsync(work.Flow, stores, message.Item.Id, cancellationToken);
    }

    // Only where nothing but the flag stands in the way is the rest of the message to be trusted.
    private static Problem? FlagFault(MessageWork work)
    {
        var flags = FlagRules(work.Flow).ToHashSet(StringComparer.Ordinal);
        return work.Problems.Count > 0 && work.Problems.TrueForAll(problem => problem.Step == "map" && problem.Problem.Rule is { } rule && flags.Contains(rule))
            ? work.Problems[0].Problem
            : null;
    }

    private static IEnumerable<string> FlagRules(Flow flow) => flow.Plan.File.Outputs.SelectMany(output => output.Rules)
        .Where(rule => (rule.Set ?? rule.Into)?.Text.StartsWith("/tracking", StringComparison.Ordinal) == true)
        .SelectMany(rule => rule.Rules.Select(nested => nested.Id).Prepend(rule.Id));

    // What was not validated may lack what the contract asks for.
    private static MaterialMaster? Read(CanonicalDocument document)
    {
        try
        {
            return CanonicalJson.Read<MaterialMaster>(document.Bytes) is { Item.Id.Length: > 0 } message ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
