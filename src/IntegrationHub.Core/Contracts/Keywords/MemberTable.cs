using System.Numerics;
using System.Text;

namespace IntegrationHub.Core.Contracts;

/// <summary>The names of one schema, found by the tape's hash; members mostly come in the schema's order, so the next one is tried first.</summary>
internal sealed class MemberTable
{
    private readonly Entry[] _entries;
    private readonly short[] _slots;
    private readonly int _mask;
    private readonly ulong _requiredBits;
    private readonly byte[][] _requiredBeyond;

    public MemberTable((string Name, SchemaNode Schema)[] properties, List<string> required)
    {
        Required = required;
        var entries = properties.Select(p => new Entry(p.Name, p.Schema)).ToList();
        var beyond = new List<byte[]>();
        int bit = 0;
        foreach (string name in required)
        {
            int at = entries.FindIndex(e => e.Name == name);
            if (bit == 64)
            {
                beyond.Add(Encoding.UTF8.GetBytes(name));
                continue;
            }

            ulong own = 1UL << bit++;
            _requiredBits |= own;
            if (at < 0)
                entries.Add(new Entry(name, null) { RequiredBit = own });
            else
                entries[at] = entries[at] with { RequiredBit = own };
        }

        _entries = [.. entries];
        _requiredBeyond = [.. beyond];
        _slots = new short[BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, _entries.Length * 3))];
        _mask = _slots.Length - 1;
        for (int i = 0; i < _entries.Length; i++)
        {
            int slot = (int)_entries[i].Hash & _mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & _mask;
            _slots[slot] = checked((short)(i + 1));
        }
    }

    public List<string> Required { get; }

    public ref readonly Entry this[int index] => ref _entries[index];

    /// <summary>The entry of a member's name, or -1.</summary>
    public int Find(TokenTape tape, int member, int expected)
    {
        uint hash = tape.NameHashOf(member);
        if ((uint)expected < (uint)_entries.Length && _entries[expected].Hash == hash && tape.Name(member).SequenceEqual(_entries[expected].Utf8))
            return expected;
        for (int slot = (int)hash & _mask; _slots[slot] != 0; slot = (slot + 1) & _mask)
        {
            int entry = _slots[slot] - 1;
            if (_entries[entry].Hash == hash && tape.Name(member).SequenceEqual(_entries[entry].Utf8))
                return entry;
        }

        return -1;
    }

    public bool HasAllRequired(ulong seen, TokenTape tape, int node)
    {
        if (seen != _requiredBits)
            return false;
        foreach (byte[] name in _requiredBeyond)
        {
            if (!tape.TryGetMember(node, name, out _))
                return false;
        }

        return true;
    }

    /// <summary>One name, its schema where it has one, its bit where it is required.</summary>
    internal record struct Entry(string Name, SchemaNode? Schema)
    {
        public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Name);

        public uint Hash { get; } = NameHash.Of(Encoding.UTF8.GetBytes(Name));

        public string Segment { get; } = JsonPointers.Append("/properties", Name);

        public ulong RequiredBit { get; init; }
    }
}
