using IntegrationHub.Core.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>One message of an envelope and where it stands.</summary>
public sealed class MessageRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the envelope.</summary>
    public long EnvelopeId { get; set; }

    /// <summary>Gets or sets the position in the envelope, from 0.</summary>
    public int Ordinal { get; set; }

    /// <summary>Gets or sets the name, <c>envelope public id/ordinal</c>.</summary>
    public required string Name { get; set; }

    /// <summary>Gets or sets where the message stands in the parsed envelope.</summary>
    public required string Pointer { get; set; }

    /// <summary>Gets or sets the interface, <c>system/name</c>.</summary>
    public required string Interface { get; set; }

    /// <summary>Gets or sets the day of acceptance, <c>yyyymmdd</c>, UTC.</summary>
    public int Day { get; set; }

    /// <summary>Gets or sets where it stands.</summary>
    public MessageState State { get; set; }

    /// <summary>Gets or sets why it stands there, where that needs a reason.</summary>
    public string? Reason { get; set; }

    /// <summary>Gets or sets the idempotency key, as far as it could be read.</summary>
    public string? Key { get; set; }

    /// <summary>Gets or sets the hash of the closure that it ran with.</summary>
    public required string Closure { get; set; }

    /// <summary>Gets or sets the hub build that settled it.</summary>
    public string? Build { get; set; }

    /// <summary>Gets or sets when it was settled, UTC microseconds.</summary>
    public long? SettledAt { get; set; }
}

/// <summary>An idempotency key that an applied message holds.</summary>
public sealed class MessageKeyRow
{
    /// <summary>Gets or sets the interface.</summary>
    public required string Interface { get; set; }

    /// <summary>Gets or sets the key.</summary>
    public required string Key { get; set; }

    /// <summary>Gets or sets the SHA-256 of the message's canonical JSON.</summary>
    public required string BodyHash { get; set; }

    /// <summary>Gets or sets the message that holds it.</summary>
    public long MessageId { get; set; }
}

/// <summary>A canonical message that an inbound message became.</summary>
public sealed class CanonicalRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the message.</summary>
    public long MessageId { get; set; }

    /// <summary>Gets or sets the position among the message's outputs.</summary>
    public int Ordinal { get; set; }

    /// <summary>Gets or sets the type, for example <c>material-event</c>.</summary>
    public required string Type { get; set; }

    /// <summary>Gets or sets the document, UTF-8.</summary>
    public required byte[] Document { get; set; }

    /// <summary>Gets or sets when it happened, UTC microseconds; null where the document tells no instant of the event, or was recorded before this was kept.</summary>
    public long? EventAt { get; set; }
}

/// <summary>A problem of a message or a delivery: what a person sees in quarantine.</summary>
public sealed class ProblemRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the message.</summary>
    public long MessageId { get; set; }

    /// <summary>Gets or sets the delivery, where the problem is a target's.</summary>
    public long? DeliveryId { get; set; }

    /// <summary>Gets or sets when it was found, UTC microseconds.</summary>
    public long At { get; set; }

    /// <summary>Gets or sets the step that found it.</summary>
    public required string Step { get; set; }

    /// <summary>Gets or sets the code.</summary>
    public required string Code { get; set; }

    /// <summary>Gets or sets expected, found and remedy.</summary>
    public required string Message { get; set; }

    /// <summary>Gets or sets the place in the input.</summary>
    public string? Place { get; set; }

    /// <summary>Gets or sets the rule.</summary>
    public string? Rule { get; set; }

    /// <summary>Gets or sets the raw value.</summary>
    public string? RawValue { get; set; }
}

internal sealed class MessageTables :
    IEntityTypeConfiguration<MessageRow>, IEntityTypeConfiguration<MessageKeyRow>,
    IEntityTypeConfiguration<CanonicalRow>, IEntityTypeConfiguration<ProblemRow>
{
    public void Configure(EntityTypeBuilder<MessageRow> builder)
    {
        builder.ToTable("message").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.EnvelopeId, row.Ordinal }).IsUnique();
        builder.HasIndex(row => row.Name).IsUnique();
        builder.HasIndex(row => new { row.State, row.Interface, row.Day });
        builder.Property(row => row.State).HasConversion<string>();
    }

    public void Configure(EntityTypeBuilder<MessageKeyRow> builder) =>
        builder.ToTable("message_key").HasKey(row => new { row.Interface, row.Key });

    public void Configure(EntityTypeBuilder<CanonicalRow> builder)
    {
        builder.ToTable("canonical_message").HasKey(row => row.Id);
        builder.HasIndex(row => new { row.MessageId, row.Ordinal }).IsUnique();
        builder.HasIndex(row => new { row.Type, row.EventAt });
    }

    public void Configure(EntityTypeBuilder<ProblemRow> builder)
    {
        builder.ToTable("problem").HasKey(row => row.Id);
        builder.HasIndex(row => row.MessageId);
        builder.HasIndex(row => row.DeliveryId);
    }
}
