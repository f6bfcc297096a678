using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>Finds rules that stand elsewhere. Members come in the order of the contract, so order matters only to loops that fill one array.</summary>
internal static class RuleOrder
{
    public static IEnumerable<(int Ordinal, ItemChange Change)> Moved(IReadOnlyList<(PlacedRule Old, PlacedRule New)> pairs)
    {
        foreach (var siblings in pairs.Where(pair => pair.Old.Parent == pair.New.Parent).GroupBy(pair => pair.New.Parent, StringComparer.Ordinal))
        {
            var ordered = siblings.OrderBy(pair => pair.New.Ordinal).ToList();
            var stayed = LongestRun([.. ordered.Select(pair => pair.Old.Ordinal)]);
            foreach (var (old, @new) in ordered.Where((_, index) => !stayed.Contains(index)))
            {
                var shares = @new.Rule.ForEach is not null && ordered.Exists(pair => pair.New != @new && pair.New.Rule.ForEach is not null && pair.New.Target == @new.Target);
                yield return (@new.Ordinal, new ItemChange(ChangeKind.Moved, @new.Rule.Id, shares ? ChangeClass.Lossless : ChangeClass.Cosmetic, $"rule '{@new.Rule.Id}' stands elsewhere",
                    shares ? "elements of one array come in another order" : "members come in the order of the contract", old.Rule.Place, @new.Rule.Place));
            }
        }
    }

    // The most rules that keep their order among each other; the rest was moved.
    private static HashSet<int> LongestRun(int[] ordinals)
    {
        var (length, previous) = (new int[ordinals.Length], new int[ordinals.Length]);
        for (var i = 0; i < ordinals.Length; i++)
        {
            (length[i], previous[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (ordinals[j] < ordinals[i] && length[j] + 1 > length[i])
                {
                    (length[i], previous[i]) = (length[j] + 1, j);
                }
            }
        }

        var run = new HashSet<int>();
        for (var at = Array.IndexOf(length, length.DefaultIfEmpty().Max()); at >= 0; at = previous[at])
        {
            run.Add(at);
        }

        return run;
    }
}
