using System.Text.Json;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Core.Genealogy;

/// <summary>One thing that happened to a piece, lot or container.</summary>
/// <param name="At">When, UTC ISO 8601; null where no time is on record.</param>
/// <param name="Operation">What: an operation, <c>test</c> or <c>process</c>.</param>
/// <param name="Words">The same in words, with what it was joined to.</param>
/// <param name="Context">Equipment, tool, gauge, load, program, station, stock and partner, as far as stated.</param>
/// <param name="Message">The message that says it.</param>
/// <param name="Retracted">Whether a correction took it back.</param>
public sealed record TimelineEntry(string? At, string Operation, string Words, IReadOnlyList<Identifier> Context, string Message, bool Retracted);

/// <summary>Reads what touched one piece, lot or container: moves, builds, tests, tools and process records, in the order of time.</summary>
/// <param name="facts">The stored facts.</param>
public sealed class TimelineReader(IGenealogyFacts facts)
{
    /// <summary>Reads; what has no time comes last.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(string node, CancellationToken cancel)
    {
        var own = await facts.AttachmentsOfNodesAsync([node], cancel);
        var groups = (await facts.AttachmentsOfGroupsAsync([.. own.Select(a => a.Group).Distinct(StringComparer.Ordinal)], cancel)).ToLookup(a => a.Group, StringComparer.Ordinal);
        var sightings = await facts.ObservationsAsync([node], cancel);
        var places = sightings.ToLookup(o => (o.MessageId, o.Operation), o => o.Context);

        // What an event says of the place of its material belongs to the event.
        var moved = own.Select(a => (a.MessageId, Operation: Word(a))).ToHashSet();
        var entries = own.Select(a => (a.At, Entry: Of(a, groups[a.Group], [.. places[(a.MessageId, Word(a))].SelectMany(c => c).Distinct()])))
            .Concat(sightings.Where(o => !moved.Contains((o.MessageId, o.Operation))).Select(o => (o.At, Entry: Of(o))));
        return [.. entries.OrderBy(e => e.At ?? long.MaxValue).ThenBy(e => e.Entry.Message, StringComparer.Ordinal).Select(e => e.Entry).DistinctBy(e => (e.At, e.Words, e.Message))];
    }

    private static TimelineEntry Of(Attachment a, IEnumerable<Attachment> group, IReadOnlyList<Identifier> context)
    {
        var isInput = a.Role == AttachmentRole.Input;
        string[] others = [.. group.Where(o => o.Node != a.Node && (o.Role == AttachmentRole.Input) != isInput).Select(o => o.Node).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var with = others.Length == 0 ? (isInput ? "went in" : "came out")
            : $"{(isInput ? "went into" : "came out of")} {string.Join(", ", others.Take(3))}{(others.Length > 3 ? $" and {others.Length - 3} more" : "")}";
        var order = a.Transformation is null ? "" : $", order {a.Transformation}";
        return new TimelineEntry(Text(a.At), Word(a), $"{with}{order}{(a.Evidence == EvidenceGrade.Assumed ? " (assumed)" : "")}{(a.RecordedAs is { } name ? $", recorded as {name}" : "")}", context, a.MessageId, a.Retracted);
    }

    private static TimelineEntry Of(Observation o) => new(Text(o.At), o.Operation, o.Operation is "test" or "process" ? "was done on it" : "was reported", o.Context, o.MessageId, Retracted: false);

    private static string Word(Attachment a) => JsonNamingPolicy.KebabCaseLower.ConvertName(a.Operation.ToString());

    private static string? Text(long? at) => at is { } known ? HubInstant.Text(known) : null;
}
