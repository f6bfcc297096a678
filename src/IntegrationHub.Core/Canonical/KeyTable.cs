using System.Text;

namespace IntegrationHub.Core.Canonical;

/// <summary>Numbers distinct texts from 0 on. Texts lie as UTF-8 in large blocks: a million item numbers cost about 40 bytes each, no objects.</summary>
internal sealed class KeyTable
{
    /// <summary>The most bytes that a text may have.</summary>
    public const int Longest = ushort.MaxValue;

    private const int BlockBits = 20;
    private const int BlockSize = 1 << BlockBits;
    private const int MaximumBytes = 4 * 256;
    private readonly List<byte[]> _blocks = [];
    private int[] _places = new int[1024];
    private int[] _hashes = new int[1024];
    private int[] _slots = new int[2048];
    private int _used = BlockSize;

    /// <summary>Gets how many texts there are.</summary>
    public int Count { get; private set; }

    /// <summary>Finds or adds a text of at most 256 characters.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = stackalloc byte[MaximumBytes];
        utf8 = utf8[..Encoding.UTF8.GetBytes(text, utf8)];
        return Add(utf8);
    }

    /// <summary>Finds or adds a text as UTF-8.</summary>
    public int Add(ReadOnlySpan<byte> utf8)
    {
        var (slot, code) = Slot(utf8);
        if (_slots[slot] != 0)
        {
            return _slots[slot] - 1;
        }

        if (Count == _places.Length)
        {
            Array.Resize(ref _places, Count * 3 / 2);
            Array.Resize(ref _hashes, Count * 3 / 2);
        }

        _places[Count] = Store(utf8);
        _hashes[Count] = code;
        _slots[slot] = ++Count;
        if (Count * 3 > _slots.Length * 2)
        {
            Grow();
        }

        return Count - 1;
    }

    /// <summary>Finds a text as UTF-8; -1 where it was never added.</summary>
    public int Find(ReadOnlySpan<byte> utf8) => _slots[Slot(utf8).Slot] - 1;

    /// <summary>Gets a text as UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8(int id)
    {
        var block = _blocks[_places[id] >> BlockBits];
        var at = _places[id] & (BlockSize - 1);
        return block.AsSpan(at + 2, block[at] | (block[at + 1] << 8));
    }

    /// <summary>Gets a text.</summary>
    public string Text(int id) => Encoding.UTF8.GetString(Utf8(id));

    // The slot that holds the text, or the empty one where it belongs.
    private (int Slot, int Code) Slot(ReadOnlySpan<byte> utf8)
    {
        var hash = new HashCode();
        hash.AddBytes(utf8);
        var code = hash.ToHashCode();
        var slot = code & (_slots.Length - 1);
        while (_slots[slot] != 0 && !(_hashes[_slots[slot] - 1] == code && Utf8(_slots[slot] - 1).SequenceEqual(utf8)))
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return (slot, code);
    }

    private int Store(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
        {
            throw new ArgumentException($"A text of {utf8.Length} bytes is too long for a key.");
        }

        if (_used + utf8.Length + 2 > BlockSize)
        {
            _blocks.Add(new byte[BlockSize]);
            _used = 0;
        }

        var block = _blocks[^1];
        var place = ((_blocks.Count - 1) << BlockBits) | _used;
        block[_used] = (byte)utf8.Length;
        block[_used + 1] = (byte)(utf8.Length >> 8);
        utf8.CopyTo(block.AsSpan(_used + 2));
        _used += utf8.Length + 2;
        return place;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var i = 0; i < Count; i++)
        {
            var slot = _hashes[i] & (_slots.Length - 1);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = i + 1;
        }
    }
}
