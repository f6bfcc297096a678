using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy.Conservation;

/// <summary>Guards identities: a number that stands for two things is told, and nothing is merged or divided by the hub.</summary>
internal static class NumberUse
{
    /// <summary>Finds numbers of a lot and its pieces that were used for something else too.</summary>
    /// <param name="moves">The movements of the lot and its pieces, the earliest first.</param>
    /// <param name="uniqueness">How far the numbers of a system are unique.</param>
    public static IEnumerable<ConservationAlarm> Wrong(IReadOnlyList<StockMovement> moves, Func<string, NumberUniqueness> uniqueness)
    {
        foreach (var one in moves.GroupBy(m => m.Node, StringComparer.Ordinal))
        {
            var births = one.Where(m => m.Kind is MovementKind.Received or MovementKind.Made).ToArray();
            var piece = one.First().IsPiece;
            if (piece && Reused([.. one]) is { } pair)
            {
                yield return new ConservationAlarm(ConservationAlarms.NumberReused, one.Key,
                    $"The serial number was {Word(pair.First)} by {pair.First.Event} and {Word(pair.Second)} again by {pair.Second.Event}: two things go by one number. Give the later one another number at its source, or correct the record that is wrong.", [pair.First.Event, pair.Second.Event]);
            }

            var suppliers = births.Where(m => m.Kind == MovementKind.Received && m.Partner is not null).DistinctBy(m => m.Partner, StringComparer.Ordinal).ToArray();
            if (suppliers.Length > 1)
            {
                yield return new ConservationAlarm(ConservationAlarms.SeveralSuppliers, one.Key,
                    $"One number was received from {string.Join(" and ", suppliers.Select(m => m.Partner))}: their numbers collide. Receive each under an internal number of its own.", [.. suppliers.Select(m => m.Event)]);
            }

            var sites = births.Where(m => m.Segment?.Site is not null && Scope(uniqueness(m.System), piece) == NumberScope.Plant).DistinctBy(m => m.Segment!.Site, StringComparer.Ordinal).ToArray();
            if (sites.Length > 1)
            {
                yield return new ConservationAlarm(ConservationAlarms.SeveralPlants, one.Key,
                    $"{sites[0].System} numbers within a plant, and the number came into being at {string.Join(" and ", sites.Select(m => m.Segment!.Site))}: two things go by one number here. Map the plant into the identifier.", [.. sites.Select(m => m.Event)]);
            }
        }
    }

    // Two systems report one receipt of a piece; only one that was gone, or made before, cannot come into being again.
    private static (StockMovement First, StockMovement Second)? Reused(StockMovement[] moves)
    {
        StockMovement? born = null;
        foreach (var move in moves.Where(m => m.Kind is MovementKind.Received or MovementKind.Made))
        {
            if (born is not null && (move.Kind == MovementKind.Made || moves.Any(m => Exits.Is(m.Kind) && m.Kind != MovementKind.MovedOut && m.At >= born.At && m.At <= move.At)) && !IsOneReport(born, move))
            {
                return (born, move);
            }

            born ??= move;
        }

        return null;
    }

    private static bool IsOneReport(StockMovement one, StockMovement other) => one.Transformation is not null && one.Transformation == other.Transformation && one.System != other.System;

    private static NumberScope Scope(NumberUniqueness uniqueness, bool piece) => piece ? uniqueness.Serial : uniqueness.Lot;

    private static string Word(StockMovement move) => move.Kind.ToString().ToLowerInvariant();
}
