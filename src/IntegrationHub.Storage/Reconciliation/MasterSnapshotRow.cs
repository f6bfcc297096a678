using System.Globalization;
using System.Text.Json;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Attributes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrationHub.Storage.Reconciliation;

/// <summary>What one system said about one item at one site. Rows are added and never changed.</summary>
public sealed class MasterSnapshotRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the system.</summary>
    public required string System { get; set; }

    /// <summary>Gets or sets the item under the system's own number.</summary>
    public required string Item { get; set; }

    /// <summary>Gets or sets the form under which differently written numbers meet.</summary>
    public required string MatchKey { get; set; }

    /// <summary>Gets or sets the hub site; null is the item level.</summary>
    public string? Site { get; set; }

    /// <summary>Gets or sets from when it holds, UTC microseconds.</summary>
    public long ValidFrom { get; set; }

    /// <summary>Gets or sets whether the source stated <see cref="ValidFrom"/>.</summary>
    public bool ValidFromStated { get; set; }

    /// <summary>Gets or sets when the hub recorded it, UTC microseconds.</summary>
    public long RecordedAt { get; set; }

    /// <summary>Gets or sets the source's sequence as it was sent.</summary>
    public string? Sequence { get; set; }

    /// <summary>Gets or sets <see cref="Sequence"/> as a number for ordering; -1 where it is none.</summary>
    public long SequenceOrder { get; set; }

    /// <summary>Gets or sets the name of the message that carried it.</summary>
    public required string Message { get; set; }

    /// <summary>Gets or sets the mapping with version that read it.</summary>
    public required string MappingVersion { get; set; }

    /// <summary>Gets or sets the rest (name, marks, sites, unit, class, rules with raw values) as canonical JSON.</summary>
    public required byte[] Content { get; set; }

    /// <summary>Makes the row of a snapshot.</summary>
    public static MasterSnapshotRow From(MasterSnapshot snapshot) => new()
    {
        System = snapshot.System,
        Item = snapshot.Item,
        MatchKey = ItemNumber.MatchKey(snapshot.Item),
        Site = snapshot.Site,
        ValidFrom = snapshot.ValidFrom,
        ValidFromStated = snapshot.ValidFromStated,
        RecordedAt = snapshot.RecordedAt,
        Sequence = snapshot.Sequence,
        SequenceOrder = OrderOf(snapshot.Sequence),
        Message = snapshot.Message,
        MappingVersion = snapshot.MappingVersion,
        Content = JsonSerializer.SerializeToUtf8Bytes(
            new SnapshotContent(snapshot.Name, snapshot.Deleted, snapshot.Phantom, snapshot.Sites, snapshot.BaseUnit, snapshot.ItemClass, snapshot.Tracking) { Revision = snapshot.Revision, Usages = snapshot.Usages, Facts = snapshot.Facts }, CanonicalJson.Options),
    };

    internal static long OrderOf(string? sequence) =>
        long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    internal MasterSnapshot ToSnapshot()
    {
        var content = CanonicalJson.Read<SnapshotContent>(Content);
        return new()
        {
            System = System,
            Item = Item,
            Site = Site,
            ValidFrom = ValidFrom,
            ValidFromStated = ValidFromStated,
            RecordedAt = RecordedAt,
            Sequence = Sequence,
            Message = Message,
            MappingVersion = MappingVersion,
            Name = content.Name,
            Deleted = content.Deleted,
            Phantom = content.Phantom,
            Sites = content.Sites,
            BaseUnit = content.BaseUnit,
            Revision = content.Revision,
            Usages = content.Usages,
            Facts = content.Facts,
            ItemClass = content.ItemClass,
            Tracking = content.Tracking,
        };
    }

    private sealed record SnapshotContent(
        string? Name, bool? Deleted, bool? Phantom, IReadOnlyList<string>? Sites, string? BaseUnit, string? ItemClass, IReadOnlyList<TrackingRule>? Tracking)
    {
        // Not in the first form of the row: absent there is not sent.
        public string? Revision { get; init; }

        public IReadOnlyList<UsageRule>? Usages { get; init; }

        // Nor this.
        public MasterFacts? Facts { get; init; }
    }
}

internal sealed class MasterSnapshotTable : IEntityTypeConfiguration<MasterSnapshotRow>
{
    public void Configure(EntityTypeBuilder<MasterSnapshotRow> builder)
    {
        builder.ToTable("master_snapshot").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.MatchKey, row.System, row.Site });
    }
}
