using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;

namespace IntegrationHub.Storage.Genealogy;

/// <summary>A node.</summary>
public sealed class NodeRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the node key.</summary>
    public required string Key { get; set; }

    /// <summary>Gets or sets what it is.</summary>
    public NodeKind Kind { get; set; }

    /// <summary>Gets or sets the item.</summary>
    public string? Item { get; set; }

    /// <summary>Gets or sets the serial number.</summary>
    public string? Serial { get; set; }

    /// <summary>Gets or sets the lot number.</summary>
    public string? Lot { get; set; }

    /// <summary>Gets or sets the container number.</summary>
    public string? Container { get; set; }
}

/// <summary>A name of a node. An absent issuer or item is empty, because absent values never meet in a unique index.</summary>
public sealed class NameRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the node.</summary>
    public long NodeId { get; set; }

    /// <summary>Gets or sets the scheme.</summary>
    public required string Scheme { get; set; }

    /// <summary>Gets or sets the name.</summary>
    public required string Value { get; set; }

    /// <summary>Gets or sets the issuer, or nothing.</summary>
    public required string Issuer { get; set; }

    /// <summary>Gets or sets the item, or nothing.</summary>
    public required string Item { get; set; }
}

/// <summary>A group of attachments: one event that names both sides, or a transformation.</summary>
public sealed class GroupRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the group key.</summary>
    public required string Key { get; set; }

    /// <summary>Gets or sets the transformation, where one is named.</summary>
    public string? Transformation { get; set; }
}

/// <summary>One material on one side of a group.</summary>
public sealed class AttachmentRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the message.</summary>
    public long ChangeId { get; set; }

    /// <summary>Gets or sets the number within the message.</summary>
    public int Ordinal { get; set; }

    /// <summary>Gets or sets the group.</summary>
    public long GroupId { get; set; }

    /// <summary>Gets or sets the node.</summary>
    public long NodeId { get; set; }

    /// <summary>Gets or sets the side.</summary>
    public AttachmentRole Role { get; set; }

    /// <summary>Gets or sets how much.</summary>
    public decimal? Quantity { get; set; }

    /// <summary>Gets or sets the unit.</summary>
    public string? Unit { get; set; }

    /// <summary>Gets or sets how sure.</summary>
    public EvidenceGrade Evidence { get; set; }

    /// <summary>Gets or sets what happened.</summary>
    public Operation Operation { get; set; }

    /// <summary>Gets or sets the kind of the transformation.</summary>
    public TransformationKind? Kind { get; set; }

    /// <summary>Gets or sets whether the transformation was closed by it.</summary>
    public bool Closes { get; set; }

    /// <summary>Gets or sets the event.</summary>
    public string? EventKey { get; set; }

    /// <summary>Gets or sets when, UTC microseconds.</summary>
    public long? At { get; set; }
}

/// <summary>A message that the genealogy holds. Its facts are written with it or not at all.</summary>
public sealed class ChangeRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the message, <c>envelope/ordinal</c>.</summary>
    public required string Message { get; set; }

    /// <summary>The position before the commit.</summary>
    public const long NotYet = -1;

    /// <summary>Gets or sets the feed position, taken under a lock in the committing batch; 0 for what was there before there were positions.</summary>
    public long Position { get; set; }
}

/// <summary>The last feed position that was given out: one row, which is the lock.</summary>
public sealed class FeedRow
{
    /// <summary>Gets or sets the key, always 1.</summary>
    public int Id { get; set; }

    /// <summary>Gets or sets the position.</summary>
    public long Position { get; set; }
}

/// <summary>A piece of a lot.</summary>
public sealed class MembershipRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the piece.</summary>
    public long UnitId { get; set; }

    /// <summary>Gets or sets the lot.</summary>
    public long LotId { get; set; }

    /// <summary>Gets or sets how sure.</summary>
    public EvidenceGrade Evidence { get; set; }

    /// <summary>Gets or sets the message that says it.</summary>
    public long ChangeId { get; set; }
}

/// <summary>A sighting.</summary>
public sealed class ObservationRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the node.</summary>
    public long NodeId { get; set; }

    /// <summary>Gets or sets the message.</summary>
    public long ChangeId { get; set; }

    /// <summary>Gets or sets the number within the message.</summary>
    public int Ordinal { get; set; }

    /// <summary>Gets or sets what happened.</summary>
    public required string Operation { get; set; }

    /// <summary>Gets or sets the event.</summary>
    public string? EventKey { get; set; }

    /// <summary>Gets or sets when, UTC microseconds.</summary>
    public long? At { get; set; }

    /// <summary>Gets or sets equipment, tool, load and the like, as canonical JSON.</summary>
    public required byte[] Context { get; set; }
}

/// <summary>A statement that an event was wrong.</summary>
public sealed class RetractionRow
{
    /// <summary>Gets or sets the internal key.</summary>
    public long Id { get; set; }

    /// <summary>Gets or sets the event that was wrong.</summary>
    public required string EventKey { get; set; }

    /// <summary>Gets or sets the message that says so.</summary>
    public long ChangeId { get; set; }

    /// <summary>Gets or sets why.</summary>
    public string? Reason { get; set; }

    /// <summary>Gets or sets when it was declared, as sent.</summary>
    public string? DeclaredAt { get; set; }
}
