using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>Reads documents of one format into a JSON tree and writes them from one.</summary>
internal interface IMessageFormat
{
    /// <summary>Gets the name in system.yaml.</summary>
    string Name { get; }

    /// <summary>Reads the options and returns the reader and writer; faults go to the options.</summary>
    FormatCodec Bind(FormatOptions options);
}

/// <summary>A format with its options.</summary>
/// <param name="Read">Reads a document.</param>
/// <param name="Write">Writes a document; null where the format is only read.</param>
internal sealed record FormatCodec(
    Func<ReadOnlyMemory<byte>, FormatLimits, Outcome<TokenTape>> Read,
    Func<TokenTape, Outcome<byte[]>>? Write);
