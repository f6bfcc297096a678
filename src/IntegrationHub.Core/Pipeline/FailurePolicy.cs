namespace IntegrationHub.Core.Pipeline;

/// <summary>What stood in the way of a step.</summary>
public enum FailureKind
{
    /// <summary>The target did not answer, or only its infrastructure did.</summary>
    TargetUnavailable,

    /// <summary>The target's application said no.</summary>
    TargetRefused,

    /// <summary>The document or what it refers to is wrong.</summary>
    Data,

    /// <summary>A mapping, contract or policy is wrong or absent.</summary>
    Configuration,

    /// <summary>The hub's own database did not answer, or undid the work because another unit was in its way.</summary>
    StoreUnavailable,

    /// <summary>A fault of the hub itself.</summary>
    Unexpected,
}

/// <summary>What to do about it.</summary>
public abstract record FailureAction
{
    private FailureAction()
    {
    }

    /// <summary>Try again after a while.</summary>
    public sealed record RetryAfter(TimeSpan Delay) : FailureAction;

    /// <summary>A person must act; the text ends with what to do.</summary>
    public sealed record Quarantine(string Remedy) : FailureAction;

    /// <summary>The target's no stands.</summary>
    public sealed record Refuse : FailureAction;
}

/// <summary>The one clock of retries: there is no redelivery in the broker and none in the connectors' callers.</summary>
public static class FailurePolicy
{
    /// <summary>A target may be away for a long week-end: with the longest pause this many attempts take four days.</summary>
    public const int MaxTargetAttempts = 400;

    private const int MaxUnexpectedAttempts = 5;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>Decides from the kind of failure and the number of the attempt, 1 for the first. Only attempts that ended count; one that a kill cut short does not.</summary>
    public static FailureAction Decide(FailureKind kind, int attempt) => kind switch
    {
        FailureKind.TargetUnavailable when attempt < MaxTargetAttempts => new FailureAction.RetryAfter(Pause(attempt)),
        FailureKind.TargetUnavailable => new FailureAction.Quarantine($"The target did not answer in {MaxTargetAttempts} attempts. Bring it back, then release the delivery."),
        FailureKind.TargetRefused => new FailureAction.Refuse(),
        // It says nothing about the message, so there is no last attempt: a database that is away for a week loses nothing.
        FailureKind.StoreUnavailable => new FailureAction.RetryAfter(Pause(attempt)),
        FailureKind.Unexpected when attempt < MaxUnexpectedAttempts => new FailureAction.RetryAfter(Pause(attempt)),
        FailureKind.Unexpected => new FailureAction.Quarantine("The hub failed on this message several times. Report it with the text above, then release the message."),
        // Retrying cannot repair data or configuration: a person must act.
        _ => new FailureAction.Quarantine("Correct it, then release the message from quarantine."),
    };

    private static TimeSpan Pause(int attempt)
    {
        var seconds = 0.5 * Math.Pow(2, Math.Min(attempt - 1, 20));
        return seconds >= LongestPause.TotalSeconds ? LongestPause : TimeSpan.FromSeconds(seconds);
    }
}
