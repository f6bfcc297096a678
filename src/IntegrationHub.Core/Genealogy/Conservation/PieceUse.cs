namespace IntegrationHub.Core.Genealogy.Conservation;

/// <summary>Follows single pieces: each leaves once, unless it came back.</summary>
internal static class PieceUse
{
    /// <summary>Gives the pieces that are not there any more.</summary>
    public static HashSet<string> Gone(IEnumerable<StockMovement> moves) => moves.Where(m => m.IsPiece).GroupBy(m => m.Node, StringComparer.Ordinal)
        .Where(piece => piece.Last(m => m.Kind != MovementKind.Counted || m == piece.First()) is var last && Exits.Is(last.Kind)).Select(piece => piece.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Finds the pieces that left twice, with the earlier event beside the later one.</summary>
    public static IEnumerable<ConservationAlarm> Twice(IEnumerable<StockMovement> moves)
    {
        foreach (var piece in moves.Where(m => m.IsPiece).GroupBy(m => m.Node, StringComparer.Ordinal))
        {
            StockMovement? left = null;
            foreach (var move in piece.OrderBy(m => m.At ?? long.MaxValue).ThenBy(m => m.MessageId, StringComparer.Ordinal))
            {
                if (!Exits.Is(move.Kind) || move.Evidence is Canonical.Materials.EvidenceGrade.Assumed or Canonical.Materials.EvidenceGrade.Candidate)
                {
                    left = Entries.Is(move.Kind) ? null : left;
                }
                else if (left is not null && !IsOneUse(left, move))
                {
                    yield return new ConservationAlarm(ConservationAlarms.PieceLeftTwice, piece.Key,
                        $"The piece was {left.Kind.ToString().ToLowerInvariant()} by {left.Event} and {move.Kind.ToString().ToLowerInvariant()} again by {move.Event}, and did not come back in between. Find the record that is wrong and correct it at its source.", [left.Event, move.Event]);
                }
                else
                {
                    left = move;
                }
            }
        }
    }

    // Two systems report one use: into the same thing, or on the same order.
    private static bool IsOneUse(StockMovement one, StockMovement other) => one.Kind == other.Kind && one.MessageId != other.MessageId
        && ((one.Into is not null && one.Into == other.Into) || (one.Into is null || other.Into is null) && one.Transformation is not null && one.Transformation == other.Transformation);
}
