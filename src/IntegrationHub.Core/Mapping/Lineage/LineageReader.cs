using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Lineage;

/// <summary>Reads the lineage of a mapping from its rules; no message is needed.</summary>
public static class LineageReader
{
    /// <summary>Reads which rules and source fields feed each target, and who uses each source field.</summary>
    /// <param name="plan">The mapping.</param>
    /// <param name="contracts">The contracts: with them, declared members that nothing reads are listed too.</param>
    public static MappingLineage Read(MappingPlan plan, IContractLookup contracts)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(contracts);
        var reads = SourceReads.Of(plan).Select(read => (read.Rule, Source: new LineageSource(SourceReads.Pattern(read.Absolute), read.Use))).Distinct().ToList();
        var set = plan.File.Outputs.SelectMany(output => Targets(output.Rules, "").Select(pair => (output.Name, pair.Target, pair.Rule))).ToList();
        var targets = set.GroupBy(one => (one.Name, one.Target)).Select(group => new TargetLineage(group.Key.Name, group.Key.Target,
            [.. group.Select(one => new LineageRule(one.Rule.Id, one.Rule.Place, How(one.Rule), [.. reads.Where(read => read.Rule == one.Rule.Id).Select(read => read.Source)]))])).ToList();
        var byRule = set.ToLookup(one => one.Rule.Id, one => one.Target, StringComparer.Ordinal);
        var sources = reads.GroupBy(read => read.Source.Source, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new SourceLineage(group.Key, [.. group.Select(read => new LineageUse(
                read.Rule ?? plan.File.Id.Text, read.Rule is null ? [] : [.. byRule[read.Rule].Distinct(StringComparer.Ordinal)], read.Source.Use))]))
            .Concat(MappingChecker.Check(plan, contracts).UnreadSources.Select(unread => new SourceLineage(unread, [])));
        return new MappingLineage(targets, [.. sources]);
    }

    private static IEnumerable<(string Target, MappingRule Rule)> Targets(IReadOnlyList<MappingRule> rules, string prefix)
    {
        foreach (var rule in rules)
        {
            if (rule.Into is { } into)
            {
                var element = $"{prefix}{SourceReads.Pattern(into.Text)}/*";
                yield return (element, rule);
                foreach (var inner in Targets(rule.Rules, element))
                {
                    yield return inner;
                }

                continue;
            }

            yield return (prefix + SourceReads.Pattern(rule.Set!.Text), rule);
            if (rule.KeepRaw is { } raw)
            {
                yield return (prefix + SourceReads.Pattern(raw.Text), rule);
            }
        }
    }

    private static string How(MappingRule rule)
    {
        var parts = new List<string>();
        if (rule.ForEach is { } each)
        {
            parts.Add(rule.GroupBy.Count == 0 ? $"for each of {each}" : $"for each of {each}, grouped by {string.Join(", ", rule.GroupBy)}");
        }

        if (rule.Const is { } constant)
        {
            parts.Add($"constant {(constant.IsScalar ? constant.Source : System.Text.Encoding.UTF8.GetString(constant.ToJson()))}");
        }

        if (rule.Template is not null)
        {
            parts.Add("template");
        }

        parts.AddRange(rule.Do.Select(call => call.Name));
        if (rule.Lookup is { } list)
        {
            parts.Add($"code list {list}");
        }

        if (rule.When is not null)
        {
            parts.Add("under a condition");
        }

        return parts.Count == 0 ? "as it is" : string.Join(", then ", parts);
    }
}
