using System.Globalization;
using IntegrationHub.Core.Reconciliation.Attributes;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Compares the attributes that several files have a column for, in a reading of its own: most comparisons are of flags alone and shall not pay for it.</summary>
internal sealed class AttributeSheets(IReadOnlyList<Table> tables, IReadOnlyList<FileGuess> guesses, ComparisonOptions options)
{
    private readonly IReadOnlyList<AttributeColumn>[] _columns = [.. tables.Zip(guesses, AttributeColumns.Of)];
    private readonly int _authority = guesses.ToList().FindIndex(one => one.Name == options.Authority);

    /// <summary>Compares, and notes what is passed over.</summary>
    public IEnumerable<Finding> Findings(List<string> notes)
    {
        var attributes = AttributeColumns.Comparable(_columns);
        if (attributes.Count == 0)
        {
            return [];
        }

        var said = string.Join(", ", attributes.Select(one => one.Words));
        if (!options.Attributes)
        {
            notes.Add($"Two files or more have a column for {said}; --attributes compares them too.");
            return [];
        }

        notes.Add($"Also compared: {said}. A blank cell and what cannot be read say nothing.");
        var items = Read(notes);
        return items.SelectMany(pair => attributes.SelectMany(attribute => Compare(NameOf(pair.Value), attribute, pair.Value)));
    }

    // A file that has two rows of one item (one for each plant) says one thing where they agree, and nothing where they do not.
    private SortedDictionary<string, MasterSnapshot?[]> Read(List<string> notes)
    {
        var items = new SortedDictionary<string, MasterSnapshot?[]>(StringComparer.Ordinal);
        for (var file = 0; file < tables.Count; file++)
        {
            var (key, unclear) = (guesses[file].Key!.Index, new HashSet<string>(StringComparer.Ordinal));
            foreach (var row in tables[file].Rows().Where(row => row.Fault is null && !string.IsNullOrWhiteSpace(row[key])))
            {
                var (number, line) = (row[key].Trim(), row.Line.ToString(CultureInfo.InvariantCulture));
                var match = ItemNumber.MatchKey(number);
                var (columns, name) = (_columns[file], guesses[file].File);
                var snapshot = AttributeCells.Snapshot(guesses[file].Name, number, attribute => columns.FirstOrDefault(one => one.Attribute == attribute) is { } column && row[column.Index].Trim() is { Length: > 0 } text ? (text, column.Header) : null,
                    header => $"{name}!{line}:{header}");
                if (!items.TryGetValue(match, out var values))
                {
                    items.Add(match, values = new MasterSnapshot?[tables.Count]);
                }

                if (values[file] is { } before && (before.Item != number || !SaysTheSame(before, snapshot)))
                {
                    unclear.Add(match);
                }

                values[file] ??= snapshot;
            }

            foreach (var match in unclear)
            {
                items[match][file] = null;
            }

            if (unclear.Count > 0)
            {
                notes.Add(FormattableString.Invariant($"{guesses[file].Name} has {unclear.Count} items with rows that differ in an attribute or in the spelling of the number; of these no attribute was compared."));
            }
        }

        return items;
    }

    private IEnumerable<Finding> Compare(string item, MasterAttribute attribute, MasterSnapshot?[] values)
    {
        var views = guesses.Select((guess, file) => values[file] is { } snapshot ? new MasterView(new SystemCapability { System = guess.Name }, null, Presence.Present, snapshot) : null).OfType<MasterView>().OrderBy(view => view.Capability.System, StringComparer.Ordinal).ToList();
        var right = _authority >= 0 ? guesses[_authority].Name : views.FirstOrDefault(view => attribute.Read(view.Current!, null) is not null)?.Capability.System;
        if (views.FirstOrDefault(view => view.Capability.System == right) is not { } authority)
        {
            return [];
        }

        var rule = new AuthorityRule { Id = attribute.Name, Attribute = attribute.Name, System = right!, Stage = AuthorityStage.Lead };
        var input = new ReconciliationInput { Snapshots = [], Authority = AuthorityPolicy.None, Systems = [], Risk = options.Risk, Now = 0 };
        var found = views.Where(view => !ReferenceEquals(view, authority))
            .SelectMany(view => attribute.Compare(authority.Current!, view.Current!, new(right!, view.Capability, [])).Where(pair => pair.Relation is not (null or Relation.Equal)).Select(pair => new AttributeFinding(item, attribute, rule, authority, view, views, input).Of(pair)))
            .Select(finding => finding with { Values = [.. finding.Values.Select(value => value with { ReadAt = null, MappingVersion = null })] }).ToList();
        return _authority >= 0 || found.Count == 0 ? found : [AmongEquals(item, attribute, found, views)];
    }

    // Without an authority no value is the required one: what each says, and that somebody has to decide.
    private Finding AmongEquals(string item, MasterAttribute attribute, List<Finding> found, List<MasterView> views)
    {
        var relation = found.TrueForAll(one => one.Relation == Relation.FormatOnly) ? Relation.FormatOnly : Relation.Incomparable;
        return found[0] with
        {
            System = null,
            Authority = null,
            Gate = Gate.NoAuthority,
            Relation = relation,
            Severity = SeverityRule.Of(Gate.NoAuthority, relation, null, options.Risk),
            NeedsPerson = true,
            Values = [.. found[0].Values.Select(value => value with { Relation = null })],
            Explanation = $"{string.Join(", ", views.Select(view => (view.Capability.System, Said: attribute.Read(view.Current!, null)?.Text)).Where(pair => pair.Said is not null).Select(pair => $"{pair.System} says {pair.Said}"))} for {attribute.Words}. No authority says which is right.",
            Proposal = new(string.Join(", ", views.Select(view => view.Capability.System)), null, "to be decided", [], $"Decide which is right about {attribute.Words} of {item} (--authority NAME judges all), then correct the others."),
        };
    }

    private string NameOf(MasterSnapshot?[] values) =>
        (_authority >= 0 ? values[_authority] : null)?.Item ?? values.OfType<MasterSnapshot>().Select(one => one.Item).OrderByDescending(one => one.Length).ThenBy(one => one, StringComparer.Ordinal).FirstOrDefault() ?? "";

    // Without the places, which differ from row to row.
    private static bool SaysTheSame(MasterSnapshot left, MasterSnapshot right) =>
        MasterAttribute.All.All(attribute => attribute.Read(left, null)?.Text == attribute.Read(right, null)?.Text);
}
