namespace IntegrationHub.Core.Contracts;

/// <summary>Equality of JSON values as JSON Schema defines it (Core, section 4.2.2): numbers by value, objects without order.</summary>
public static class JsonEquality
{
    /// <summary>Gets whether two values, of the same document or of two, are equal.</summary>
    public static bool ValueEquals(this TokenTape left, int a, TokenTape right, int b)
    {
        JsonKind kind = left.Kind(a);
        if (kind != right.Kind(b))
            return false;
        switch (kind)
        {
            case JsonKind.Number:
                return left.Utf8Value(a).SequenceEqual(right.Utf8Value(b)) || left.Number(a) == right.Number(b);
            case JsonKind.String:
                return left.Utf8Value(a).SequenceEqual(right.Utf8Value(b));
            case JsonKind.Array:
                return left.Count(a) == right.Count(b) && ElementsEqual(left, a, right, b);
            case JsonKind.Object:
                return left.Count(a) == right.Count(b) && MembersEqual(left, a, right, b);
            default:
                return true;
        }
    }

    /// <summary>A hash that equal values share. It is seeded per process, so nobody can prepare values that collide.</summary>
    public static int ValueHash(this TokenTape tape, int node)
    {
        HashCode hash = default;
        hash.Add((int)tape.Kind(node));
        switch (tape.Kind(node))
        {
            case JsonKind.Number:
                hash.Add(tape.Number(node));
                break;
            case JsonKind.String:
                hash.AddBytes(tape.Utf8Value(node));
                break;
            case JsonKind.Array:
                foreach (int child in tape.Children(node))
                    hash.Add(tape.ValueHash(child));
                break;
            case JsonKind.Object:
                int sum = 0;
                foreach (int child in tape.Children(node))
                {
                    HashCode member = default;
                    member.AddBytes(tape.Name(child));
                    member.Add(tape.ValueHash(child));
                    sum = unchecked(sum + member.ToHashCode());
                }

                hash.Add(sum);
                break;
            default:
                break;
        }

        return hash.ToHashCode();
    }

    private static bool ElementsEqual(TokenTape left, int a, TokenTape right, int b)
    {
        int other = b + 1;
        foreach (int child in left.Children(a))
        {
            if (!left.ValueEquals(child, right, other))
                return false;
            other = right.End(other);
        }

        return true;
    }

    private static bool MembersEqual(TokenTape left, int a, TokenTape right, int b)
    {
        foreach (int child in left.Children(a))
        {
            if (!right.TryGetMember(b, left.Name(child), left.NameHashOf(child), out int other) || !left.ValueEquals(child, right, other))
                return false;
        }

        return true;
    }
}
