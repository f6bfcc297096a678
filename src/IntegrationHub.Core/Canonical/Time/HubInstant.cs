using System.Globalization;

namespace IntegrationHub.Core.Canonical.Time;

/// <summary>Instants as both databases store them: microseconds since 1970-01-01T00:00:00Z.</summary>
public static class HubInstant
{
    /// <summary>Converts to microseconds since the epoch; finer digits are cut.</summary>
    public static long ToMicroseconds(DateTimeOffset instant) => (instant.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>Converts from microseconds since the epoch.</summary>
    public static DateTimeOffset FromMicroseconds(long microseconds) => new(DateTime.UnixEpoch.Ticks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>Writes an instant in ISO 8601, UTC, with as many digits as needed.</summary>
    public static string Text(long microseconds) => FromMicroseconds(microseconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads an ISO 8601 instant with offset, or null where there is none.</summary>
    public static long? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? ToMicroseconds(instant) : null;
}
