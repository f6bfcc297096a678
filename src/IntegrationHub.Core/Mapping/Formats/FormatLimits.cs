using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>How much a document of any format may ask of its reader. What is beyond a limit is refused before memory is spent on it.</summary>
public sealed record FormatLimits
{
    /// <summary>Gets the default limits.</summary>
    public static FormatLimits Default { get; } = new();

    /// <summary>Gets the limits of the JSON tree that every format becomes; its size limit also holds for the source.</summary>
    public JsonLimits Json { get; init; } = JsonLimits.Default;

    /// <summary>Gets how many attributes an XML element may have.</summary>
    /// <value>1 to 10,000. The default is 256.</value>
    public int MaxAttributes { get; init; } = 256;

    /// <summary>Gets how many rows a table may have.</summary>
    /// <value>1 to 10,000,000. The default is 250,000.</value>
    public int MaxRows { get; init; } = 250_000;

    /// <summary>Gets how many columns a table may have.</summary>
    /// <value>1 to 16,384. The default is 1,024.</value>
    public int MaxColumns { get; init; } = 1024;

    /// <summary>Gets how large the parts of a workbook may be when unpacked, all together.</summary>
    /// <value>Bytes. The default is 256 MiB.</value>
    public long MaxUnpackedBytes { get; init; } = 256L * 1024 * 1024;
}
