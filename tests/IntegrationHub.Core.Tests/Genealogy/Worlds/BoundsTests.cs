using System.Globalization;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Worlds;
using Xunit;

namespace IntegrationHub.Core.Tests.Genealogy.Worlds;

/// <summary>Compares recall scopes with the enumeration of all worlds.</summary>
public sealed class BoundsTests
{
    [Fact]
    public void Exact_bounds_are_those_of_all_worlds_and_all_bounds_hold() => Compare(20_000, SearchLimits.Usual, leastShare: 0.95);

    [Fact]
    public void Bounds_that_are_exact_without_a_search_are_those_of_all_worlds_too() => Compare(5_000, new SearchLimits(0, 0), leastShare: 0.9);

    private static void Compare(int genealogies, SearchLimits limits, double leastShare)
    {
        var seed = TestSeed.Next(20260301);
        var output = TestContext.Current.TestOutputHelper;
        var (random, tally, faults) = (new Random(seed), new Tally(), new List<string>());
        for (var made = 0; made < genealogies;)
        {
            var genealogy = SmallGenealogies.Make(random);
            var worlds = AllWorlds.Of(genealogy);
            if (worlds.IsTooLarge)
            {
                continue;
            }

            made++;
            if (Fault(genealogy, worlds, limits, tally) is { } fault)
            {
                var (smallest, why) = Shrink(genealogy, fault, limits);
                faults.Add($"Seed {seed}, genealogy {made}: {why}\n{smallest}");
                if (faults.Count == 5)
                {
                    break;
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));

        output?.WriteLine($"seed {seed}: {genealogies} genealogies, {tally.Nodes} nodes, {tally.Share:P1} exact; {tally.Contradicted} genealogies without a world");
        Assert.True(tally.Share >= leastShare, $"Only {tally.Share:P1} of the bounds are exact.");
    }

    private static string? Fault(SmallGenealogy genealogy, AllWorlds worlds, SearchLimits limits, Tally? tally = null)
    {
        var plant = genealogy.Tell();
        var scope = plant.Recall(ScopeOptions.Usual with { Search = limits }, genealogy.SuspectKeys());
        var nodes = scope.Certain.Concat(scope.Possible).ToDictionary(n => n.Id);
        if (worlds.Count == 0)
        {
            tally?.Contradict();
            return NoWorld(genealogy, scope);
        }

        foreach (var (name, (least, most)) in worlds.Counts)
        {
            var lot = genealogy.Lots.FirstOrDefault(l => l.Name == name);
            var isOpen = lot is { Size: null };
            var node = nodes.GetValueOrDefault(lot is null ? genealogy.KeyOf(name) : genealogy.KeyOfLot(name));
            if (node is null)
            {
                if (most > 0)
                {
                    return $"{name} is left out, but {most} piece(s) of it are affected in some world.";
                }

                tally?.Add(isExact: true);
                continue;
            }

            if (node.Bounds is not { } bounds)
            {
                // A contradiction that no world shows may stand in a part that is not connected to this one.
                return $"{name} has no bounds, though {worlds.Count} world(s) fit.";
            }

            if (node.Certainty == Certainty.Certain != bounds.Minimum > 0)
            {
                return $"{name} is called {node.Certainty} with at least {bounds.Minimum}.";
            }

            if (!isOpen && (bounds.Minimum > least || bounds.Maximum < most))
            {
                return $"{name} has {least} to {most} affected piece(s), and the bounds say {bounds.Minimum} to {bounds.Maximum}.";
            }

            if (!isOpen && bounds.Exact && (bounds.Minimum, bounds.Maximum) != (least, (decimal?)most))
            {
                return $"{name} has {least} to {most} affected piece(s), and the bounds say exactly {bounds.Minimum} to {bounds.Maximum}.";
            }

            tally?.Add(bounds.Exact);
        }

        return null;
    }

    private static string? NoWorld(SmallGenealogy genealogy, RecallScope scope)
    {
        var suspects = genealogy.SuspectKeys().Select(s => s.Key).ToHashSet();

        if (scope.Inconsistencies.Count == 0)
        {
            // The contradiction may lie where no suspect material gets; then it is none of the answer's business.
            return AllWorlds.Of(Within(genealogy, scope)).Count > 0 ? null : "No world fits, and the answer does not say so.";
        }

        return scope.Certain.FirstOrDefault(n => n.Bounds is null && !suspects.Contains(n.Id)) is { } certain ? $"No world fits, and {certain.Id} is called certain." : null;
    }

    // The steps that touch what the answer speaks of; of other lots there may be as much as anybody takes, and which piece it was is no matter.
    private static SmallGenealogy Within(SmallGenealogy genealogy, RecallScope scope)
    {
        var touched = scope.Certain.Concat(scope.Possible).Concat(scope.Excluded).Select(n => n.Serial ?? n.Lot!).ToHashSet();
        return genealogy with
        {
            Steps = [.. genealogy.Steps.Select(s => s with { In = [.. s.In.Select(t => t.Lot is null || touched.Contains(t.Lot) ? t : t with { Serial = null })] }).Where(s => s.In.Any(t => touched.Contains(t.Serial ?? t.Lot!) || touched.Contains(t.Lot!)) || s.Out.Any(o => touched.Contains(o.Unit ?? o.Lot!)))],
            Lots = [.. genealogy.Lots.Select(l => touched.Contains(l.Name) ? l : l with { Size = null, IsMade = false })],
        };
    }

    private static (SmallGenealogy, string) Shrink(SmallGenealogy genealogy, string fault, SearchLimits limits)
    {
        foreach (var smaller in SmallGenealogies.Smaller(genealogy))
        {
            var worlds = AllWorlds.Of(smaller);
            if (!worlds.IsTooLarge && Fault(smaller, worlds, limits) is { } still)
            {
                return Shrink(smaller, still, limits);
            }
        }

        return (genealogy, fault);
    }

    private sealed class Tally
    {
        private int _exact;

        public int Nodes { get; private set; }

        public int Contradicted { get; private set; }

        public double Share => (double)_exact / Nodes;

        public void Add(bool isExact) => (Nodes, _exact) = (Nodes + 1, _exact + (isExact ? 1 : 0));

        public void Contradict() => Contradicted++;
    }
}
