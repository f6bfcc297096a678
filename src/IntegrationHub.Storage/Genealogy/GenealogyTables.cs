using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrationHub.Storage.Genealogy;

internal sealed class GenealogyTables :
    IEntityTypeConfiguration<NodeRow>, IEntityTypeConfiguration<NameRow>, IEntityTypeConfiguration<GroupRow>, IEntityTypeConfiguration<ChangeRow>,
    IEntityTypeConfiguration<AttachmentRow>, IEntityTypeConfiguration<MembershipRow>, IEntityTypeConfiguration<ObservationRow>, IEntityTypeConfiguration<RetractionRow>,
    IEntityTypeConfiguration<FeedRow>
{
    public void Configure(EntityTypeBuilder<NodeRow> builder)
    {
        builder.ToTable("genealogy_node").HasKey(row => row.Id);
        builder.HasIndex(row => row.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<NameRow> builder)
    {
        builder.ToTable("genealogy_name").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.Value, row.Scheme, row.Issuer, row.Item, row.NodeId }).IsUnique();
        builder.HasIndex(row => row.NodeId);
    }

    public void Configure(EntityTypeBuilder<GroupRow> builder)
    {
        builder.ToTable("genealogy_group").HasKey(row => row.Id);
        builder.HasIndex(row => row.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ChangeRow> builder)
    {
        builder.ToTable("genealogy_change").HasKey(row => row.Id);
        builder.HasIndex(row => row.Message).IsUnique();
        builder.HasIndex(row => row.Position);
    }

    public void Configure(EntityTypeBuilder<FeedRow> builder)
    {
        builder.ToTable("genealogy_feed").HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<AttachmentRow> builder)
    {
        builder.ToTable("genealogy_attachment").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.ChangeId, row.Ordinal }).IsUnique();
        builder.HasIndex(row => row.NodeId);
        builder.HasIndex(row => row.GroupId);
        builder.HasIndex(row => row.EventKey);
    }

    public void Configure(EntityTypeBuilder<MembershipRow> builder)
    {
        builder.ToTable("genealogy_membership").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.UnitId, row.LotId, row.ChangeId }).IsUnique();
        builder.HasIndex(row => row.LotId);
    }

    public void Configure(EntityTypeBuilder<ObservationRow> builder)
    {
        builder.ToTable("genealogy_observation").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.ChangeId, row.Ordinal }).IsUnique();
        builder.HasIndex(row => row.NodeId);
    }

    public void Configure(EntityTypeBuilder<RetractionRow> builder)
    {
        builder.ToTable("genealogy_retraction").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.EventKey, row.ChangeId }).IsUnique();
    }
}
