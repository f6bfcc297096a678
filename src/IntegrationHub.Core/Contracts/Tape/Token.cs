using System.Runtime.InteropServices;

namespace IntegrationHub.Core.Contracts;

/// <summary>One value of a document: where its text lies and where its neighbours are. 32 bytes, so that two share a cache line.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Token
{
    /// <summary>First byte of the value; of a string, the byte after the quote.</summary>
    public int Start;

    /// <summary>Bytes of the value; of a string, without the quotes.</summary>
    public int Length;

    /// <summary>First byte of the member's name after the quote, or the complement of an offset into the decoded text.</summary>
    public int NameStart;

    /// <summary>Bytes of the member's name; -1 where the value is not a member.</summary>
    public int NameLength;

    /// <summary>Hash of the decoded name: duplicates, look-ups and schema properties compare it first.</summary>
    public uint NameHash;

    /// <summary>Index one past the last descendant.</summary>
    public int End;

    /// <summary>Index of the surrounding array or object; -1 for the root.</summary>
    public int Parent;

    /// <summary>Kind in the low 3 bits, flag in bit 3; above it the number of children, or of an escaped string the offset of its decoded text.</summary>
    private uint _packed;

    public const int MaxCount = (1 << 28) - 1;

    public readonly JsonKind Kind => (JsonKind)(_packed & 7);

    /// <summary>String: holds escapes. Number: has a fraction or an exponent.</summary>
    public readonly bool Flag => (_packed & 8) != 0;

    public readonly int Count => (int)(_packed >> 4);

    public void Set(JsonKind kind, bool flag, int count) => _packed = (uint)kind | (flag ? 8u : 0u) | ((uint)count << 4);

    public void AddChild() => _packed += 16;
}
