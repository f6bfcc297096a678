using IntegrationHub.Core.Canonical.Events;

namespace IntegrationHub.Core.Tests.Genealogy.Worlds;

/// <summary>Makes small genealogies, and smaller ones of one that fails.</summary>
internal static class SmallGenealogies
{
    private static readonly TransformationKind[] Kinds =
        [TransformationKind.Assemble, TransformationKind.Assemble, TransformationKind.Process, TransformationKind.Divide, TransformationKind.Mix];

    public static SmallGenealogy Make(Random random)
    {
        var lots = Enumerable.Range(0, random.Next(1, 3)).Select(n =>
        {
            var size = random.Next(1, 5);
            return new SmallLot($"L{n}", random.Next(6) == 0 ? null : size, random.Next(0, Math.Min(3, size + 1)), IsMade: false);
        }).ToList();
        var (steps, units, gone) = (new List<Step>(), new List<string>(), new HashSet<string>());
        for (var s = random.Next(1, 5); s > 0; s--)
        {
            var ins = Enumerable.Range(0, random.Next(1, 3)).Select(_ => Take(random, lots, units, gone)).DistinctBy(t => (t.Lot, t.Serial, t.IsAssumed)).ToArray();
            steps.Add(new Step(Kinds[random.Next(Kinds.Length)], random.Next(4) == 0, ins, Give(random, lots, units, steps.Count)));
        }

        // One more scan: a piece of a lot is named in a unit that took some of the lot already.
        if (random.Next(3) == 0 && steps.Find(s => s is { In: [{ Serial: null, Lot: not null, IsAssumed: false }], Out: [{ Unit: not null }] }) is { } known
            && lots.Find(l => l.Name == known.In[0].Lot) is { Named: > 0 } lot && gone.Add(lot.Name + "-0"))
        {
            steps.Insert(steps.IndexOf(known) + 1, new Step(TransformationKind.Assemble, false, [new Taking(lot.Name, lot.Name + "-0", 1, false)], known.Out));
        }

        return new SmallGenealogy([.. lots], [.. steps], [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Suspect(random, lots, units))]);
    }

    /// <summary>Leaves out one thing at a time.</summary>
    public static IEnumerable<SmallGenealogy> Smaller(SmallGenealogy g)
    {
        for (var s = g.Steps.Length - 1; s >= 0; s--)
        {
            var made = g.Steps[s].Out.Select(o => o.Lot ?? o.Unit).ToHashSet();
            var isUsed = g.Steps.Where((_, i) => i != s).Any(o => o.In.Any(t => made.Contains(t.Lot ?? t.Serial)) || o.Out.Any(t => made.Contains(t.Unit))) || g.Suspects.Any(x => made.Contains(x.Lot ?? x.Serial) || made.Contains(x.Serial?.Split('-')[0]));
            if (!isUsed)
            {
                yield return g with { Steps = [.. g.Steps.Where((_, i) => i != s)], Lots = [.. g.Lots.Where(l => !made.Contains(l.Name))] };
            }

            foreach (var input in g.Steps[s].In.Where(_ => g.Steps[s].In.Length > 1))
            {
                yield return g with { Steps = [.. g.Steps.Select((x, i) => i == s ? x with { In = [.. x.In.Where(t => t != input)] } : x)] };
            }
        }

        foreach (var suspect in g.Suspects.Where(_ => g.Suspects.Length > 1))
        {
            yield return g with { Suspects = [.. g.Suspects.Where(s => s != suspect)] };
        }

        foreach (var lot in g.Lots.Where(l => l.Named > 0 && !g.Steps.Any(s => s.In.Any(t => t.Serial == $"{l.Name}-{l.Named - 1}")) && !g.Suspects.Any(s => s.Serial == $"{l.Name}-{l.Named - 1}")))
        {
            yield return g with { Lots = [.. g.Lots.Select(l => l == lot ? l with { Named = l.Named - 1 } : l)] };
        }
    }

    private static Taking Take(Random random, List<SmallLot> lots, List<string> units, HashSet<string> gone)
    {
        var isAssumed = random.Next(7) == 0;
        if (units.Count > 0 && random.Next(3) == 0)
        {
            var unit = units[random.Next(units.Count)];
            if (isAssumed || gone.Add(unit))
            {
                return new Taking(null, unit, 1, isAssumed);
            }
        }

        var lot = lots[random.Next(lots.Count)];
        if (lot.Named > 0 && random.Next(3) == 0)
        {
            var piece = $"{lot.Name}-{random.Next(lot.Named)}";

            // Now and then a piece is used twice: no world fits that.
            if (isAssumed || gone.Add(piece) || random.Next(12) == 0)
            {
                return new Taking(lot.Name, piece, 1, isAssumed);
            }
        }

        return new Taking(lot.Name, null, random.Next(1, 3), isAssumed);
    }

    private static Giving[] Give(Random random, List<SmallLot> lots, List<string> units, int step)
    {
        var outs = new List<Giving>();
        for (var n = random.Next(4) == 0 ? 2 : 1; n > 0; n--)
        {
            if (random.Next(3) == 0)
            {
                var lot = new SmallLot($"M{step}{n}", null, random.Next(3) == 0 ? 1 : 0, IsMade: true);
                var count = random.Next(1, 4);
                lots.Add(lot with { Size = count });
                outs.Add(new Giving(lot.Name, null, count));
            }
            else
            {
                units.Add($"U{step}{n}");
                outs.Add(new Giving(null, units[^1], 1));
            }
        }

        return [.. outs];
    }

    private static SmallSuspect Suspect(Random random, List<SmallLot> lots, List<string> units)
    {
        var lot = lots[random.Next(lots.Count)];
        return random.Next(5) switch
        {
            0 => new SmallSuspect(lot.Name, null, null),
            1 when lot.Size is { } size => new SmallSuspect(lot.Name, null, random.Next(1, size + 1)),
            2 when units.Count > 0 => new SmallSuspect(null, units[random.Next(units.Count)], null),
            _ when lot.Named > 0 => new SmallSuspect(null, $"{lot.Name}-{random.Next(lot.Named)}", null),
            _ => new SmallSuspect(lot.Name, null, 1),
        };
    }
}
