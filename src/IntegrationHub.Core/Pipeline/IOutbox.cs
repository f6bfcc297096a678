namespace IntegrationHub.Core.Pipeline;

/// <summary>Where a dispatch puts what is due, within its unit of work.</summary>
public interface IOutbox
{
    /// <summary>Adds one delivery and declares it due.</summary>
    Task AddAsync(NewDelivery delivery, CancellationToken cancellationToken);
}

/// <summary>A delivery that is due.</summary>
/// <param name="CanonicalId">The canonical message.</param>
/// <param name="MessageId">The inbound message.</param>
/// <param name="Target">The outbound interface.</param>
/// <param name="Route">The route that made it due.</param>
/// <param name="Closure">The closure of the outbound interface.</param>
/// <param name="Facts">What the translation may use, JSON.</param>
public sealed record NewDelivery(long CanonicalId, long MessageId, string Target, string Route, string Closure, byte[] Facts);

/// <summary>A delivery that a worker holds under a lease.</summary>
public sealed record ClaimedDelivery(
    long Id, Guid PublicId, long MessageId, string MessageName, string Target, string Closure, int Attempt, long LeaseToken,
    string Type, ReadOnlyMemory<byte> Canonical, ReadOnlyMemory<byte> Facts, ReadOnlyMemory<byte> Document);

/// <summary>What became of a delivery, or of one attempt at it.</summary>
public sealed record DeliverySettlement
{
    /// <summary>Gets where it stands now.</summary>
    public required DeliveryState State { get; init; }

    /// <summary>Gets when to try again; only for one that stays in flight.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets the answer in one line.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets what a person must see.</summary>
    public IReadOnlyList<StepProblem> Problems { get; init; } = [];

    /// <summary>Gets the bytes of the answer.</summary>
    public ReadOnlyMemory<byte> Reply { get; init; }
}
