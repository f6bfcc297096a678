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
        var uses = EdgeReader.Read(subgraph.Attachments, []).Where(e => e.Input is not null).ToLookup(e => e.Input!, e => e.To);
        return scope with { Certain = [.. scope.Certain.Select(Told)], Possible = [.. scope.Possible.Select(Told)] };

        TraceNode Told(TraceNode node)
        {
            Event[] events = [.. attached[node.Id].Select(Of), .. sightings[node.Id].Select(Seen)];
            return node with { Why = ways.Of(node.Id), Where = Where(events), Place = Place(events), Attributes = NodeAttributes.Of(sightings[node.Id]) };
        }

        Event Of(Attachment a)
        {
            string[] targets = a.Role != AttachmentRole.Input ? [] : [.. uses[a].Distinct(StringComparer.Ordinal)];
            var what = JsonNamingPolicy.KebabCaseLower.ConvertName(a.Operation.ToString());
            var text = a.Role != AttachmentRole.Input ? $"came out of {what}{Order(a)}{On(a.At)}"
                : targets.Length == 0 ? $"{what}{Order(a)}{On(a.At)}"
                : $"{(a.Evidence == EvidenceGrade.Assumed ? "assumed to be " : "")}in {string.Join(" or ", targets.Take(3))}{(targets.Length > 3 ? " or others" : "")} since {what}{Order(a)}{On(a.At)}";
            return new Event(a.At, text, NodePlace.After(a.Operation, a.Role == AttachmentRole.Input, targets.Length > 0), []);
        }
    }

    private static Event Seen(Observation o) => new(o.At,
        $"{o.Operation}{On(o.At)}{(o.Context.Count == 0 ? "" : $" ({string.Join(", ", o.Context.Select(c => $"{c.Scheme} {c.Value}"))})")}", StateOf(o.Operation), o.Context);

    // A sighting moves nothing by itself, unless that is what the event is.
    private static NodeState? StateOf(string operation) => operation switch
    {
        "ship" => NodeState.Shipped,
        "scrap" or "destroy" or "sample" => NodeState.Scrapped,
        "subcontract-out" => NodeState.Subcontractor,
        "receive" or "return" or "count" or "transfer" or "subcontract-in" => NodeState.Stock,
        _ => null,
    };

    private static string Where(Event[] events) => events.Length == 0 ? "nothing on record since"
        : string.Join("; ", events.Where(e => e.Order == events.Max(o => o.Order)).Select(e => e.Text).Distinct(StringComparer.Ordinal));

    // Of one moment the later state counts: what was made and shipped at once is shipped.
    private static NodePlace Place(Event[] events)
    {
        var last = events.Where(e => e.State is not null).OrderByDescending(e => e.Order).ThenByDescending(e => e.State).FirstOrDefault();
        var told = events.OrderByDescending(e => e.Order).ToArray();
        return new NodePlace(last?.State ?? NodeState.Unknown, last?.At is { } at ? HubInstant.Text(at) : null,
            told.Select(e => PlaceContext.Segment(e.Context)).FirstOrDefault(s => s is not null),
            told.Where(e => last is null || e.Order >= last.Order).Select(e => PlaceContext.Party(e.Context)).FirstOrDefault(p => p is not null));
    }

    private static string Order(Attachment a) => a.Transformation is null ? "" : $", order {a.Transformation}";

    private static string On(long? at) => at is { } known ? $" at {HubInstant.Text(known)}" : ", time not on record";

    private sealed record Event(long? At, string Text, NodeState? State, IReadOnlyList<Identifier> Context)
    {
        public long Order => At ?? long.MinValue;
    }
}
