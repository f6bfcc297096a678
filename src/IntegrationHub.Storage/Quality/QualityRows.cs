using IntegrationHub.Core.Quality.Nonconformance;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrationHub.Storage.Quality;

/// <summary>A nonconformance as one message said it; later messages of the same number stand beside it.</summary>
public sealed class NonconformanceRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the number.</summary>
    public required string NcrId { get; set; }

    /// <summary>Gets or sets the system that sent it.</summary>
    public required string Source { get; set; }

    /// <summary>Gets or sets the message, <c>envelope/ordinal</c>.</summary>
    public required string Message { get; set; }

    /// <summary>Gets or sets when the hub took it, UTC microseconds.</summary>
    public long RecordedAt { get; set; }

    /// <summary>Gets or sets the canonical document.</summary>
    public required byte[] Document { get; set; }
}

/// <summary>A hold.</summary>
public sealed class HoldRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the number of the nonconformance.</summary>
    public required string NcrId { get; set; }

    /// <summary>Gets or sets the system.</summary>
    public required string System { get; set; }

    /// <summary>Gets or sets the node key of the piece or lot.</summary>
    public required string Unit { get; set; }

    /// <summary>Gets or sets how far it is.</summary>
    public HoldState State { get; set; }

    /// <summary>Gets or sets when it was requested, UTC microseconds.</summary>
    public long RequestedAt { get; set; }

    /// <summary>Gets or sets when it was acknowledged, UTC microseconds.</summary>
    public long? AcknowledgedAt { get; set; }

    /// <summary>Gets or sets how much of a lot.</summary>
    public decimal? Quantity { get; set; }
}

internal sealed class QualityTables : IEntityTypeConfiguration<NonconformanceRow>, IEntityTypeConfiguration<HoldRow>
{
    public void Configure(EntityTypeBuilder<NonconformanceRow> builder)
    {
        builder.ToTable("nonconformance").HasKey(row => row.Id);
        builder.HasIndex(row => row.Message).IsUnique();
        builder.HasIndex(row => row.NcrId);
    }

    public void Configure(EntityTypeBuilder<HoldRow> builder)
    {
        builder.ToTable("hold").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.NcrId, row.System, row.Unit }).IsUnique();
        builder.HasIndex(row => new { row.System, row.Unit });
    }
}
