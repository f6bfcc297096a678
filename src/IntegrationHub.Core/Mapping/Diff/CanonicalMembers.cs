namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>Says what the members of canonical messages are to recalls, nonconformances and authority.</summary>
internal static class CanonicalMembers
{
    /// <summary>The folder of the hub's own contracts.</summary>
    public const string Folder = "canonical/";

    private static readonly HashSet<string> References = new(StringComparer.Ordinal) { "inputs", "outputs", "materials", "supplied", "received", "lots", "material" };

    /// <summary>Finds the role of a member.</summary>
    /// <param name="message">The canonical message, for example <c>material-event</c>.</param>
    /// <param name="path">Names from the root; <c>*</c> stands for an element.</param>
    public static MemberRole Role(string message, IReadOnlyList<string> path)
    {
        if (path.Count == 0)
        {
            return Whole(message);
        }

        for (var i = 0; i < path.Count; i++)
        {
            if (References.Contains(path[i]) && (message != "material-master" || path[i] == "lots"))
            {
                return OfReference([.. path.Skip(i + 1).SkipWhile(name => name == "*")]);
            }
        }

        return message switch
        {
            "material-master" => OfMaster(path),
            "nonconformance" => OfNonconformance(path),
            _ => OfEvent(message, path),
        };
    }

    /// <summary>Says what it means when a whole message is made more or less often.</summary>
    public static MemberRole Whole(string message) => message switch
    {
        "material-master" => MemberRole.Tracking,
        "nonconformance" => MemberRole.NcrLink,
        _ => MemberRole.Participation,
    };

    private static MemberRole OfReference(string[] path) => path switch
    {
        [] => MemberRole.Participation,
        ["serial"] => MemberRole.Serial,
        ["lot" or "sublot"] or ["lotAttributes", "heat" or "supplierLot"] => MemberRole.Lot,
        ["item", "id"] or ["item"] or ["container"] or ["identifiers", ..] => MemberRole.Identity,
        ["quantity" or "unit"] => MemberRole.Bound,
        ["evidence"] => MemberRole.Evidence,
        ["segment", ..] => MemberRole.Place,
        _ => MemberRole.Data,
    };

    private static MemberRole OfMaster(IReadOnlyList<string> path) => path[0] switch
    {
        _ when path.Contains("tracking") => path.Contains("raw") ? MemberRole.Data : MemberRole.Tracking,
        "item" => path.Count == 1 || path[1] == "id" ? MemberRole.Identity : MemberRole.Data,
        "changedAt" or "sequence" => MemberRole.Freshness,
        "itemClass" => MemberRole.Authority,
        _ => MemberRole.Data,
    };

    private static MemberRole OfNonconformance(IReadOnlyList<string> path) => path[0] switch
    {
        "id" or "links" => MemberRole.NcrLink,
        "affected" or "dispositions" => MemberRole.Bound,
        "site" => MemberRole.Place,
        _ => MemberRole.Data,
    };

    private static MemberRole OfEvent(string message, IReadOnlyList<string> path) => path[0] switch
    {
        "eventId" or "id" or "corrects" => path.Count == 2 && path[1] is "reason" or "declaredAt" ? MemberRole.Data : MemberRole.Bound,
        "operation" => message == "material-event" ? MemberRole.Operation : MemberRole.Participation,
        "kind" or "equipment" or "tool" or "gauge" or "load" or "station" => MemberRole.Participation,
        "transformation" => path.Count == 2 && path[1] == "closed" ? MemberRole.Bound : MemberRole.Participation,
        "times" => MemberRole.Time,
        "site" => MemberRole.Place,
        "supplier" => path.Count == 2 && path[1] == "id" ? MemberRole.Identity : MemberRole.Data,
        "status" => MemberRole.Authority,
        _ => MemberRole.Data,
    };
}
