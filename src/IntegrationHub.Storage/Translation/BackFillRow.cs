using IntegrationHub.Core.Translation.BackFilling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrationHub.Storage.Translation;

/// <summary>A proposal to back-fill a posting.</summary>
public sealed class BackFillRow
{
    /// <summary>Gets or sets the number.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the public id of the delivery.</summary>
    public Guid Delivery { get; set; }

    /// <summary>Gets or sets what is to be done.</summary>
    public BackFillKind Kind { get; set; }

    /// <summary>Gets or sets why.</summary>
    public required string Reason { get; set; }

    /// <summary>Gets or sets who proposes it.</summary>
    public required string Author { get; set; }

    /// <summary>Gets or sets when, UTC microseconds.</summary>
    public long At { get; set; }

    /// <summary>Gets or sets how far it is.</summary>
    public BackFillState State { get; set; }

    /// <summary>Gets or sets who decided.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>Gets or sets when, UTC microseconds.</summary>
    public long? DecidedAt { get; set; }

    internal BackFill ToBackFill() => new(Id, Delivery, Kind, Reason, Author, At, State, DecidedBy, DecidedAt);
}

internal sealed class BackFillTable : IEntityTypeConfiguration<BackFillRow>
{
    public void Configure(EntityTypeBuilder<BackFillRow> builder)
    {
        builder.ToTable("back_fill").HasKey(row => row.Id);
        builder.HasIndex(row => row.Delivery);
        builder.Property(row => row.Kind).HasConversion<string>();
        builder.Property(row => row.State).HasConversion<string>();
    }
}
