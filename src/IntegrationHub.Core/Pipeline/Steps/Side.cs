using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Which side of a material event a target gets. The other sides are left out of its message: they are not translated.</summary>
internal static class Side
{
    public static IReadOnlyList<MaterialReference> Of(MaterialEvent e, EventSide? concerns) => Chosen(e, concerns) switch
    {
        EventSide.Inputs => e.Inputs ?? [],
        EventSide.Outputs => e.Outputs ?? [],
        _ => e.Materials ?? [],
    };

    public static MaterialEvent With(MaterialEvent e, EventSide? concerns, IReadOnlyList<MaterialReference> lines)
    {
        var side = Chosen(e, concerns);
        return e with
        {
            Inputs = side == EventSide.Inputs ? lines : null,
            Outputs = side == EventSide.Outputs ? lines : null,
            Materials = side == EventSide.Materials ? lines : null,
        };
    }

    /// <summary>Gives the day of the event; null where no time is stated.</summary>
    public static DateOnly? DayOf(MaterialEvent e)
    {
        var time = e.Times?.Event ?? e.Times?.Document ?? e.Times?.Posting;
        return HubInstant.Parse(time?.Instant ?? time?.From) is { } at ? DateOnly.FromDateTime(DateTime.UnixEpoch.AddMicroseconds(at)) : null;
    }

    private static EventSide Chosen(MaterialEvent e, EventSide? concerns) =>
        concerns ?? (e.Inputs is { Count: > 0 } ? EventSide.Inputs : e.Materials is { Count: > 0 } || e.Outputs is not { Count: > 0 } ? EventSide.Materials : EventSide.Outputs);
}
