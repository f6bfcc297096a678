namespace IntegrationHub.Core.Reconciliation;

/// <summary>What stands before a comparison. The first gate that applies is named; without one the values are compared.</summary>
public enum Gate
{
    /// <summary>Nothing: both values are known and comparable.</summary>
    None,

    /// <summary>The item is phantom, marked for deletion, or not extended to the site.</summary>
    NotApplicable,

    /// <summary>The system should have the item and does not.</summary>
    MissingInSystem,

    /// <summary>More than one record may be this item; nobody may pick one.</summary>
    IdentityUnresolved,

    /// <summary>A value was not sent or is not in its vocabulary; it is never taken for "untracked".</summary>
    UnknownValue,

    /// <summary>No system is declared, or able, to say what is right.</summary>
    NoAuthority,
}

/// <summary>How a value stands to what the authority requires.</summary>
public enum Relation
{
    /// <summary>The same.</summary>
    Equal,

    /// <summary>The same but for the way it is written (leading zeros, case, white space).</summary>
    FormatOnly,

    /// <summary>Keeps more identity than required.</summary>
    Stricter,

    /// <summary>Keeps less identity than required.</summary>
    Looser,

    /// <summary>Stricter in lot and looser in serial, or the reverse.</summary>
    Incomparable,
}

/// <summary>Why a value differs. Orthogonal to the relation.</summary>
public enum Cause
{
    /// <summary>Nobody knows why: the real conflict.</summary>
    Unexplained,

    /// <summary>A newer authoritative value was accepted and is on its way, or takes effect later.</summary>
    InFlight,

    /// <summary>The system was read too long ago to judge.</summary>
    Stale,

    /// <summary>The system has no way to say what is required and says the nearest it can.</summary>
    CannotExpress,

    /// <summary>A decision that has not expired covers the difference.</summary>
    Accepted,
}

/// <summary>How much a finding matters; from the item's risk class and what the difference does to a recall.</summary>
public enum Severity
{
    /// <summary>Nothing to do.</summary>
    None,

    /// <summary>Tidy up.</summary>
    Low,

    /// <summary>Correct in the ordinary course.</summary>
    Medium,

    /// <summary>Traceability is lost or may be.</summary>
    High,

    /// <summary>Traceability of safety-relevant material is lost.</summary>
    Critical,
}

/// <summary>The risk class of an item.</summary>
public enum RiskClass
{
    /// <summary>None is declared. Weighs as <see cref="High"/>: silence must not make a mismatch small.</summary>
    Undeclared,

    /// <summary>Consumables.</summary>
    Low,

    /// <summary>Ordinary material.</summary>
    Medium,

    /// <summary>Recall-relevant material.</summary>
    High,

    /// <summary>Safety-critical or regulated material.</summary>
    Critical,
}
