using System.Diagnostics;
using System.Globalization;

namespace IntegrationHub.Core.Pipeline;

/// <summary>
/// Named boundaries at which a test can have the process kill itself, as a power cut would. Off unless the environment variable
/// <c>HUB_FAILPOINT</c> names one, as <c>name</c> or <c>name:n</c> for the n-th time it is reached.
/// </summary>
public static class FailPoints
{
    /// <summary>The boundaries, in the order in which a message meets them.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "migrated", "journal-written", "journal-committed", "claimed", "declared", "batch-computed", "batch-applied", "batch-committed",
        "delivery-claimed", "document-kept", "delivered", "delivery-settled", "file-acknowledged",
    ];

    /// <summary>The boundaries of a run over all items; a message meets none of them.</summary>
    public static readonly IReadOnlyList<string> OfRuns = ["run-step"];

    private static readonly (string Name, int Count)? Armed = Read(Environment.GetEnvironmentVariable("HUB_FAILPOINT"));
    private static int _reached;

    /// <summary>Says that a boundary was reached.</summary>
    public static void Reach(string name)
    {
        if (Armed is { } armed && armed.Name == name && Interlocked.Increment(ref _reached) == armed.Count)
        {
            // SIGKILL on Unix: no handler, no flush, no finally.
            Process.GetCurrentProcess().Kill();
            Thread.CurrentThread.Join();
        }
    }

    private static (string Name, int Count)? Read(string? setting) =>
        setting?.Split(':') switch
        {
            [var name] when name.Length > 0 => (name, 1),
            [var name, var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 => (name, n),
            _ => null,
        };
}
