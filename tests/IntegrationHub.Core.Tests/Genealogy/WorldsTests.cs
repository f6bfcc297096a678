using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using Xunit;
using static IntegrationHub.Core.Tests.Genealogy.Plant;

namespace IntegrationHub.Core.Tests.Genealogy;

/// <summary>Compares recall scopes with the enumeration of all worlds on small plants: one lot of up to six pieces, some of them named.</summary>
public sealed class WorldsTests
{
    [Fact]
    public void No_world_contradicts_a_certain_or_an_excluded_product()
    {
        const int Seed = 4711;
        var random = new Random(Seed);
        for (var round = 0; round < 3000; round++)
        {
            var size = random.Next(1, 7);
            var named = random.Next(0, size + 1);
            var uses = Enumerable.Range(0, random.Next(1, 5))
                .Select(p => new Use($"P{p}", random.Next(0, 3), [.. Enumerable.Range(0, named).Where(_ => random.Next(8) == 0)])).ToArray();
            var suspects = random.Next(3) == 0 || named == 0 ? null
                : Enumerable.Range(0, named).Where(_ => random.Next(2) == 0).DefaultIfEmpty(0).ToArray();

            AssertSound(size, named, uses, suspects, $"seed {Seed}, round {round}: {size} pieces, {named} named, uses {string.Join(" ", uses.Select(u => $"{u.Product}:{u.Bulk}+[{string.Join(",", u.Named)}]"))}");
        }
    }

    private static void AssertSound(int size, int named, Use[] uses, int[]? suspects, string where)
    {
        var plant = new Plant();
        plant.Put(Lot("L", size));
        plant.See([.. Enumerable.Range(0, named).Select(s => Piece($"S{s}", "L"))]);
        foreach (var use in uses)
        {
            MaterialReference[] inputs = [.. use.Named.Select(s => Piece($"S{s}", "L")), .. use.Bulk > 0 ? [Lot("L", use.Bulk)] : Array.Empty<MaterialReference>()];
            plant.Build(Product(use.Product), inputs);
        }

        var scope = plant.Recall(suspects is null ? [new Suspect(Key(Lot("L")))] : [.. suspects.Select(s => new Suspect(Key(Piece($"S{s}", "L"))))]);
        var worlds = Worlds(size, uses).ToArray();
        foreach (var use in uses)
        {
            var (certain, possible) = (Has(scope.Certain, use), Has(scope.Possible, use));
            var held = worlds.Select(w => w[use.Product].Any(piece => suspects is null || suspects.Contains(piece))).ToArray();
            Assert.False(certain && (held.Length == 0 || held.Contains(false)), $"{where}: {use.Product} is called certain.");
            Assert.False(!certain && !possible && held.Contains(true), $"{where}: {use.Product} is left out.");
        }
    }

    private static bool Has(IEnumerable<TraceNode> nodes, Use use) => nodes.Any(n => n.Serial == use.Product);

    // Named uses are fixed; every way to take the bulk uses from the other pieces is a world.
    private static IEnumerable<Dictionary<string, int[]>> Worlds(int size, Use[] uses)
    {
        var fixedPieces = uses.SelectMany(u => u.Named).ToArray();
        return fixedPieces.Distinct().Count() < fixedPieces.Length ? []
            : Take([.. Enumerable.Range(0, size).Except(fixedPieces)], uses, []);
    }

    private static IEnumerable<Dictionary<string, int[]>> Take(int[] free, Use[] uses, Dictionary<string, int[]> world)
    {
        if (uses.Length == 0)
        {
            yield return world;
            yield break;
        }

        foreach (var picked in Choose(free, uses[0].Bulk))
        {
            var next = new Dictionary<string, int[]>(world) { [uses[0].Product] = [.. picked, .. uses[0].Named] };
            foreach (var whole in Take([.. free.Except(picked)], uses[1..], next))
            {
                yield return whole;
            }
        }
    }

    private static IEnumerable<int[]> Choose(int[] from, int count) =>
        count == 0 ? [[]] : from.SelectMany((piece, i) => Choose(from[(i + 1)..], count - 1).Select(rest => (int[])[piece, .. rest]));

    private sealed record Use(string Product, int Bulk, int[] Named);
}
