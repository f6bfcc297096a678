namespace IntegrationHub.Core.Genealogy.Aliases;

/// <summary>Keeps aliases, in the caller's transaction; a version is added and never changed.</summary>
public interface IAliasStore
{
    /// <summary>Adds an alias (number 0, which gets one) or the next version of one.</summary>
    Task<Alias> AddAsync(Alias alias, CancellationToken cancel);

    /// <summary>Reads all versions, the first one first; empty where there is none of this number.</summary>
    Task<IReadOnlyList<Alias>> HistoryAsync(long number, CancellationToken cancel);

    /// <summary>Reads the newest versions of those that speak of the keys or lead there, over any number of steps.</summary>
    Task<IReadOnlyList<Alias>> AroundAsync(IReadOnlyCollection<string> keys, CancellationToken cancel);
}
