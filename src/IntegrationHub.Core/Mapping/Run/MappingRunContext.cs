namespace IntegrationHub.Core.Mapping.Run;

/// <summary>What a run knows besides the input. There is no clock and no chance: same input, same context, same bytes.</summary>
public sealed record MappingRunContext
{
    /// <summary>Gets the name of the message, <c>envelope id/ordinal</c>: ids in outputs derive from it.</summary>
    public required string MessageId { get; init; }

    /// <summary>Gets the bounds of the run.</summary>
    public MappingBudget Budget { get; init; } = MappingBudget.Default;
}

/// <summary>What a run may use before the message is refused.</summary>
/// <param name="Steps">Rules and elements worked on. The default is 1,000,000.</param>
/// <param name="OutputBytes">Bytes of all outputs together. The default is 16 MiB.</param>
public sealed record MappingBudget(int Steps, int OutputBytes)
{
    /// <summary>Gets the default bounds.</summary>
    public static MappingBudget Default { get; } = new(1_000_000, 16 * 1024 * 1024);
}
