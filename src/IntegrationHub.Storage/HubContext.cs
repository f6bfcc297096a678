using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage;

/// <summary>The hub's tables. Each capability configures its own in the folder of its name; what differs between databases is in the two derived classes.</summary>
public abstract class HubContext(DbContextOptions options) : DbContext(options)
{
    private readonly Dictionary<string, Func<CancellationToken, Task>> _last = new(StringComparer.Ordinal);

    /// <summary>Leaves something to do as the last act before the commit, once for each name: a lock that is taken there is held for a moment only.</summary>
    internal void BeforeCommit(string name, Func<CancellationToken, Task> act) => _last.TryAdd(name, act);

    /// <summary>Does what was left for the end. Whoever commits calls it first.</summary>
    internal async Task FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var act in _last.Values)
        {
            await act(cancellationToken);
        }
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(HubContext).Assembly);
}
