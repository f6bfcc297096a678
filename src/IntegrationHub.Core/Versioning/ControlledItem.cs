namespace IntegrationHub.Core.Versioning;

/// <summary>A file below the hub's home: <c>contracts/…</c> or <c>mappings/…</c>.</summary>
/// <param name="Path">The path with forward slashes, relative to the home.</param>
/// <param name="Bytes">The bytes.</param>
public sealed record ConfigurationFile(string Path, ReadOnlyMemory<byte> Bytes);

/// <summary>One version of a controlled item as a file holds it.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Id">The item id.</param>
/// <param name="Version">The version.</param>
/// <param name="SemanticHash">The hash of what it means.</param>
/// <param name="ByteHash">The hash of its bytes.</param>
/// <param name="Bytes">The bytes.</param>
public sealed record ControlledItem(
    string Path, ItemKind Kind, string Id, string Version, string SemanticHash, string ByteHash, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Gets the line by which a closure names it.</summary>
    public string ClosureLine => $"{Kind} {Id}@{Version} {ByteHash}";
}

/// <summary>The exact versions that an interface runs with.</summary>
/// <param name="Hash">SHA-256 over the lines.</param>
/// <param name="Items">The lines, sorted: kind, id and version, hash of the bytes.</param>
public sealed record Closure(string Hash, IReadOnlyList<string> Items)
{
    /// <summary>Makes a closure of items; order and repetition do not matter.</summary>
    public static Closure Of(IEnumerable<ControlledItem> items)
    {
        var lines = items.Select(item => item.ClosureLine).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new Closure(Versioning.SemanticHash.OfBytes(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines))), lines);
    }
}
