using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace IntegrationHub.Core.Contracts;

/// <summary>
/// A fast hash of member names. It is not seeded, so whoever builds a table from received names must not rely on it
/// (see <see cref="DuplicateNames"/>); tables of a schema's own names may.
/// </summary>
internal static class NameHash
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(ReadOnlySpan<byte> name)
    {
        ref byte first = ref MemoryMarshal.GetReference(name);
        int length = name.Length;
        ulong hash = (ulong)length * Multiplier;
        if (length >= 8)
        {
            int at = 0;
            for (; at + 8 <= length; at += 8)
                hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, at)));
            hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, length - 8)));
        }
        else if (length >= 4)
        {
            ulong low = Unsafe.ReadUnaligned<uint>(ref first);
            ulong high = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, length - 4));
            hash = Mix(hash ^ (low | (high << 32)));
        }
        else if (length > 0)
        {
            ulong bytes = first | ((ulong)Unsafe.Add(ref first, length >> 1) << 8) | ((ulong)Unsafe.Add(ref first, length - 1) << 16);
            hash = Mix(hash ^ bytes);
        }

        return (uint)(hash >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        value *= Multiplier;
        return value ^ (value >> 29);
    }
}
