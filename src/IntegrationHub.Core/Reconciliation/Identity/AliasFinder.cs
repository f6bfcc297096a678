namespace IntegrationHub.Core.Reconciliation.Identity;

/// <summary>Finds numbers of a system that may be numbers of the authority under another spelling. Nothing is joined here: proposals carry their evidence, and what could be more than one thing is a collision.</summary>
public static class AliasFinder
{
    private static readonly AliasEvidence[] Strongest = Enum.GetValues<AliasEvidence>();

    /// <summary>Looks at all numbers of one system that the authority does not have as they are.</summary>
    /// <param name="authority">The numbers of the authority.</param>
    /// <param name="others">The numbers of one other system.</param>
    /// <param name="kind">What they name.</param>
    /// <param name="table">Lines of explicit tables.</param>
    /// <returns>At most one proposal for each number, from its strongest evidence; ordered by number.</returns>
    public static AliasFindings Find(IReadOnlyCollection<NamedNumber> authority, IReadOnlyCollection<NamedNumber> others, NumberedKind kind, IReadOnlyCollection<AliasTableLine> table)
    {
        var exact = authority.Select(one => one.Number).ToHashSet(StringComparer.Ordinal);
        var taken = others.Select(one => one.Number).Where(exact.Contains).ToHashSet(StringComparer.Ordinal);
        var open = others.Where(one => !exact.Contains(one.Number)).DistinctBy(one => (one.System, one.Number)).OrderBy(one => one.Number, StringComparer.Ordinal).ToList();
        var (proposals, collisions, told) = (new List<AliasProposal>(), new List<AliasCollision>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var evidence in Strongest)
        {
            var index = Index(authority, exact, evidence, kind, table);
            var met = open.Select(one => (One: one, Targets: TargetsOf(one, evidence, kind, index, table))).Where(pair => pair.Targets.Count > 0).ToList();
            var claims = met.SelectMany(pair => pair.Targets.Select(target => (target, pair.One.Number))).ToLookup(pair => pair.target, pair => pair.Number, StringComparer.Ordinal);
            foreach (var (one, targets) in met)
            {
                var rivals = targets.SelectMany(target => claims[target]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
                var occupied = targets.Where(taken.Contains).ToList();
                if (targets.Count == 1 && rivals.Count == 1 && occupied.Count == 0)
                {
                    proposals.Add(new(one.System, one.Number, targets[0], evidence, Word(one, targets[0], evidence, table)));
                    taken.Add(targets[0]);
                }
                else if (told.Add(one.Number))
                {
                    told.UnionWith(rivals);
                    var why = occupied.Count > 0 ? $"{one.System} also has {string.Join(" and ", occupied)} itself" : $"{string.Join(" and ", rivals)} may be {string.Join(" or ", targets)}";
                    collisions.Add(new(one.System, [.. rivals.Concat(occupied).Distinct(StringComparer.Ordinal)], targets, evidence, $"{why}. No alias is proposed; a person says which is which."));
                }
            }

            // Weaker evidence must not decide what stronger evidence left open.
            var handled = met.Select(pair => pair.One.Number).ToHashSet(StringComparer.Ordinal);
            open.RemoveAll(one => handled.Contains(one.Number));
        }

        return new([.. proposals.OrderBy(p => p.Number, StringComparer.Ordinal)], collisions);
    }

    private static ILookup<string, string> Index(IReadOnlyCollection<NamedNumber> authority, HashSet<string> exact, AliasEvidence evidence, NumberedKind kind, IReadOnlyCollection<AliasTableLine> table) =>
        evidence == AliasEvidence.Table
            ? table.Where(line => exact.Contains(line.Target)).ToLookup(line => line.System + '\u001F' + line.Number, line => line.Target, StringComparer.Ordinal)
            : authority.SelectMany(one => NumberKeys.Of(one, evidence, kind).Select(key => (key, one.Number))).ToLookup(pair => pair.key, pair => pair.Number, StringComparer.Ordinal);

    private static List<string> TargetsOf(NamedNumber one, AliasEvidence evidence, NumberedKind kind, ILookup<string, string> index, IReadOnlyCollection<AliasTableLine> table)
    {
        IEnumerable<string> keys = evidence == AliasEvidence.Table ? table.Count == 0 ? [] : [one.System + '\u001F' + one.Number] : NumberKeys.Of(one, evidence, kind);
        return [.. keys.SelectMany(key => index[key]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static string Word(NamedNumber one, string target, AliasEvidence evidence, IReadOnlyCollection<AliasTableLine> table) => $"{one.System} writes '{one.Number}' for '{target}': " + evidence switch
    {
        AliasEvidence.Table => $"the table {table.First(line => line.System == one.System && line.Number == one.Number).Source} says so.",
        AliasEvidence.WorldwideNumber => $"both carry {string.Join(" and ", one.Identifiers.Select(i => $"{i.Scheme} {i.Value}"))}.",
        AliasEvidence.Form => $"only {string.Join(" and ", ItemNumber.Differences(one.Number, target))} differ, and no other number comes as near.",
        AliasEvidence.Separators => "only separators differ, and no other number comes as near.",
        AliasEvidence.RevisionSuffix => $"the same number with {(one.Revision is { } revision ? $"revision {revision}" : "a revision letter")} as a suffix.",
        _ => $"the same name, '{one.Name}', but for case, punctuation and legal form.",
    };
}
