using IntegrationHub.Core.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>The outbox: one row for each canonical message and due target.</summary>
public sealed class DeliveryRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the public id, also the idempotency key at the target.</summary>
    public Guid PublicId { get; set; }

    /// <summary>Gets or sets the canonical message.</summary>
    public long CanonicalId { get; set; }

    /// <summary>Gets or sets the inbound message.</summary>
    public long MessageId { get; set; }

    /// <summary>Gets or sets the outbound interface, <c>system/name</c>.</summary>
    public required string Target { get; set; }

    /// <summary>Gets or sets the day on which it became due, <c>yyyymmdd</c>, UTC.</summary>
    public int Day { get; set; }

    /// <summary>Gets or sets the route that made it due, <c>routing@version id</c>.</summary>
    public required string Route { get; set; }

    /// <summary>Gets or sets the facts that the translation may use, as read in the transaction that made it due.</summary>
    public required byte[] Facts { get; set; }

    /// <summary>Gets or sets the hash of the closure that it runs with.</summary>
    public required string Closure { get; set; }

    /// <summary>Gets or sets where it stands.</summary>
    public DeliveryState State { get; set; }

    /// <summary>Gets or sets how many attempts came to an end; one that a kill cut short does not count.</summary>
    public int Attempts { get; set; }

    /// <summary>Gets or sets when it may be tried next, UTC microseconds.</summary>
    public long NextAttemptAt { get; set; }

    /// <summary>Gets or sets the fencing token of the lease.</summary>
    public long LeaseToken { get; set; }

    /// <summary>Gets or sets when the lease ends, UTC microseconds.</summary>
    public long LeaseUntil { get; set; }

    /// <summary>Gets or sets the document that was or will be sent.</summary>
    public byte[]? Document { get; set; }

    /// <summary>Gets or sets what the translation lost, JSON; null where nothing was.</summary>
    public byte[]? Loss { get; set; }

    /// <summary>Gets or sets the finer truth that the target could not hold, JSON.</summary>
    public byte[]? Escrow { get; set; }

    /// <summary>Gets or sets the target's last answer, for people.</summary>
    public string? Detail { get; set; }

    /// <summary>Gets or sets the bytes of the target's last answer.</summary>
    public byte[]? Reply { get; set; }

    /// <summary>Gets or sets when it was settled, UTC microseconds.</summary>
    public long? SettledAt { get; set; }
}

/// <summary>The other side of the target ledger: what the dispatch declared due.</summary>
public sealed class DueRow
{
    /// <summary>Gets or sets the inbound message.</summary>
    public long MessageId { get; set; }

    /// <summary>Gets or sets the outbound interface.</summary>
    public required string Target { get; set; }

    /// <summary>Gets or sets the day, <c>yyyymmdd</c>, UTC.</summary>
    public int Day { get; set; }

    /// <summary>Gets or sets how many deliveries.</summary>
    public int Due { get; set; }
}

internal sealed class DeliveryTables : IEntityTypeConfiguration<DeliveryRow>, IEntityTypeConfiguration<DueRow>
{
    public void Configure(EntityTypeBuilder<DeliveryRow> builder)
    {
        builder.ToTable("delivery").HasKey(row => row.Id);
        builder.HasIndex(row => row.PublicId).IsUnique();
        builder.HasIndex(row => new { row.State, row.NextAttemptAt });
        builder.HasIndex(row => new { row.Target, row.Day });
        builder.HasIndex(row => row.MessageId);
        builder.Property(row => row.State).HasConversion<string>();
    }

    public void Configure(EntityTypeBuilder<DueRow> builder) =>
        builder.ToTable("delivery_due").HasKey(row => new { row.MessageId, row.Target });
}
