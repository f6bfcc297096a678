namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>What a member of a canonical message is to recalls, nonconformances and authority.</summary>
internal enum MemberRole
{
    /// <summary>Nothing of these: a name, a reason, a document.</summary>
    Data,

    /// <summary>The serial number of a piece.</summary>
    Serial,

    /// <summary>A lot, sublot, heat or supplier's lot: pieces belong to it.</summary>
    Lot,

    /// <summary>Another name of material: item, container, identifier, issuer.</summary>
    Identity,

    /// <summary>That material takes part at all: messages, lines, what ties inputs to outputs, what happened, codes of a posting.</summary>
    Participation,

    /// <summary>What bounds how much can be affected: quantities, units, ends, corrections.</summary>
    Bound,

    /// <summary>How sure it is that the material took part.</summary>
    Evidence,

    /// <summary>The operation.</summary>
    Operation,

    /// <summary>When it happened.</summary>
    Time,

    /// <summary>Where: site, plant, stock.</summary>
    Place,

    /// <summary>How an item is tracked.</summary>
    Tracking,

    /// <summary>Which snapshot of a master is newer.</summary>
    Freshness,

    /// <summary>The number of a nonconformance, or a link of it.</summary>
    NcrLink,

    /// <summary>What decides which system is right.</summary>
    Authority,
}
