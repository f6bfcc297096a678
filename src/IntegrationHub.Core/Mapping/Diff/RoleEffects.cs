using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>What happens to a member: it arrives less often, more often, or as another value.</summary>
internal enum Effect
{
    /// <summary>Fewer messages or elements have it.</summary>
    Loss,

    /// <summary>More messages or elements have it.</summary>
    Gain,

    /// <summary>It has another value.</summary>
    OtherValue,
}

/// <summary>A class and the reason for it.</summary>
internal sealed record Verdict(ChangeClass Class, string Why)
{
    public static Verdict Fine(string why) => new(ChangeClass.Lossless, why);

    public Verdict Or(Verdict other) => other.Class > Class ? other : this;
}

/// <summary>The table: role of a member × what happens to it → class. One place, so that it can be reviewed.</summary>
internal static class RoleEffects
{
    public static Verdict Of(MemberRole role, Effect effect) => (role, effect) switch
    {
        (MemberRole.Data, _) => Verdict.Fine("no recall, nonconformance or authority rests on it"),

        // A piece that is not named is not found. Where its lot is sure to be named, MappingComparison says so.
        (MemberRole.Serial, Effect.Loss) => Narrows("material without the serial number may not be found any more"),
        (MemberRole.Serial, Effect.Gain) => Widens("pieces are found that were not named before"),
        (MemberRole.Serial, _) => Narrows("the same piece may be taken for another one"),

        (MemberRole.Lot, Effect.Loss) => Narrows("a recall of the lot may no longer reach this material"),
        (MemberRole.Lot, Effect.Gain) => Widens("a recall of the lot reaches this material"),
        (MemberRole.Lot, _) => Narrows("the same lot may be taken for another one"),

        (MemberRole.Identity, Effect.Loss) => Narrows("the material may not be found under this name any more"),
        (MemberRole.Identity, Effect.Gain) => Widens("the material is found under one more name"),
        (MemberRole.Identity, _) => Narrows("the same material may be taken for another one"),

        (MemberRole.Participation, Effect.Loss) => Narrows("material that took part may no longer be recorded"),
        (MemberRole.Participation, Effect.Gain) => Widens("more material is recorded as having taken part"),
        (MemberRole.Participation, _) => Narrows("what is recorded as having happened is something else"),

        (MemberRole.Operation, Effect.Loss) => Narrows("it is no longer said what happened to the material"),
        (MemberRole.Operation, Effect.Gain) => Widens("more is recorded as having happened"),
        (MemberRole.Operation, _) => Narrows("what happens decides what is used up, and with it what can be excluded"),

        (MemberRole.Bound, Effect.Loss) => Widens("without it less can be excluded"),
        (MemberRole.Bound, Effect.Gain) => Narrows("with it more can be excluded"),
        (MemberRole.Bound, _) => Narrows("another value may exclude what it did not"),

        (MemberRole.Evidence, Effect.Loss) => Narrows("what was assumed may be taken for certain, and other material be excluded"),
        (MemberRole.Evidence, Effect.Gain) => Widens("what is assumed excludes nothing"),
        (MemberRole.Evidence, _) => Narrows("what was assumed may be taken for certain, and other material be excluded"),

        (MemberRole.Time, Effect.Loss) => Narrows("without its time the event is outside every time window"),
        (MemberRole.Time, Effect.Gain) => Widens("the event falls into time windows"),
        (MemberRole.Time, _) => Narrows("another time may be outside the window of a recall"),

        (MemberRole.Place, Effect.Loss) => Narrows("without the place the flags and holds of the place do not apply"),
        (MemberRole.Place, Effect.Gain) => Verdict.Fine("it says more precisely where"),
        (MemberRole.Place, _) => Narrows("a hold or the flags of another place may apply"),

        (MemberRole.Tracking, Effect.Loss) => Narrows("a flag that is missing or weaker lets identities be left out on the way to a target"),
        (MemberRole.Tracking, Effect.Gain) => Widens("more is said about how the item is tracked"),
        (MemberRole.Tracking, _) => Narrows("a flag that is weaker lets identities be left out on the way to a target"),

        (MemberRole.Freshness, Effect.Gain) => Verdict.Fine("an older snapshot overwrites less"),
        (MemberRole.Freshness, _) => Narrows("an older snapshot may overwrite newer flags"),

        (MemberRole.NcrLink, Effect.Gain) => Verdict.Fine("one more record knows the nonconformance"),
        (MemberRole.NcrLink, _) => new Verdict(ChangeClass.LosesNcrLink, "a record may no longer lead to its nonconformance"),

        (MemberRole.Authority, _) => new Verdict(ChangeClass.ChangesAuthority, "it decides which system is right"),
        _ => Narrows("nobody has said what this change means"),
    };

    public static Verdict Narrows(string why) => new(ChangeClass.NarrowsRecall, why);

    public static Verdict Widens(string why) => new(ChangeClass.WidensRecall, why);
}
