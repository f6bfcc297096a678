using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage;

/// <summary>The hub's tables. Each capability configures its own in the folder of its name; what differs between databases is in the two derived classes.</summary>
public abstract class HubContext(DbContextOptions options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(HubContext).Assembly);
}
