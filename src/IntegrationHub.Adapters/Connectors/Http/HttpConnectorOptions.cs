using System.ComponentModel.DataAnnotations;

namespace IntegrationHub.Adapters.Connectors.Http;

/// <summary>Limits of all HTTP calls to systems.</summary>
public sealed class HttpConnectorOptions
{
    /// <summary>Gets or sets how long one attempt may take. A system's setting <c>timeoutSeconds</c> wins.</summary>
    /// <value>Seconds, 1 to 300. The default is 10.</value>
    [Range(1, 300)]
    public int CallTimeoutSeconds { get; set; } = 10;

    /// <summary>Gets or sets how often a read is tried again. Ignored for deliveries: their clock is the outbox row.</summary>
    /// <value>1 to 10. The default is 3.</value>
    [Range(1, 10)]
    public int ReadRetries { get; set; } = 3;

    /// <summary>Gets or sets the wait before the first retry; it doubles, with jitter.</summary>
    /// <value>Milliseconds, 1 to 60,000. The default is 300.</value>
    [Range(1, 60_000)]
    public int RetryDelayMilliseconds { get; set; } = 300;

    /// <summary>Gets or sets the size of the largest reply that is read.</summary>
    /// <value>Bytes, 1 kB to 1 GB. The default is 64 MB.</value>
    [Range(1_024, 1_073_741_824)]
    public int MaxReplyBytes { get; set; } = 64 * 1024 * 1024;
}
