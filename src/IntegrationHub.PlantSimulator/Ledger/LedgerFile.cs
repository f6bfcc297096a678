using System.Text.Json;

namespace IntegrationHub.PlantSimulator;

/// <summary>The ledger as lines of JSON. Each line reaches the operating system before the post is answered: it survives the kill of a process, not the loss of power.</summary>
internal sealed class LedgerFile : IDisposable
{
    private readonly FileStream _stream;

    private LedgerFile(FileStream stream, IReadOnlyList<LedgerEntry> loaded) => (_stream, Loaded) = (stream, loaded);

    /// <summary>Gets what the file held when it was opened.</summary>
    public IReadOnlyList<LedgerEntry> Loaded { get; }

    public static LedgerFile Open(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var (entries, whole) = Parse(bytes);
        // Half a line was never answered: the post will come again.
        stream.SetLength(whole);
        stream.Position = whole;
        return new LedgerFile(stream, entries);
    }

    /// <summary>Reads a file that a running plant may have open.</summary>
    public static IReadOnlyList<LedgerEntry> Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Parse(bytes).Entries;
    }

    private static (IReadOnlyList<LedgerEntry> Entries, int WholeBytes) Parse(ReadOnlySpan<byte> bytes)
    {
        var entries = new List<LedgerEntry>();
        var start = 0;
        for (int length; (length = bytes[start..].IndexOf((byte)'\n')) >= 0; start += length + 1)
            entries.Add(JsonSerializer.Deserialize<LedgerEntry>(bytes.Slice(start, length), Answer.Json)!);
        return (entries, start);
    }

    public void Append(LedgerEntry entry)
    {
        _stream.Write([.. JsonSerializer.SerializeToUtf8Bytes(entry, Answer.Json), (byte)'\n']);
        _stream.Flush();
    }

    public void Dispose() => _stream.Dispose();
}
