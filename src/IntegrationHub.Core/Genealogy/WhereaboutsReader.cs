using System.Text.Json;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Core.Genealogy;

/// <summary>Says of each node of a recall why it is in it, and where it is by the last event on record.</summary>
internal static class WhereaboutsReader
{
    /// <summary>Adds both to a scope.</summary>
    public static async Task<RecallScope> AddAsync(RecallScope scope, GenealogySubgraph subgraph, IGenealogyFacts facts, CancellationToken cancel)
    {
        var ways = new WayWords(subgraph, scope);
        string[] keys = [.. scope.Certain.Concat(scope.Possible).Select(n => n.Id)];
        var sightings = (await facts.ObservationsAsync(keys, cancel)).ToLookup(o => o.Node, StringComparer.Ordinal);
        var attached = subgraph.Attachments.Where(a => !a.Retracted).ToLookup(a => a.Node, StringComparer.Ordinal);
        var uses = EdgeReader.Read(subgraph.Attachments, []).ToLookup(e => e.From, StringComparer.Ordinal);
        return scope with { Certain = [.. scope.Certain.Select(Told)], Possible = [.. scope.Possible.Select(Told)] };

        TraceNode Told(TraceNode node) => node with { Why = ways.Of(node.Id), Where = Where(node.Id) };

        string Where(string key)
        {
            var events = attached[key].Select(a => (At: a.At ?? long.MinValue, Text: Text(a)))
                .Concat(sightings[key].Select(o => (At: o.At ?? long.MinValue, Text: Seen(o)))).ToArray();
            return events.Length == 0 ? "nothing on record since" : Last(events);
        }

        string Text(Attachment a)
        {
            var targets = a.Role != AttachmentRole.Input ? [] : uses[a.Node].Where(e => e.Input == a).Select(e => e.To).Distinct(StringComparer.Ordinal).ToArray();
            var what = JsonNamingPolicy.KebabCaseLower.ConvertName(a.Operation.ToString());
            return a.Role != AttachmentRole.Input ? $"came out of {what}{Order(a)}{On(a.At)}"
                : targets.Length == 0 ? $"{what}{Order(a)}{On(a.At)}"
                : $"{(a.Evidence == EvidenceGrade.Assumed ? "assumed to be " : "")}in {string.Join(" or ", targets.Take(3))}{(targets.Length > 3 ? " or others" : "")} since {what}{Order(a)}{On(a.At)}";
        }
    }

    private static string Last((long At, string Text)[] events)
    {
        var at = events.Max(e => e.At);
        return string.Join("; ", events.Where(e => e.At == at).Select(e => e.Text).Distinct(StringComparer.Ordinal));
    }

    private static string Seen(Observation o) =>
        $"{o.Operation}{On(o.At)}{(o.Context.Count == 0 ? "" : $" ({string.Join(", ", o.Context.Select(c => $"{c.Scheme} {c.Value}"))})")}";

    private static string Order(Attachment a) => a.Transformation is null ? "" : $", order {a.Transformation}";

    private static string On(long? at) => at is { } known ? $" at {HubInstant.Text(known)}" : ", time not on record";
}
