using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrationHub.Storage.Versioning;

/// <summary>One immutable version of a controlled item, with its bytes.</summary>
public sealed class ControlledItemRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the path below the hub's home, for example <c>mappings/erp-sap/product.yaml</c>.</summary>
    public required string Path { get; set; }

    /// <summary>Gets or sets the kind: contract, mapping, code-list, policy, system.</summary>
    public required string Kind { get; set; }

    /// <summary>Gets or sets the item id.</summary>
    public required string ItemId { get; set; }

    /// <summary>Gets or sets the version.</summary>
    public required string Version { get; set; }

    /// <summary>Gets or sets the semantic hash, hexadecimal: what must be tested again when it differs.</summary>
    public required string SemanticHash { get; set; }

    /// <summary>Gets or sets the SHA-256 of the bytes, hexadecimal: what people sign.</summary>
    public required string ByteHash { get; set; }

    /// <summary>Gets or sets the bytes.</summary>
    public required byte[] Bytes { get; set; }

    /// <summary>Gets or sets when it was imported, UTC microseconds.</summary>
    public long ImportedAt { get; set; }
}

/// <summary>The exact versions that an interface runs with.</summary>
public sealed class ClosureRow
{
    /// <summary>Gets or sets the hash over <see cref="Items"/>, hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>Gets or sets the interface.</summary>
    public required string Interface { get; set; }

    /// <summary>Gets or sets the items: lines of <c>kind id version byte-hash</c>, sorted.</summary>
    public required string Items { get; set; }
}

/// <summary>An activation: from then on the interface accepts under this closure.</summary>
public sealed class ActivationRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the interface.</summary>
    public required string Interface { get; set; }

    /// <summary>Gets or sets the closure.</summary>
    public required string Closure { get; set; }

    /// <summary>Gets or sets when it became effective, UTC microseconds.</summary>
    public long EffectiveFrom { get; set; }

    /// <summary>Gets or sets under what it runs: <c>baseline, unsigned</c> until change control is switched on.</summary>
    public required string Standing { get; set; }
}

/// <summary>A row of the audit trail: canonical bytes, sequence and RFC 6962 leaf hash.</summary>
public sealed class AuditRow
{
    /// <summary>Gets or sets the sequence, from 1 without a gap.</summary>
    public long Sequence { get; set; }

    /// <summary>Gets or sets the entry as canonical JSON.</summary>
    public required byte[] Entry { get; set; }

    /// <summary>Gets or sets SHA-256 over 0x00 and the entry (RFC 6962, 2.1).</summary>
    public required byte[] LeafHash { get; set; }
}

/// <summary>A named counter that is taken under a row lock in the committing transaction, so that followers miss nothing that commits late.</summary>
public sealed class FeedRow
{
    /// <summary>Gets or sets the feed.</summary>
    public required string Name { get; set; }

    /// <summary>Gets or sets the last position given.</summary>
    public long Position { get; set; }
}

internal sealed class VersionTables :
    IEntityTypeConfiguration<ControlledItemRow>, IEntityTypeConfiguration<ClosureRow>,
    IEntityTypeConfiguration<ActivationRow>, IEntityTypeConfiguration<AuditRow>, IEntityTypeConfiguration<FeedRow>
{
    public void Configure(EntityTypeBuilder<ControlledItemRow> builder)
    {
        builder.ToTable("controlled_item").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.Kind, row.ItemId, row.Version, row.ByteHash }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ClosureRow> builder) => builder.ToTable("closure").HasKey(row => row.Hash);

    public void Configure(EntityTypeBuilder<ActivationRow> builder)
    {
        builder.ToTable("activation").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.Interface, row.EffectiveFrom });
    }

    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("audit").HasKey(row => row.Sequence);
        builder.Property(row => row.Sequence).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<FeedRow> builder) => builder.ToTable("feed").HasKey(row => row.Name);
}
