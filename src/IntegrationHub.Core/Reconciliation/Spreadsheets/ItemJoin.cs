using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Joins the item numbers of several files: exact first; what is left is joined by form only where each file has exactly one spelling.</summary>
internal sealed class ItemJoin
{
    private readonly KeyTable _keys;
    private readonly IReadOnlyList<LoadedMaster> _masters;
    private readonly Dictionary<string, List<int>> _incomplete = new(StringComparer.Ordinal);
    private readonly HashSet<string> _alsoComplete = new(StringComparer.Ordinal);

    public ItemJoin(KeyTable keys, IReadOnlyList<LoadedMaster> masters)
    {
        (_keys, _masters) = (keys, masters);
        for (var key = 0; key < keys.Count; key++)
        {
            var files = FilesOf(key);
            if (files > 0 && files < masters.Count)
            {
                var match = ItemNumber.MatchKey(keys.Text(key));
                if (!_incomplete.TryGetValue(match, out var list))
                {
                    _incomplete.Add(match, list = new(1));
                }

                list.Add(key);
            }
        }

        FindComplete();
    }

    /// <summary>Lists all items. The arrays of the result are used again for the next one.</summary>
    public IEnumerable<JoinedItem> Items()
    {
        var exact = new JoinedItem(new int[_masters.Count], new bool[_masters.Count]);
        for (var key = 0; key < _keys.Count; key++)
        {
            if (FilesOf(key) == _masters.Count)
            {
                Array.Fill(exact.Keys, key);
                yield return exact;
            }
        }

        foreach (var (match, list) in _incomplete)
        {
            if (Join(match, list) is { } joined)
            {
                yield return joined;
                continue;
            }

            foreach (var key in list)
            {
                yield return Alone(match, list, key);
            }
        }
    }

    private JoinedItem? Join(string match, List<int> list)
    {
        if (list.Count < 2 || _alsoComplete.Contains(match))
        {
            return null;
        }

        var item = new JoinedItem(new int[_masters.Count], new bool[_masters.Count]) { Aliased = true };
        Array.Fill(item.Keys, -1);
        for (var file = 0; file < _masters.Count; file++)
        {
            foreach (var key in list.Where(k => _masters[file].First(k) >= 0))
            {
                if (item.Keys[file] >= 0)
                {
                    return null;
                }

                item.Keys[file] = key;
            }
        }

        return item;
    }

    private JoinedItem Alone(string match, List<int> list, int key)
    {
        var item = new JoinedItem(new int[_masters.Count], new bool[_masters.Count]);
        for (var file = 0; file < _masters.Count; file++)
        {
            var has = _masters[file].First(key) >= 0;
            item.Keys[file] = has ? key : -1;
            item.Unresolved[file] = !has && (_alsoComplete.Contains(match) || list.Exists(k => _masters[file].First(k) >= 0));
        }

        return item;
    }

    private int FilesOf(int key)
    {
        var files = 0;
        foreach (var master in _masters)
        {
            files += master.First(key) >= 0 ? 1 : 0;
        }

        return files;
    }

    private void FindComplete()
    {
        if (_incomplete.Count == 0)
        {
            return;
        }

        var lookup = _incomplete.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> text = stackalloc char[1024];
        Span<char> match = stackalloc char[1024];
        for (var key = 0; key < _keys.Count; key++)
        {
            if (FilesOf(key) == _masters.Count)
            {
                var number = text[..global::System.Text.Encoding.UTF8.GetChars(_keys.Utf8(key), text)];
                var written = match[..ItemNumber.MatchKey(number, match)];
                if (lookup.ContainsKey(written))
                {
                    _alsoComplete.Add(written.ToString());
                }
            }
        }
    }
}

/// <summary>One item over all files.</summary>
/// <param name="Keys">Its number's id in each file; -1 where the file has none.</param>
/// <param name="Unresolved">Whether the file has another spelling that may be this item.</param>
internal sealed record JoinedItem(int[] Keys, bool[] Unresolved)
{
    /// <summary>Gets whether the files write the number differently.</summary>
    public bool Aliased { get; init; }

    /// <summary>Makes one that keeps what it says: the arrays are used again for the next item.</summary>
    public JoinedItem Kept() => this with { Keys = [.. Keys], Unresolved = [.. Unresolved] };
}
