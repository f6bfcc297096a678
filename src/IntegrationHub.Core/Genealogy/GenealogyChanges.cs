using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy.Boundaries;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Genealogy;

/// <summary>Reads canonical messages into what they add to the genealogy.</summary>
public static class GenealogyChanges
{
    /// <summary>Reads a material event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="messageId">The message, <c>envelope/ordinal</c>.</param>
    /// <param name="system">The system that sent it: it scopes event ids and transformations, and numbers without an item.</param>
    public static GenealogyChange From(MaterialEvent e, string messageId, string system)
    {
        e = EventBoundary.Resolved(e);
        e = e with { Inputs = e.Inputs is null ? null : Named(e.Inputs), Outputs = e.Outputs is null ? null : Named(e.Outputs), Materials = e.Materials is null ? null : Named(e.Materials) };
        var facts = new ChangeFacts(messageId, system);
        var header = new EventHeader(e.Operation, EventKey(e.EventId, system), When(e.Times), e.Transformation, e.BusinessStep, e.Disposition, e.Site, e.Partner);
        var retracts = e.Corrects is null ? null
            : new Retraction(EventKey(e.Corrects.EventId, system)!, messageId, e.Corrects.Reason, e.Corrects.DeclaredAt);
        if (e.Operation == Operation.Receive)
        {
            facts.AddOrigins(header, e.Outputs ?? e.Materials ?? [], e.Partner?.Id);
        }

        // A correction repeats the event that it takes back (EPCIS errorDeclaration): what it repeats must not count.
        if (TakesBackOnly(e))
        {
            facts.Observe(header, [.. e.Inputs ?? [], .. e.Outputs ?? [], .. e.Materials ?? []]);
        }
        else
        {
            facts.Attach(header, e.Inputs ?? [], e.Outputs ?? []);
            facts.Observe(header, e.Materials ?? []);

            // What was moved out of a place is no longer there: where outputs are on record, they say where it is.
            facts.ObservePlaces(header, e.Outputs is { Count: > 0 } outputs ? outputs : e.Inputs ?? []);
            if (e.Outputs is { Count: > 0 })
            {
                facts.ObservePositions(header, e.Inputs ?? []);
            }
        }

        return facts.Build(retracts);
    }

    /// <summary>Reads a supplier event. A receipt joins heat, supplier's lot and internal lot; other kinds are sightings of the supplier's lots.</summary>
    public static GenealogyChange From(SupplierEvent e, string messageId, string system)
    {
        var facts = new ChangeFacts(messageId, system);
        var header = new EventHeader(Operation.Receive, EventKey(e.Id, system), When(e.Times), null, null, null);
        IReadOnlyList<MaterialReference> supplied = [.. (e.Supplied ?? []).Select(m => Issued(m, e.Supplier.Id))];
        var received = e.Received ?? [];
        if (e.Kind != SupplierEventKind.Receipt)
        {
            facts.Observe(header, [.. supplied, .. received]);
            return facts.Build(null);
        }

        facts.AddOrigins(header, supplied.Count > 0 ? supplied : received, e.Supplier.Id);

        // Lines that pair up are one receipt each; otherwise any supplied lot may be in any received one.
        if (supplied.Count == received.Count)
        {
            foreach (var (from, to) in supplied.Zip(received))
            {
                facts.Attach(header, [from], [to]);
            }
        }
        else
        {
            facts.Attach(header, supplied, received);
        }

        return facts.Build(null);
    }

    /// <summary>Reads a test result: a sighting with its station and program.</summary>
    public static GenealogyChange From(TestResult e, string messageId, string system)
    {
        var facts = new ChangeFacts(messageId, system);
        var header = new EventHeader(Operation.Observe, EventKey(e.Id, system), When(e.Times), null, null, null);
        facts.Observe(header, [e.Material], "test",
            [.. Context(("outcome", e.Outcome.ToString().ToLowerInvariant()), ("station", e.Station), ("operation", e.Operation), ("program", Program(e.Program)))]);
        return facts.Build(null);
    }

    /// <summary>Reads a process record: a sighting with everything that a later suspicion may start from.</summary>
    public static GenealogyChange From(ProcessRecord e, string messageId, string system)
    {
        var facts = new ChangeFacts(messageId, system);
        var header = new EventHeader(Operation.Observe, EventKey(e.Id, system), When(e.Times), null, null, null);
        facts.Observe(header, e.Materials, "process",
        [
            .. Context(("operation", e.Operation), ("transformation", e.Transformation), ("equipment", e.Equipment), ("tool", e.Tool),
                ("gauge", e.Gauge?.Id), ("calibration", e.Gauge?.CalibrationId), ("program", Program(e.Program)), ("load", e.Load)),
        ]);
        return facts.Build(null);
    }

    /// <summary>Scopes an event id by its system unless it is a URI, which is unique by itself.</summary>
    public static string? EventKey(string? eventId, string system) =>
        eventId is null ? null
        : eventId.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) || eventId.Contains("://", StringComparison.Ordinal) ? eventId
        : $"{system}/{eventId}";

    /// <summary>Names every piece of the ranges among materials; a range that is none stays as it is, and names nothing.</summary>
    internal static IReadOnlyList<MaterialReference> Named(IReadOnlyList<MaterialReference> materials) =>
        RangeProjections.ToSet(materials) is { Succeeded: true } set ? set.Value.Lines : materials;

    /// <summary>Says whether an event only takes another one back: what it repeats must not count.</summary>
    internal static bool TakesBackOnly(MaterialEvent e) =>
        e.Corrects is not null && (e.Operation is Operation.Correct or Operation.Reverse || e.EventId == e.Corrects.EventId);

    // A supplier's numbers are unique within the supplier, whatever item number it uses.
    private static MaterialReference Issued(MaterialReference material, string supplier)
    {
        var identifiers = new List<Identifier>(material.Identifiers ?? []);
        foreach (var (scheme, value) in new[] { ("serial", material.Serial), ("lot", material.Lot) })
        {
            if (value is not null && !identifiers.Exists(i => i.Scheme == scheme))
            {
                identifiers.Add(new Identifier(scheme, value, supplier));
            }
        }

        return material with { Identifiers = identifiers };
    }

    internal static long? When(EventTimes? times)
    {
        var time = times?.Event ?? times?.Document ?? times?.Posting;
        return HubInstant.Parse(time?.Instant ?? time?.From);
    }

    private static string? Program(ProgramRevision? program) =>
        program?.Revision is null ? program?.Name : $"{program.Name}@{program.Revision}";

    private static IEnumerable<Identifier> Context(params (string Scheme, string? Value)[] parts) =>
        parts.Where(p => p.Value is not null).Select(p => new Identifier(p.Scheme, p.Value!));
}
