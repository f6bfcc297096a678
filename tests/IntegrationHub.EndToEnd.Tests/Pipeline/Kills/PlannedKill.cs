using System.Globalization;
using IntegrationHub.Core.Pipeline;

namespace IntegrationHub.EndToEnd.Tests.Pipeline.Kills;

/// <summary>One kill: at a boundary that the hub itself reaches, or at a time counted from the start or from the first answer.</summary>
/// <param name="FailPoint">The boundary, <c>name:n</c>; null for a kill at a time.</param>
/// <param name="After">The time.</param>
/// <param name="OnceReady">Whether it counts from the first answer.</param>
internal sealed record PlannedKill(string? FailPoint, TimeSpan After, bool OnceReady)
{
    // How long a start takes on a busy machine, and how long one feeding lasts: kills at a time fall anywhere in these.
    private const int StartMilliseconds = 4_000;
    private const int FeedMilliseconds = 1_500;

    /// <summary>Plans so many kills, half at boundaries. The first two hit the very first start.</summary>
    public static IReadOnlyList<PlannedKill> Plan(Random chance, int kills)
    {
        var boundaries = Boundaries(chance, kills / 2);
        var times = Enumerable.Range(0, kills - boundaries.Length).Select(n => AtTime(chance, onceReady: n % 3 > 0)).ToArray();
        var rest = boundaries.Skip(1).Concat(times.Skip(1)).ToArray();
        chance.Shuffle(rest);
        return [new PlannedKill(null, TimeSpan.FromMilliseconds(chance.Next(300, 2_000)), OnceReady: false), boundaries[0], .. rest];
    }

    public override string ToString() => FailPoint ?? string.Create(CultureInfo.InvariantCulture, $"{After.TotalMilliseconds:0} ms after {(OnceReady ? "the first answer" : "the start")}");

    private static PlannedKill AtTime(Random chance, bool onceReady) =>
        new(null, TimeSpan.FromMilliseconds(chance.Next(onceReady ? FeedMilliseconds : StartMilliseconds)), onceReady);

    // Every boundary in turn, in a new order each turn; the first of all is the end of the first migration, and later starts migrate nothing.
    private static PlannedKill[] Boundaries(Random chance, int count)
    {
        var names = new List<string> { "migrated" };
        while (names.Count < count)
        {
            var turn = FailPoints.Names.Where(name => name != "migrated" || names.Count > FailPoints.Names.Count).ToArray();
            chance.Shuffle(turn);
            names.AddRange(turn);
        }

        // Few files come in one feeding, and there is one migration in a start.
        return [.. names.Take(count).Select(name => new PlannedKill(
            string.Create(CultureInfo.InvariantCulture, $"{name}:{(name == "migrated" ? 1 : 1 + chance.Next(name == "file-acknowledged" ? 2 : 6))}"), TimeSpan.Zero, OnceReady: false))];
    }
}
