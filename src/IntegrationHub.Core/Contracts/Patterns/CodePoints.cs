namespace IntegrationHub.Core.Contracts;

/// <summary>A set of Unicode code points, as sorted ranges without overlap. Surrogates are never members: UTF-8 has none.</summary>
internal sealed class CodePoints
{
    public const int Last = 0x10FFFF;

    private readonly List<(int First, int Last)> _ranges = [];

    public IReadOnlyList<(int First, int Last)> Ranges => _ranges;

    public static CodePoints Of(params (int First, int Last)[] ranges)
    {
        var set = new CodePoints();
        foreach ((int first, int last) in ranges)
            set.Add(first, last);
        return set;
    }

    public void Add(CodePoints other)
    {
        foreach ((int first, int last) in other._ranges)
            Add(first, last);
    }

    public void Add(int first, int last)
    {
        if (first <= 0xDFFF && last >= 0xD800)
        {
            if (first < 0xD800)
                Add(first, 0xD7FF);
            if (last > 0xDFFF)
                Add(0xE000, last);
            return;
        }

        int at = _ranges.FindIndex(r => r.Last >= first - 1);
        if (at < 0)
        {
            _ranges.Add((first, last));
            return;
        }

        while (at < _ranges.Count && _ranges[at].First <= last + 1)
        {
            first = Math.Min(first, _ranges[at].First);
            last = Math.Max(last, _ranges[at].Last);
            _ranges.RemoveAt(at);
        }

        _ranges.Insert(at, (first, last));
    }

    public CodePoints Not()
    {
        var rest = new CodePoints();
        int next = 0;
        foreach ((int first, int last) in _ranges)
        {
            if (next < first)
                rest.Add(next, first - 1);
            next = last + 1;
        }

        if (next <= Last)
            rest.Add(next, Last);
        return rest;
    }
}
