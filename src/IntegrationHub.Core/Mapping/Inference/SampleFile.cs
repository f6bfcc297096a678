namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>A document that a system really sent.</summary>
/// <param name="Name">The name of the file, as problems shall say it.</param>
/// <param name="Bytes">The document as received.</param>
public sealed record SampleFile(string Name, ReadOnlyMemory<byte> Bytes);
