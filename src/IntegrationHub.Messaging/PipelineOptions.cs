using System.ComponentModel.DataAnnotations;

namespace IntegrationHub.Messaging;

/// <summary>How much the hub does at once and how long it waits. Section <c>Pipeline</c>, environment <c>HUB_PIPELINE__…</c>.</summary>
public sealed class PipelineOptions
{
    /// <summary>Gets or sets the largest envelope that is taken.</summary>
    /// <value>Bytes, 1 KiB to 1 GiB. The default is 64 MiB.</value>
    [Range(1024, 1 << 30)]
    public int MaxEnvelopeBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Gets or sets how many messages one transaction applies.</summary>
    /// <value>1 to 1000. The default is 100.</value>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 100;

    /// <summary>Gets or sets how many wake-up hints may be outstanding; in-memory queues have no bound of their own.</summary>
    /// <value>1 to 10,000. The default is 256.</value>
    [Range(1, 10_000)]
    public int MaxOutstandingHints { get; set; } = 256;

    /// <summary>Gets or sets how long a worker holds an envelope or a delivery before another may take over.</summary>
    /// <value>Seconds, 1 to 3600. The default is 60.</value>
    [Range(1, 3600)]
    public int LeaseSeconds { get; set; } = 60;

    /// <summary>Gets or sets how often the sweeper looks for work that no hint announced.</summary>
    /// <value>Milliseconds, 10 to 60,000. The default is 500.</value>
    [Range(10, 60_000)]
    public int SweepMilliseconds { get; set; } = 500;

    /// <summary>Gets or sets how many envelopes and how many deliveries one instance works on at once.</summary>
    /// <value>1 to 64. The default is 4.</value>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 4;
}
