namespace IntegrationHub.Core.Canonical.Time;

/// <summary>An instant, or an interval where the source was not precise: a date alone, or a local time in the fold of a clock change.</summary>
public sealed record EventTime
{
    /// <summary>Gets the instant, UTC ISO 8601; exclusive with <see cref="From"/> and <see cref="To"/>.</summary>
    public string? Instant { get; init; }

    /// <summary>Gets the start of the interval, inclusive, UTC.</summary>
    public string? From { get; init; }

    /// <summary>Gets the end of the interval, exclusive, UTC.</summary>
    public string? To { get; init; }

    /// <summary>Gets the text that the source sent.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the offset that the source sent, for example <c>+01:00</c>.</summary>
    public string? Offset { get; init; }

    /// <summary>Gets the IANA time zone that was applied, where the source sent local time.</summary>
    public string? Zone { get; init; }

    /// <summary>Gets the precision of the source text.</summary>
    public TimePrecision? Precision { get; init; }
}

/// <summary>How precise a time was written.</summary>
public enum TimePrecision
{
    /// <summary>A date alone.</summary>
    Day,

    /// <summary>Hours and minutes.</summary>
    Minute,

    /// <summary>Seconds.</summary>
    Second,

    /// <summary>Parts of a second.</summary>
    Subsecond,
}

/// <summary>The three times of a business event. The member's name is the basis; none stands in for another.</summary>
/// <param name="Event">When it happened on the shop floor.</param>
/// <param name="Document">The date on the document.</param>
/// <param name="Posting">The date in the books.</param>
public sealed record EventTimes(EventTime? Event = null, EventTime? Document = null, EventTime? Posting = null);
