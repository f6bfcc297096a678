using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>A format with its options and layouts, ready to read and write. It holds no state: any number of threads may use it.</summary>
public sealed class BoundFormat
{
    private readonly FormatCodec _codec;

    internal BoundFormat(string name, FormatCodec codec, IReadOnlyList<VersionedId> layouts) => (Name, _codec, Layouts) = (name, codec, layouts);

    /// <summary>Gets the name of the format.</summary>
    public string Name { get; }

    /// <summary>Gets the layouts that it works by: they belong to the closure of the interface.</summary>
    public IReadOnlyList<VersionedId> Layouts { get; }

    /// <summary>Reads a document.</summary>
    /// <returns>The tree, or why the whole document cannot be read. A bad row or message is one with a fault (<see cref="RowFault"/>), so that it holds up no other.</returns>
    public Outcome<TokenTape> Read(ReadOnlyMemory<byte> document, FormatLimits? limits = null)
    {
        limits ??= FormatLimits.Default;
        return document.Length > limits.Json.MaxBytes
            ? Outcome<TokenTape>.Failed(new Problem("FMT-0004", $"The document has {document.Length} bytes, at most {limits.Json.MaxBytes} are read. Split it at its source, or raise the limit of the interface.", $"byte {limits.Json.MaxBytes}"))
            : _codec.Read(document, limits);
    }

    /// <summary>Writes a document from its JSON tree.</summary>
    /// <returns>The bytes, or why the tree has no form in this format.</returns>
    public Outcome<byte[]> Write(ReadOnlyMemory<byte> json)
    {
        if (_codec.Write is null)
        {
            return Outcome<byte[]>.Failed(new Problem("FMT-0002", $"The format '{Name}' is only read. Choose another one for what goes out, for example csv."));
        }

        var tape = TokenTape.Parse(json);
        return tape.Succeeded ? _codec.Write(tape.Value) : Outcome<byte[]>.Failed(tape.Problems);
    }
}
