using IntegrationHub.Core.Canonical.Events;

namespace IntegrationHub.Core.Tests.Genealogy.Worlds;

/// <summary>
/// Goes through all worlds of a small genealogy piece by piece, knowing nothing of how the hub finds its bounds: every piece is
/// a bit, every step says which pieces it takes and which pieces of its outputs hold which.
/// </summary>
internal sealed class AllWorlds
{
    private readonly SmallGenealogy _g;
    private readonly Dictionary<string, (int Start, int Count)> _places = [];
    private readonly Dictionary<string, int> _named = [];
    private readonly Dictionary<string, (int Least, int Most)> _counts = [];
    private readonly int _budget;
    private int _worlds;

    private AllWorlds(SmallGenealogy genealogy, int budget)
    {
        (_g, _budget) = (genealogy, budget);
        var next = 0;
        foreach (var lot in genealogy.Lots)
        {
            // A lot of unstated quantity has more pieces than anybody takes of it.
            var count = lot.Size ?? lot.Named + genealogy.Steps.Sum(s => s.In.Where(t => t.Lot == lot.Name && t.Serial is null).Sum(t => t.Count)) + 1;
            _places[lot.Name] = (next, count);
            next += count;
        }

        foreach (var unit in genealogy.Steps.SelectMany(s => s.Out.Select(o => o.Unit).Concat(s.In.Where(t => t.Lot is null).Select(t => t.Serial))).OfType<string>().Distinct())
        {
            _places[unit] = (next++, 1);
        }

        IsTooLarge = next > 26;
    }

    public bool IsTooLarge { get; private set; }

    /// <summary>Gets how many worlds there are.</summary>
    public int Count => _worlds;

    /// <summary>Gets the least and the most affected pieces of every lot, unit and named piece.</summary>
    public IReadOnlyDictionary<string, (int Least, int Most)> Counts => _counts;

    public static AllWorlds Of(SmallGenealogy genealogy, int budget = 4000)
    {
        var worlds = new AllWorlds(genealogy, budget);
        if (!worlds.IsTooLarge)
        {
            worlds.Settle(0, 0, 0, 0);
        }

        return worlds;
    }

    // Before a step: lots whose last entry is behind us get their names and their suspect pieces.
    private void Settle(int step, int lotIndex, int used, int affected)
    {
        if (_worlds > _budget || IsTooLarge)
        {
            IsTooLarge = true;
            return;
        }

        if (lotIndex < _g.Lots.Length)
        {
            var lot = _g.Lots[lotIndex];
            var madeBy = Array.FindIndex(_g.Steps, s => s.Out.Any(o => o.Lot == lot.Name));
            if ((lot.IsMade ? madeBy + 1 : 0) != step)
            {
                Settle(step, lotIndex + 1, used, affected);
            }
            else if (lot.Named <= _places[lot.Name].Count)
            {
                Name(lot, 0, step, lotIndex, used, affected);
            }

            return;
        }

        foreach (var unit in _g.Suspects.Select(s => s.Serial).OfType<string>().Where(_places.ContainsKey))
        {
            affected |= 1 << _places[unit].Start;
        }

        if (step == _g.Steps.Length)
        {
            Record(affected);
        }
        else
        {
            Take(step, 0, used, affected, []);
        }
    }

    private void Name(SmallLot lot, int piece, int step, int lotIndex, int used, int affected)
    {
        var (start, count) = _places[lot.Name];
        if (piece == lot.Named)
        {
            Suspect(lot, step, lotIndex, used, affected);
            return;
        }

        // The pieces of a lot that came in as such do not differ, so the first name may be of the first.
        var first = lot.IsMade ? 0 : piece;
        var last = lot.IsMade ? count - 1 : piece;
        for (var bit = start + first; bit <= start + last; bit++)
        {
            if (!Enumerable.Range(0, piece).Any(p => _named[$"{lot.Name}-{p}"] == bit))
            {
                _named[$"{lot.Name}-{piece}"] = bit;
                Name(lot, piece + 1, step, lotIndex, used, affected);
            }
        }
    }

    private void Suspect(SmallLot lot, int step, int lotIndex, int used, int affected)
    {
        var (start, count) = _places[lot.Name];
        var mine = _g.Suspects.Where(s => s.Lot == lot.Name).ToArray();
        foreach (var serial in _g.Suspects.Select(s => s.Serial).OfType<string>().Where(s => s.StartsWith(lot.Name + "-", StringComparison.Ordinal)))
        {
            affected |= 1 << _named[serial];
        }

        if (mine.Any(s => s.Count is null))
        {
            Settle(step, lotIndex + 1, used, affected | (((1 << count) - 1) << start));
            return;
        }

        var some = mine.Length == 0 ? 0 : mine.Max(s => s.Count!.Value);
        for (var set = 0; set < 1 << count; set++)
        {
            if (int.PopCount(set) == some)
            {
                Settle(step, lotIndex + 1, used, affected | (set << start));
            }
        }
    }

    private void Take(int step, int input, int used, int affected, List<int> taken)
    {
        if (IsTooLarge)
        {
            return;
        }

        var s = _g.Steps[step];
        if (input == s.In.Length)
        {
            Give(step, used, affected, taken);
            return;
        }

        var t = s.In[input];
        if (t.Serial is { } serial)
        {
            var bit = t.Lot is null ? _places[serial].Start : _named[serial];
            if (t.IsAssumed)
            {
                Take(step, input + 1, used, affected, taken);
                Take(step, input + 1, used, affected, [.. taken, bit]);
            }
            else if ((used & (1 << bit)) == 0 || ToldBefore(serial, step))
            {
                Take(step, input + 1, used | (1 << bit), affected, [.. taken, bit]);
            }

            return;
        }

        var (start, count) = _places[t.Lot!];
        for (var set = 0; set < 1 << count; set++)
        {
            if (t.IsAssumed ? int.PopCount(set) <= t.Count : int.PopCount(set) == t.Count)
            {
                var bits = Enumerable.Range(0, count).Where(i => (set & (1 << i)) != 0).Select(i => start + i).ToArray();
                if (t.IsAssumed)
                {
                    // What is only assumed is bound by nothing: it may be of any pieces, and need not have been.
                    Take(step, input + 1, used, affected, [.. taken, .. bits]);
                }
                else if (bits.All(b => MayBeIn(b, step, used)))
                {
                    Take(step, input + 1, bits.Aggregate(used, (u, b) => u | (1 << b)), affected, [.. taken, .. bits]);
                }
            }
        }
    }

    // An unnamed use takes a piece that no other use has taken; a piece that a report names elsewhere only if that report is of the same unit.
    private bool MayBeIn(int bit, int step, int used)
    {
        var name = _named.FirstOrDefault(n => n.Value == bit).Key;
        var told = name is null ? [] : _g.Steps.Where(o => o.In.Any(t => t.Serial == name && !t.IsAssumed)).ToArray();
        if (told.Length == 0)
        {
            return (used & (1 << bit)) == 0;
        }

        var lot = name!.Split('-')[0];
        var isBulkTakenBefore = _g.Steps.Take(step).Any(o => _bulk.TryGetValue(Array.IndexOf(_g.Steps, o), out var b) && (b & (1 << bit)) != 0);
        return !isBulkTakenBefore
            && !_g.Steps[step].In.Any(t => t.Lot == lot && t.Serial is not null && !t.IsAssumed)
            && told.Any(o => o != _g.Steps[step] && !o.In.Any(t => t.Lot == lot && t.Serial is null && !t.IsAssumed) && o.Out.Any(x => _g.Steps[step].Out.Any(y => (x.Unit, x.Lot) == (y.Unit, y.Lot))));
    }

    private readonly Dictionary<int, int> _bulk = [];

    // Used before: by an unnamed report of the same unit, else twice, which no world allows.
    private bool ToldBefore(string serial, int step) =>
        !_g.Steps.Take(step).Any(o => o.In.Any(t => t.Serial == serial && !t.IsAssumed));

    private void Give(int step, int used, int affected, List<int> taken)
    {
        var s = _g.Steps[step];
        var outs = s.Out.SelectMany(o => Enumerable.Range(_places[o.Lot ?? o.Unit!].Start, _places[o.Lot ?? o.Unit!].Count)).ToArray();
        var firm = s.In.Where(t => !t.IsAssumed).Sum(t => t.Count);
        var isSuspect = taken.Select(b => (affected & (1 << b)) != 0).ToArray();
        _bulk[step] = taken.Where(b => s.In.Any(t => t.Serial is null && !t.IsAssumed && _places[t.Lot!].Start <= b && b < _places[t.Lot!].Start + _places[t.Lot!].Count)).Aggregate(0, (u, b) => u | (1 << b));
        foreach (var holds in Holdings.Of(s.Kind, s.Leaks, isSuspect, outs.Length, firm, s.In.Sum(t => t.Count), s.In.Any(t => !t.IsAssumed)))
        {
            var next = affected;
            for (var o = 0; o < outs.Length; o++)
            {
                next |= (holds & (1 << o)) != 0 ? 1 << outs[o] : 0;
            }

            Settle(step + 1, 0, used, next);
        }

        _bulk.Remove(step);
    }

    private void Record(int affected)
    {
        _worlds++;
        foreach (var (name, (start, count)) in _places)
        {
            Add(name, int.PopCount((affected >> start) & ((1 << count) - 1)));
        }

        foreach (var (name, bit) in _named)
        {
            Add(name, (affected >> bit) & 1);
        }
    }

    private void Add(string name, int count) =>
        _counts[name] = _counts.TryGetValue(name, out var known) ? (Math.Min(known.Least, count), Math.Max(known.Most, count)) : (count, count);
}
