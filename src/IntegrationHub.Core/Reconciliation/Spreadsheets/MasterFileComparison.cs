using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Compares item after item and keeps what is not equal. Not to be used, nor its findings read, by two threads at once.</summary>
internal sealed class MasterFileComparison(KeyTable keys, KeyTable sites, IReadOnlyList<LoadedMaster> masters, ComparisonOptions options, bool useSites)
{
    private readonly FileValue[] _values = new FileValue[masters.Count];
    private readonly int _authority = masters.ToList().FindIndex(m => m.Name == options.Authority);
    private readonly FileFindings _findings = new(masters, options);
    private readonly ComparedColumns _columns = new(masters, options);
    private readonly ComparedAttributes _attributes = new(keys, masters, options);
    private readonly List<int> _sites = [];
    private FindingList? _list;

    /// <summary>Gets what is not equal.</summary>
    public FindingList Findings => _list ??= new(Word);

    /// <summary>Gets what was passed over, once all items are added.</summary>
    public IEnumerable<string> Notes => _attributes.Notes;

    public int Compared { get; private set; }

    public int Mismatches { get; private set; }

    public int Equal { get; private set; }

    public void Add(JoinedItem item)
    {
        FindSites(item);
        var attributes = _attributes.Judge(item);
        foreach (var site in _sites)
        {
            Compared++;
            Read(item, site);
            if (!AllEqual() || !_columns.AllEqual(_values))
            {
                List(item.Kept(), site, _findings.Judge(_authority, _values).Concat(_columns.Judge(_authority, _values)));
            }
            else if (attributes.Count == 0)
            {
                Equal++;
            }
        }

        if (attributes.Count > 0)
        {
            List(item.Kept(), 0, attributes);
        }

        if (item.Aliased && !options.AcceptFormatOnly)
        {
            Mismatches++;
            Findings.Add(new(NameOf(item), null, Finding.ItemAttribute, null, item.Kept(), 0, null));
        }
    }

    private void List(JoinedItem item, int site, IEnumerable<Judgement> judgements)
    {
        var (name, where) = (NameOf(item), site == 0 ? null : sites.Text(site));
        foreach (var found in judgements)
        {
            var attribute = found.Attribute?.Name ?? (found.Column < 0 ? Finding.TrackingAttribute : _columns.HeaderOf(found.Column));
            Mismatches += SeverityRule.NeedsPerson(found.Gate, found.Relation, null) ? 1 : 0;
            Findings.Add(new(name, where, attribute, found.File < 0 ? null : masters[found.File].Name, item, site, found));
        }
    }

    private Finding Word(FindingEntry entry)
    {
        var item = entry.Joined;
        if (entry.Found is not { } found)
        {
            return _findings.Alias(entry.Item, [.. item.Keys.Select(k => k < 0 ? null : keys.Text(k))], item.Keys);
        }

        if (found.Attribute is not null)
        {
            return _attributes.Word(found, item, entry.Item);
        }

        Read(item, entry.SiteId);
        return found.Column < 0 ? _findings.Word(found, _authority, entry.Item, entry.Site, _values) : _columns.Word(found, _authority, entry.Item, entry.Site, _values);
    }

    private void Read(JoinedItem item, int site)
    {
        for (var file = 0; file < masters.Count; file++)
        {
            _values[file] = ValueOf(file, item, site);
        }
    }

    // The fast path of every item that is fine: everybody has it, is sure, and says the same as far as it speaks.
    private bool AllEqual()
    {
        TrackingLevel? lot = null, serial = null;
        for (var file = 0; file < _values.Length; file++)
        {
            var value = _values[file];
            if (value.Presence != Presence.Present || value.Contradicted)
            {
                return false;
            }

            if (masters[file].SpeaksOfLot)
            {
                if (value.Flags.Lot == TrackingLevel.Unknown || (lot ?? value.Flags.Lot) != value.Flags.Lot)
                {
                    return false;
                }

                lot = value.Flags.Lot;
            }

            if (masters[file].SpeaksOfSerial)
            {
                if (value.Flags.Serial == TrackingLevel.Unknown || (serial ?? value.Flags.Serial) != value.Flags.Serial)
                {
                    return false;
                }

                serial = value.Flags.Serial;
            }
        }

        return true;
    }

    private FileValue ValueOf(int file, JoinedItem item, int site)
    {
        var master = masters[file];
        var first = master.First(item.Keys[file]);
        if (first < 0)
        {
            return new(item.Unresolved[file] || MayBeRefused(master, item) ? Presence.Unresolved : Presence.Missing, null, -1);
        }

        int own = -1, general = -1;
        var (contradicted, differ) = (false, false);
        for (var row = first; row >= 0; row = master[row].Next)
        {
            var at = useSites ? master[row].Site : 0;
            ref var slot = ref (at == site && site != 0 ? ref own : ref general);
            if (at != 0 && at != site)
            {
                continue;
            }

            differ |= slot >= 0 && master[slot].Cells != master[row].Cells;
            contradicted |= differ && master.Cells[master[slot].Cells].Flags != master.Cells[master[row].Cells].Flags;
            slot = slot < 0 ? row : slot;
        }

        var chosen = own >= 0 ? own : general;
        if (chosen < 0)
        {
            return new(Presence.NotExtended, null, -1) { Item = keys.Text(item.Keys[file]) };
        }

        var cells = master.Cells[master[chosen].Cells];
        return new(cells.OutOfUse ? Presence.OutOfUse : Presence.Present, cells, master[chosen].Line) { Contradicted = contradicted, ItemKey = item.Keys[file], Keys = keys, Besides = differ ? Besides(master, chosen, useSites) : [] };
    }

    // Rows of one item that say the same of the flags may still differ in the columns that are compared besides.
    private static IReadOnlyList<FlagCells> Besides(LoadedMaster master, int chosen, bool useSites)
    {
        var besides = new List<FlagCells>();
        for (var row = master[chosen].Next; row >= 0; row = master[row].Next)
        {
            if (!useSites || master[row].Site == master[chosen].Site)
            {
                besides.Add(master.Cells[master[row].Cells]);
            }
        }

        return besides;
    }

    private bool MayBeRefused(LoadedMaster master, JoinedItem item)
    {
        if (master.RefusedOriginals.Count == 0 && master.RefusedRounded.Count == 0)
        {
            return false;
        }

        var number = keys.Text(item.Keys.First(k => k >= 0));
        return master.RefusedOriginals.Contains(number)
            || (number.Length is > 5 and <= 40 && number.All(char.IsAsciiDigit)
                && master.RefusedRounded.Select(r => r.Places).Distinct().Any(p => master.RefusedRounded.Contains((DamagedKey.Rounded(number, p), p))));
    }

    private void FindSites(JoinedItem item)
    {
        _sites.Clear();
        for (var file = 0; useSites && file < masters.Count; file++)
        {
            for (var row = masters[file].First(item.Keys[file]); row >= 0; row = masters[file][row].Next)
            {
                if (masters[file][row].Site is var site and not 0 && !_sites.Contains(site))
                {
                    _sites.Add(site);
                }
            }
        }

        if (_sites.Count == 0)
        {
            _sites.Add(0);
        }
    }

    private string NameOf(JoinedItem item)
    {
        if (_authority >= 0 && item.Keys[_authority] >= 0)
        {
            return keys.Text(item.Keys[_authority]);
        }

        // The longest spelling carries the most; equals are told apart by their characters, never by the order of the files.
        return item.Keys.Where(k => k >= 0).Distinct().Select(keys.Text).OrderByDescending(t => t.Length).ThenBy(t => t, StringComparer.Ordinal).First();
    }
}

/// <summary>What one file says about one item at one site.</summary>
internal readonly record struct FileValue(Presence Presence, FlagCells? Cells, int Line)
{
    private readonly string? _item;

    public bool Contradicted { get; init; }

    /// <summary>Gets what further rows of the item say.</summary>
    public IReadOnlyList<FlagCells> Besides { get; init; } = [];

    public int ItemKey { get; init; }

    public KeyTable? Keys { get; init; }

    public TrackingFlags Flags => Cells?.Flags ?? TrackingFlags.Unknown;

    /// <summary>Gets the number as the file writes it; decoded only for findings.</summary>
    public string? Item
    {
        get => _item ?? Keys?.Text(ItemKey);
        init => _item = value;
    }
}
