namespace IntegrationHub.Core.Versioning;

/// <summary>What a change of a controlled item can do to recalls, nonconformances and authority, from harmless to grave.</summary>
/// <remarks>What a change makes the hub refuse is held for a person and every trace says so; that alone narrows nothing.</remarks>
public enum ChangeClass
{
    /// <summary>No message comes out otherwise, and nothing that evidence cites changed.</summary>
    Cosmetic,

    /// <summary>Messages may come out otherwise, but nothing that a recall, a nonconformance or an authority rests on is lost.</summary>
    Lossless,

    /// <summary>A recall may cover more than before.</summary>
    WidensRecall,

    /// <summary>Another system may be right about a master attribute.</summary>
    ChangesAuthority,

    /// <summary>A system that must act may no longer know for which nonconformance.</summary>
    LosesNcrLink,

    /// <summary>A recall may cover less than before, rightly or wrongly: somebody accepts the risk by name.</summary>
    NarrowsRecall,
}

/// <summary>The words of the classes.</summary>
public static class ChangeClasses
{
    /// <summary>Gives the class as people and scripts read it, for example <c>NARROWS-RECALL</c>.</summary>
    public static string Word(this ChangeClass change) => change switch
    {
        ChangeClass.Cosmetic => "COSMETIC",
        ChangeClass.Lossless => "LOSSLESS",
        ChangeClass.WidensRecall => "WIDENS-RECALL",
        ChangeClass.ChangesAuthority => "CHANGES-AUTHORITY",
        ChangeClass.LosesNcrLink => "LOSES-NCR-LINK",
        _ => "NARROWS-RECALL",
    };

    /// <summary>Says whether a person must look at the change before it runs.</summary>
    public static bool NeedsDecision(this ChangeClass change) => change > ChangeClass.Lossless;

    /// <summary>Gives the graver of two classes.</summary>
    public static ChangeClass Or(this ChangeClass one, ChangeClass other) => one > other ? one : other;
}
