using IntegrationHub.Core.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>What arrived, without its bytes: those stand in <see cref="EnvelopeBodyRow"/>, so that a month of them can be moved away and the ledger stays.</summary>
public sealed class EnvelopeRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the public id, UUIDv7.</summary>
    public Guid PublicId { get; set; }

    /// <summary>Gets or sets the interface, <c>system/name</c>.</summary>
    public required string Interface { get; set; }

    /// <summary>Gets or sets when it was accepted, UTC microseconds.</summary>
    public long ReceivedAt { get; set; }

    /// <summary>Gets or sets the day of acceptance, <c>yyyymmdd</c>, UTC.</summary>
    public int Day { get; set; }

    /// <summary>Gets or sets the SHA-256 of the bytes as received, hexadecimal.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Gets or sets the size of the bytes as received.</summary>
    public int Size { get; set; }

    /// <summary>Gets or sets the media type, where told.</summary>
    public string? ContentType { get; set; }

    /// <summary>Gets or sets the file name or address, for people.</summary>
    public string? SourceName { get; set; }

    /// <summary>Gets or sets the header <c>Idempotency-Key</c>.</summary>
    public string? KeyHeader { get; set; }

    /// <summary>Gets or sets the hash of the closure that was effective at acceptance.</summary>
    public required string Closure { get; set; }

    /// <summary>Gets or sets where it stands.</summary>
    public EnvelopeState State { get; set; }

    /// <summary>Gets or sets how many messages the split declared; null before it.</summary>
    public int? MessageCount { get; set; }

    /// <summary>Gets or sets how many of them are not settled; work ends at zero.</summary>
    public int Open { get; set; }

    /// <summary>Gets or sets how many attempts ended in a failure; one that a kill cut short does not count.</summary>
    public int Attempts { get; set; }

    /// <summary>Gets or sets when work on it may be tried next, UTC microseconds.</summary>
    public long NextAttemptAt { get; set; }

    /// <summary>Gets or sets the fencing token of the lease: it grows with every claim, so that a holder who overslept cannot commit.</summary>
    public long LeaseToken { get; set; }

    /// <summary>Gets or sets when the lease ends, UTC microseconds.</summary>
    public long LeaseUntil { get; set; }
}

/// <summary>The bytes of an envelope, compressed.</summary>
public sealed class EnvelopeBodyRow
{
    /// <summary>Gets or sets the envelope.</summary>
    public long EnvelopeId { get; set; }

    /// <summary>Gets or sets the month of acceptance, <c>yyyymm</c>.</summary>
    public int Month { get; set; }

    /// <summary>Gets or sets the bytes, Brotli.</summary>
    public required byte[] Body { get; set; }
}

internal sealed class EnvelopeTables : IEntityTypeConfiguration<EnvelopeRow>, IEntityTypeConfiguration<EnvelopeBodyRow>
{
    public void Configure(EntityTypeBuilder<EnvelopeRow> builder)
    {
        builder.ToTable("envelope").HasKey(row => row.Id);
        builder.HasIndex(row => row.PublicId).IsUnique();
        builder.HasIndex(row => new { row.Open, row.NextAttemptAt });
        builder.HasIndex(row => new { row.Interface, row.Day });
        builder.Property(row => row.State).HasConversion<string>();
    }

    public void Configure(EntityTypeBuilder<EnvelopeBodyRow> builder)
    {
        builder.ToTable("envelope_body").HasKey(row => row.EnvelopeId);
        builder.Property(row => row.EnvelopeId).ValueGeneratedNever();
        builder.HasIndex(row => row.Month);
    }
}
