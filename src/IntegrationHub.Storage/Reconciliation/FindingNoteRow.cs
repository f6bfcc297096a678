using IntegrationHub.Core.Reconciliation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrationHub.Storage.Reconciliation;

/// <summary>A comment on a finding, or whose it is. Rows are added and never changed; it stays with the finding when that comes back.</summary>
public sealed class FindingNoteRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the identity of the finding.</summary>
    public required string Identity { get; set; }

    /// <summary>Gets or sets whether it is a comment or an assignment.</summary>
    public NoteKind Kind { get; set; }

    /// <summary>Gets or sets the comment, or the person to whom it is assigned.</summary>
    public required string Text { get; set; }

    /// <summary>Gets or sets who wrote it.</summary>
    public required string Author { get; set; }

    /// <summary>Gets or sets when, UTC microseconds.</summary>
    public long At { get; set; }

    internal FindingNote ToNote() => new(Kind, Text, Author, At);
}

internal sealed class FindingNoteTable : IEntityTypeConfiguration<FindingNoteRow>
{
    public void Configure(EntityTypeBuilder<FindingNoteRow> builder)
    {
        builder.ToTable("finding_note").HasKey(row => row.Id);
        builder.HasIndex(row => row.Identity);
        builder.Property(row => row.Kind).HasConversion<string>();
    }
}
