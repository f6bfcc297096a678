using NonconformanceReport = IntegrationHub.Core.Canonical.Quality.Nonconformance;

namespace IntegrationHub.Core.Quality.Nonconformance;

/// <summary>Where nonconformances and their holds are kept.</summary>
public interface IQualityStore
{
    /// <summary>Keeps a report. A later message of the same sender and number is kept beside it; applying one message twice changes nothing.</summary>
    /// <param name="report">The report.</param>
    /// <param name="source">The system that sent it: numbers are unique within it.</param>
    /// <param name="messageId">The message, <c>envelope/ordinal</c>.</param>
    /// <param name="recordedAt">When the hub took it, UTC microseconds.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task RecordAsync(NonconformanceReport report, string source, string messageId, long recordedAt, CancellationToken cancel);

    /// <summary>Gets the report as last recorded under a number, or null.</summary>
    Task<NonconformanceReport?> FindAsync(string ncrId, CancellationToken cancel);

    /// <summary>Requests holds; one that is already there, in whatever state, stays as it is.</summary>
    Task RequestHoldsAsync(IReadOnlyCollection<Hold> holds, CancellationToken cancel);

    /// <summary>Notes that a system has blocked what it was asked to for a nonconformance.</summary>
    /// <returns>How many holds became acknowledged.</returns>
    Task<int> AcknowledgeAsync(string ncrId, string system, long at, CancellationToken cancel);

    /// <summary>Ends the holds of a nonconformance in a system.</summary>
    /// <returns>The units on which no hold of any nonconformance remains there: only these may be unblocked.</returns>
    Task<IReadOnlyList<string>> ReleaseAsync(string ncrId, string system, CancellationToken cancel);

    /// <summary>Lists the holds of a nonconformance by system and unit.</summary>
    Task<IReadOnlyList<Hold>> HoldsAsync(string ncrId, CancellationToken cancel);
}
