using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy.Conservation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrationHub.Storage.Genealogy.Conservation;

/// <summary>A movement of stock. Rows are added and never changed.</summary>
public sealed class StockMovementRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the message, <c>envelope/ordinal</c>.</summary>
    public required string Message { get; set; }

    /// <summary>Gets or sets the number within the message.</summary>
    public int Ordinal { get; set; }

    /// <summary>Gets or sets what it does.</summary>
    public MovementKind Kind { get; set; }

    /// <summary>Gets or sets the node key of the lot or piece.</summary>
    public required string Node { get; set; }

    /// <summary>Gets or sets the node key of the lot.</summary>
    public string? Lot { get; set; }

    /// <summary>Gets or sets the item.</summary>
    public string? Item { get; set; }

    /// <summary>Gets or sets the number of the lot.</summary>
    public string? LotNumber { get; set; }

    /// <summary>Gets or sets the stock segment, canonical JSON.</summary>
    public string? Segment { get; set; }

    /// <summary>Gets or sets how much.</summary>
    public decimal? Quantity { get; set; }

    /// <summary>Gets or sets the unit.</summary>
    public string? Unit { get; set; }

    /// <summary>Gets or sets how sure.</summary>
    public EvidenceGrade Evidence { get; set; }

    /// <summary>Gets or sets what happened.</summary>
    public Operation Operation { get; set; }

    /// <summary>Gets or sets the transformation.</summary>
    public string? Transformation { get; set; }

    /// <summary>Gets or sets the node key of what it went into.</summary>
    public string? Into { get; set; }

    /// <summary>Gets or sets the system that reported it.</summary>
    public required string System { get; set; }

    /// <summary>Gets or sets the supplier or customer.</summary>
    public string? Partner { get; set; }

    /// <summary>Gets or sets the event.</summary>
    public string? EventKey { get; set; }

    /// <summary>Gets or sets when, UTC microseconds.</summary>
    public long? At { get; set; }
}

internal sealed class StockMovementTable : IEntityTypeConfiguration<StockMovementRow>
{
    public void Configure(EntityTypeBuilder<StockMovementRow> builder)
    {
        builder.ToTable("stock_movement").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.Message, row.Ordinal }).IsUnique();
        builder.HasIndex(row => row.Node);
        builder.HasIndex(row => row.Lot);
    }
}
