namespace IntegrationHub.Core.Genealogy.PointOfUse;

/// <summary>What somebody is about to build in, as scanned or typed at the workplace.</summary>
public sealed record ConsumptionRequest
{
    /// <summary>Gets the item; may be left out where the scan names it.</summary>
    public string? Item { get; init; }

    /// <summary>Gets the serial number.</summary>
    public string? Serial { get; init; }

    /// <summary>Gets the lot.</summary>
    public string? Lot { get; init; }

    /// <summary>Gets the barcode text as scanned, instead of item, serial and lot.</summary>
    public string? Scan { get; init; }

    /// <summary>Gets how much, above 0; null is one piece of a serial number and not stated otherwise.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Gets the unit of measure, UN/ECE Recommendation 20.</summary>
    public string? Unit { get; init; }

    /// <summary>Gets the item that it goes into.</summary>
    public string? ParentItem { get; init; }

    /// <summary>Gets the serial number of the unit that it goes into.</summary>
    public string? ParentSerial { get; init; }

    /// <summary>Gets the hub site.</summary>
    public string? Site { get; init; }

    /// <summary>Gets the planned item that it takes the place of.</summary>
    public string? SubstituteFor { get; init; }

    /// <summary>Gets the concession that allows a substitute whose tracking is weaker.</summary>
    public string? Concession { get; init; }

    /// <summary>Gets when, ISO 8601 with offset; null is now.</summary>
    public string? At { get; init; }
}

/// <summary>What is known about the material of a request.</summary>
public sealed record ConsumptionFacts
{
    /// <summary>Gets the node of the request; null where nothing is known of it.</summary>
    public NodeFact? Node { get; init; }

    /// <summary>Gets what each system says about its item.</summary>
    public IReadOnlyList<MasterTracking> Masters { get; init; } = [];

    /// <summary>Gets what is planned for the parent; null where none is named.</summary>
    public UsePlan? Plan { get; init; }

    /// <summary>Gets the last expiry on record of the material or its lot, an ISO 8601 day or instant; null where there is none.</summary>
    public string? Expiry { get; init; }

    /// <summary>Gets whether it was reported as expired after its last extension.</summary>
    public bool WasExpired { get; init; }

    /// <summary>Gets the open holds on it or its lot, in words.</summary>
    public IReadOnlyList<string> Holds { get; init; } = [];

    /// <summary>Gets what a piece was built into already, where that is known.</summary>
    public IReadOnlyList<string> UsedIn { get; init; } = [];

    /// <summary>Gets how much of a lot is left by the record; null where that is not known.</summary>
    public decimal? Left { get; init; }
}

/// <summary>The answer at the workplace.</summary>
/// <param name="Allowed">Whether it may be built in.</param>
/// <param name="Material">The node key of the material; null where nothing is known of it.</param>
/// <param name="Reasons">Every reason, those that forbid it first; a person can act on each.</param>
public sealed record ConsumptionAnswer(bool Allowed, string? Material, IReadOnlyList<ConsumptionReason> Reasons);

/// <summary>A reason.</summary>
/// <param name="Code"><c>tracking-level</c>, <c>not-planned</c>, <c>alternate</c>, <c>effectivity</c>, <c>expiry</c>, <c>hold</c>, <c>already-used</c>, <c>not-enough</c>, <c>unknown-material</c>, <c>no-plan</c>.</param>
/// <param name="Forbids">Whether it forbids the use; else it is a remark.</param>
/// <param name="Message">What is so and what to do.</param>
public sealed record ConsumptionReason(string Code, bool Forbids, string Message);
