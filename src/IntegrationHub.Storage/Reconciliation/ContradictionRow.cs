using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrationHub.Storage.Reconciliation;

/// <summary>One material reference that contradicted a tracking flag. Rows are added and never changed.</summary>
public sealed class ContradictionRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the form under which differently written numbers meet.</summary>
    public required string MatchKey { get; set; }

    /// <summary>Gets or sets the item as it was sent.</summary>
    public required string Item { get; set; }

    /// <summary>Gets or sets the system that sent it.</summary>
    public required string System { get; set; }

    /// <summary>Gets or sets the site.</summary>
    public string? Site { get; set; }

    /// <summary>Gets or sets the point in the flow.</summary>
    public CapturePoint? Point { get; set; }

    /// <summary>Gets or sets how it contradicts.</summary>
    public DataContradiction Contradiction { get; set; }

    /// <summary>Gets or sets what was sent.</summary>
    public string? Raw { get; set; }

    /// <summary>Gets or sets the message that shows it.</summary>
    public required string Message { get; set; }

    /// <summary>Gets or sets when the hub recorded it, UTC microseconds.</summary>
    public long At { get; set; }
}

internal sealed class ContradictionTable : IEntityTypeConfiguration<ContradictionRow>
{
    public void Configure(EntityTypeBuilder<ContradictionRow> builder)
    {
        builder.ToTable("data_contradiction").HasKey(row => row.Id);
        builder.HasIndex(row => row.MatchKey);
        builder.Property(row => row.Point).HasConversion<string>();
        builder.Property(row => row.Contradiction).HasConversion<string>();
    }
}
