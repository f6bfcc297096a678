namespace IntegrationHub.PlantSimulator;

/// <summary>How a simulated plant is set up. Everything it says follows from these values alone.</summary>
public sealed record PlantOptions
{
    /// <summary>Gets the loopback port to listen on.</summary>
    /// <value>0 to 65535. The default, 0, takes a free one.</value>
    public int Port { get; init; }

    /// <summary>Gets the folder under which the MES drops its files; created where missing.</summary>
    public required string DropFolder { get; init; }

    /// <summary>Gets what decides every choice that looks like chance. The same seed gives the same bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the clock of ledger entries and of simulated latency.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the file to which every received effect is appended; it is read at start, so that a restarted target still knows its keys.</summary>
    /// <value>A path, or null to remember in memory only.</value>
    public string? LedgerFile { get; init; }
}
