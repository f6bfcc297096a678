using System.Globalization;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Reconciliation.Attributes;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Compares the attributes that several files have a column for, at the level of the item and by the rules of the desk. What stands in memory is a text for each attribute of a combination of cells.</summary>
internal sealed class ComparedAttributes
{
    private readonly KeyTable _keys;
    private readonly IReadOnlyList<LoadedMaster> _masters;
    private readonly ComparisonOptions _options;
    private readonly IReadOnlyList<MasterAttribute> _attributes;
    private readonly int _authority;
    private readonly int[] _byName;
    private readonly int[] _rows;
    private readonly int[] _unclear;
    private readonly string?[]?[][] _texts;
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    public ComparedAttributes(KeyTable keys, IReadOnlyList<LoadedMaster> masters, ComparisonOptions options)
    {
        (_keys, _masters, _options) = (keys, masters, options);
        _attributes = AttributeColumns.Comparable(masters.Select(master => master.Attributes));
        _authority = masters.ToList().FindIndex(master => master.Name == options.Authority);
        _byName = [.. Enumerable.Range(0, masters.Count).OrderBy(file => masters[file].Name, StringComparer.Ordinal)];
        _rows = new int[masters.Count];
        _unclear = new int[masters.Count];
        _texts = [.. masters.Select(master => new string?[]?[master.Cells.Count])];
    }

    /// <summary>Gets what was passed over, once all items are judged.</summary>
    public IEnumerable<string> Notes => _masters.Zip(_unclear).Where(pair => pair.Second > 0)
        .Select(pair => FormattableString.Invariant($"{pair.First.Name} has {pair.Second} items with rows that differ in an attribute; of these no attribute was compared."));

    /// <summary>Judges an item: each attribute among equals, or each file that differs from the one that is right.</summary>
    public IReadOnlyList<Judgement> Judge(JoinedItem item)
    {
        if (_attributes.Count == 0)
        {
            return [];
        }

        for (var file = 0; file < _rows.Length; file++)
        {
            _rows[file] = RowOf(file, item, out var differ);
            _unclear[file] += differ ? 1 : 0;
        }

        List<Judgement>? found = null;
        for (var at = 0; at < _attributes.Count; at++)
        {
            if (!AllEqual(at))
            {
                (found ??= []).AddRange(Judge(_attributes[at], Views(item, places: false)));
            }
        }

        return found ?? [];
    }

    /// <summary>Words a judgement.</summary>
    public Finding Word(Judgement found, JoinedItem item, string name)
    {
        var (attribute, views) = (found.Attribute!, Views(item, places: true));
        var (right, differences) = Differences(attribute, views);
        var (file, pair) = differences.First(one => found.File < 0 || one.File == found.File);
        var all = _byName.Select(one => views[one]).OfType<MasterView>().ToList();
        var rule = new AuthorityRule { Id = attribute.Name, Attribute = attribute.Name, System = _masters[right].Name, Stage = AuthorityStage.Lead };
        var input = new ReconciliationInput { Snapshots = [], Authority = AuthorityPolicy.None, Systems = [], Risk = _options.Risk, Now = 0 };
        var finding = new AttributeFinding(name, attribute, rule, views[right]!, views[file]!, all, input).Of(pair);
        finding = finding with { Values = [.. finding.Values.Select(value => value with { ReadAt = null, MappingVersion = null })] };
        return found.File < 0 ? AmongEquals(finding, attribute, found.Relation, all) : finding;
    }

    private IEnumerable<Judgement> Judge(MasterAttribute attribute, MasterView?[] views)
    {
        var (_, differences) = Differences(attribute, views);
        if (_authority >= 0)
        {
            return differences.Select(one => new Judgement(one.File, Gate.None, one.Pair.Relation, Attribute: attribute));
        }

        return differences.Count == 0 ? []
            : [new(-1, Gate.NoAuthority, differences.TrueForAll(one => one.Pair.Relation == Relation.FormatOnly) ? Relation.FormatOnly : Relation.Incomparable, Attribute: attribute)];
    }

    // Without an authority the others are compared with the first that says something, by name: the order of the files changes nothing.
    private (int Right, List<(int File, AttributePair Pair)> Differences) Differences(MasterAttribute attribute, MasterView?[] views)
    {
        var right = _authority >= 0 ? _authority : _byName.First(file => views[file] is { } view && attribute.Read(view.Current!, null) is not null);
        return (right, views[right] is not { } required ? []
            : [.. from file in _byName
                  where file != right && views[file] is not null
                  from pair in attribute.Compare(required.Current!, views[file]!.Current!, new(_masters[right].Name, views[file]!.Capability, []))
                  where pair.Relation is not (null or Relation.Equal)
                  select (file, pair)]);
    }

    // Without an authority no value is the required one: what each says, and that somebody has to decide.
    private Finding AmongEquals(Finding finding, MasterAttribute attribute, Relation? relation, List<MasterView> views) => finding with
    {
        System = null,
        Authority = null,
        Gate = Gate.NoAuthority,
        Relation = relation,
        Severity = SeverityRule.Of(Gate.NoAuthority, relation, null, _options.Risk),
        NeedsPerson = true,
        Values = [.. finding.Values.Select(value => value with { Relation = null })],
        Explanation = $"{string.Join(", ", views.Select(view => (view.Capability.System, Said: attribute.Read(view.Current!, null)?.Text)).Where(pair => pair.Said is not null).Select(pair => $"{pair.System} says {pair.Said}"))} for {attribute.Words}. No authority says which is right.",
        Proposal = new(string.Join(", ", views.Select(view => view.Capability.System)), null, "to be decided", [], $"Decide which is right about {attribute.Words} of {finding.Item} (--authority NAME judges all), then correct the others."),
    };

    private bool AllEqual(int attribute)
    {
        string? first = null;
        for (var file = 0; file < _rows.Length; file++)
        {
            if (_rows[file] >= 0 && TextsOf(file, _rows[file])[attribute] is { } text && (first ??= text) != text)
            {
                return false;
            }
        }

        return true;
    }

    // Several rows of one item (one for each plant) say one thing where they agree, and nothing where they do not. What is out of use says nothing.
    private int RowOf(int file, JoinedItem item, out bool differ)
    {
        var (master, chosen) = (_masters[file], -1);
        differ = false;
        for (var row = master.First(item.Keys[file]); row >= 0; row = master[row].Next)
        {
            if (!master.Cells[master[row].Cells].OutOfUse)
            {
                chosen = chosen < 0 ? row : chosen;
                differ |= master[row].Cells != master[chosen].Cells && !TextsOf(file, row).AsSpan().SequenceEqual(TextsOf(file, chosen));
            }
        }

        return differ ? -1 : chosen;
    }

    private string?[] TextsOf(int file, int row)
    {
        var cells = _masters[file][row].Cells;
        return _texts[file][cells] ??= [.. _attributes.Select(attribute => Once(attribute.Read(Snapshot(file, row, "", places: false), null)?.Text))];
    }

    private string? Once(string? text) => text is null || _words.TryAdd(text, text) ? text : _words[text];

    private MasterView?[] Views(JoinedItem item, bool places) =>
        [.. _masters.Select((master, file) => RowOf(file, item, out _) is >= 0 and var row
            ? new MasterView(new SystemCapability { System = master.Name }, null, Presence.Present, Snapshot(file, row, places ? _keys.Text(item.Keys[file]) : "", places)) : null)];

    private MasterSnapshot Snapshot(int file, int row, string item, bool places)
    {
        var (master, line) = (_masters[file], _masters[file][row].Line);
        var (cells, columns) = (master.Cells[master[row].Cells].Raw, master.Attributes);
        return AttributeCells.Snapshot(master.Name, item, Cell, header => places ? $"{master.Guess.File}!{line.ToString(CultureInfo.InvariantCulture)}:{header}" : "");

        (string Text, string Header)? Cell(string attribute)
        {
            for (var at = 0; at < columns.Count; at++)
            {
                if (columns[at].Attribute == attribute)
                {
                    return cells[cells.Length - columns.Count + at].Trim() is { Length: > 0 } text ? (text, columns[at].Header) : null;
                }
            }

            return null;
        }
    }
}
