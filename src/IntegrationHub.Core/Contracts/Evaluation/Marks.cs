namespace IntegrationHub.Core.Contracts;

/// <summary>The children of one value that some keyword has looked at (the annotations behind <c>unevaluated*</c>), as a bit set over the tape.</summary>
internal sealed class Marks
{
    private ulong[] _bits = new ulong[4];
    private int _first;
    private int _words;

    public void Reset(TokenTape tape, int node)
    {
        _first = node;
        _words = ((tape.End(node) - node) >> 6) + 1;
        if (_bits.Length < _words)
            _bits = new ulong[_words];
        else
            _bits.AsSpan(0, _words).Clear();
    }

    public void Add(int child) => _bits[(child - _first) >> 6] |= 1UL << ((child - _first) & 63);

    public bool Contains(int child) => (_bits[(child - _first) >> 6] & (1UL << ((child - _first) & 63))) != 0;

    public void Merge(Marks other)
    {
        for (int i = 0; i < _words; i++)
            _bits[i] |= other._bits[i];
    }
}
