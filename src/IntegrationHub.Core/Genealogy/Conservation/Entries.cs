namespace IntegrationHub.Core.Genealogy.Conservation;

/// <summary>What came into an account, from its opening balance on.</summary>
internal static class Entries
{
    public static bool Is(MovementKind kind) => kind is MovementKind.Received or MovementKind.Made or MovementKind.Returned or MovementKind.MovedIn or MovementKind.AdjustedUp;

    /// <summary>Adds up what came in; null where nothing opened the account, or an entry does not state its quantity.</summary>
    public static decimal? Sum(Amount[] amounts)
    {
        var opening = Opening(amounts);
        Amount[] entries = [.. amounts.Where(a => Is(a.Move.Kind)).DistinctBy(a => a.Move.IsPiece && a.Move.Kind == MovementKind.Made ? a.Move.Node : $"{a.Move.MessageId}#{a.Move.Ordinal}")];
        var opened = opening is not null || entries.Any(e => e.Move.Kind != MovementKind.Returned);
        return opened && Array.TrueForAll(entries, e => e.Quantity is not null) ? (opening?.Quantity ?? 0) + entries.Sum(e => e.Quantity!.Value) : null;
    }

    /// <summary>Gives the counts that found something else than the movements before them say.</summary>
    public static IEnumerable<(Amount Count, decimal Expected)> Differences(Amount[] amounts)
    {
        var opening = Opening(amounts);
        foreach (var count in amounts.Where(a => a.Move.Kind == MovementKind.Counted && a != opening && a.Quantity is not null && a.Move.At is not null && !a.Move.IsPiece))
        {
            // A movement of unknown time may have been before or after: then nobody can say.
            Amount[] before = [.. amounts.Where(a => a.Move.At <= count.Move.At && a != count && (a.Move.Kind != MovementKind.Counted || a == opening))];
            if (Array.TrueForAll(amounts, a => a.Move.At is not null) && Sum(before) is { } @in && @in - Exits.All(before) is var expected && expected != count.Quantity)
            {
                yield return (count, expected);
            }
        }
    }

    // The first count of an account that nothing came into before is its opening balance.
    private static Amount? Opening(Amount[] amounts)
    {
        var first = Array.Find(amounts, a => a.Move.Kind == MovementKind.Counted && !a.Move.IsPiece && a.Quantity is not null);
        return first is not null && !Array.Exists(amounts, a => Is(a.Move.Kind) && (a.Move.At ?? long.MinValue) <= (first.Move.At ?? long.MaxValue)) ? first : null;
    }
}
