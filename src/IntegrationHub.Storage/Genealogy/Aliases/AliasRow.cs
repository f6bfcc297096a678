using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Genealogy.Aliases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrationHub.Storage.Genealogy.Aliases;

/// <summary>One version of an alias. Rows are added and never changed.</summary>
public sealed class AliasRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the number of the alias.</summary>
    public long Number { get; set; }

    /// <summary>Gets or sets the version, from 1.</summary>
    public int Version { get; set; }

    /// <summary>Gets or sets the key of the node that lasts.</summary>
    public required string OfKey { get; set; }

    /// <summary>Gets or sets the key of its other name.</summary>
    public required string NameKey { get; set; }

    /// <summary>Gets or sets where it stands.</summary>
    public AliasState State { get; set; }

    /// <summary>Gets or sets the whole alias as JSON.</summary>
    public required byte[] Body { get; set; }

    internal static AliasRow From(Alias alias) => new()
    {
        Number = alias.Number,
        Version = alias.Version,
        OfKey = alias.Of,
        NameKey = alias.Name.Key,
        State = alias.State,
        Body = CanonicalJson.Write(alias),
    };

    internal Alias ToAlias() => CanonicalJson.Read<Alias>(Body);
}

internal sealed class AliasTable : IEntityTypeConfiguration<AliasRow>
{
    public void Configure(EntityTypeBuilder<AliasRow> builder)
    {
        builder.ToTable("genealogy_alias").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.Number, row.Version }).IsUnique();
        builder.HasIndex(row => row.OfKey);
        builder.HasIndex(row => row.NameKey);
        builder.Property(row => row.State).HasConversion<string>();
    }
}
