using System.Buffers;

namespace IntegrationHub.Core.Contracts;

/// <summary>Finds a name that an object has twice. RFC 8259 leaves open which one counts, and systems differ, so neither does.</summary>
internal static class DuplicateNames
{
    private const int FewMembers = 48;

    /// <summary>Returns the index of the second member of the same name, or -1.</summary>
    public static int Find(TokenTape tape, int obj)
    {
        int count = tape.Count(obj);
        if (count < 2)
            return -1;
        return count <= FewMembers ? FindAmongFew(tape, obj, count) : FindAmongMany(tape, obj, count);
    }

    private static int FindAmongFew(TokenTape tape, int obj, int count)
    {
        // Most names fall on a bit of their own; only those that do not are compared with the ones before.
        ulong bits = 0;
        int seen = 0;
        for (int child = obj + 1; seen < count; child = tape.End(child))
        {
            uint hash = tape.NameHashOf(child);
            ulong bit = 1UL << (int)(hash & 63);
            if ((bits & bit) != 0 && HasEarlier(tape, obj, child))
                return child;
            bits |= bit;
            seen++;
        }

        return -1;
    }

    private static bool HasEarlier(TokenTape tape, int obj, int member)
    {
        for (int child = obj + 1; child < member; child = tape.End(child))
        {
            if (tape.NameHashOf(child) == tape.NameHashOf(member) && tape.Name(child).SequenceEqual(tape.Name(member)))
                return true;
        }

        return false;
    }

    // HashCode is seeded per process: names chosen to collide under NameHash spread out here.
    private static int FindAmongMany(TokenTape tape, int obj, int count)
    {
        int size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)count * 2);
        int[] slots = ArrayPool<int>.Shared.Rent(size);
        slots.AsSpan(0, size).Clear();
        try
        {
            int seen = 0;
            for (int child = obj + 1; seen < count; child = tape.End(child), seen++)
            {
                HashCode hash = default;
                hash.AddBytes(tape.Name(child));
                int slot = hash.ToHashCode() & (size - 1);
                for (; slots[slot] != 0; slot = (slot + 1) & (size - 1))
                {
                    if (tape.NameHashOf(slots[slot]) == tape.NameHashOf(child) && tape.Name(slots[slot]).SequenceEqual(tape.Name(child)))
                        return child;
                }

                slots[slot] = child;
            }

            return -1;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(slots);
        }
    }
}
