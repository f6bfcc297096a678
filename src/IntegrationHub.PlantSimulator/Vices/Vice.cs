namespace IntegrationHub.PlantSimulator;

/// <summary>How one system misbehaves. The default is a system without vices.</summary>
public sealed record Vice
{
    /// <summary>Gets whether every request is answered with 503 and nothing is done.</summary>
    public bool Down { get; init; }

    /// <summary>Gets whether a system that is <see cref="Down"/> closes the connection instead of answering 503.</summary>
    public bool DropConnections { get; init; }

    /// <summary>Gets the share of requests that are answered with 500 before anything is done.</summary>
    /// <value>0 to 1, drawn from the seed.</value>
    public double FailRate { get; init; }

    /// <summary>Gets how many of the next requests are answered with 500 before anything is done.</summary>
    public int FailNext { get; init; }

    /// <summary>Gets how many of the next posts take effect and then lose their reply: the connection closes without an answer.</summary>
    public int LoseReplies { get; init; }

    /// <summary>Gets how long every request waits before it is looked at.</summary>
    /// <value>Milliseconds, 0 to 600,000.</value>
    public int LatencyMs { get; init; }

    /// <summary>Gets whether each page of a collection begins with the last row of the page before.</summary>
    public bool DuplicateReplies { get; init; }

    /// <summary>Gets whether the system sends each of its own messages twice.</summary>
    public bool DuplicatePushes { get; init; }

    /// <summary>Gets how many rows a page of a collection has.</summary>
    /// <value>0 to 10,000; 0 means the system's own size, 20.</value>
    public int PageSize { get; init; }

    /// <summary>Gets whether idempotency keys are ignored, as by a target that never learned them.</summary>
    public bool ForgetsKeys { get; init; }

    /// <summary>Gets the page size in force.</summary>
    internal int EffectivePageSize => PageSize == 0 ? 20 : PageSize;

    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal void Check()
    {
        if (FailRate is not (>= 0 and <= 1)) throw new ArgumentException($"failRate is a share from 0 to 1; found {FailRate}. Use 0.1 for one in ten.");
        if (FailNext < 0 || LoseReplies < 0) throw new ArgumentException("failNext and loseReplies count requests; use 0 or more.");
        if (LatencyMs is < 0 or > 600_000) throw new ArgumentException($"latencyMs is 0 to 600000; found {LatencyMs}. Use down for a system that never answers.");
        if (PageSize is < 0 or > 10_000) throw new ArgumentException($"pageSize is 0 to 10000; found {PageSize}. Use 0 for the system's own.");
    }
}
