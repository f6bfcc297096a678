namespace IntegrationHub.Core.Translation.BackFilling;

/// <summary>Where proposals to back-fill are kept, in the caller's transaction.</summary>
public interface IBackFills
{
    /// <summary>Adds a proposal and gives it its number.</summary>
    Task<BackFill> AddAsync(BackFill proposal, CancellationToken cancel);

    /// <summary>Finds a proposal; null where there is none of this number.</summary>
    Task<BackFill?> FindAsync(long number, CancellationToken cancel);

    /// <summary>Records a decision.</summary>
    /// <returns>False where somebody else decided first.</returns>
    Task<bool> DecideAsync(BackFill decided, CancellationToken cancel);
}
