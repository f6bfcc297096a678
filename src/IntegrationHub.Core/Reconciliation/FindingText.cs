using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>Findings in plain words, and what to do about them.</summary>
internal static class FindingText
{
    public static string Of(
        Relation relation, Cause cause, string system, TrackingFlags actual, string authority, TrackingFlags required, Acceptance? accepted = null, bool normal = false)
    {
        var what = $"{system} says {actual}; {authority} requires {required}: {Word(relation)}.";
        return cause switch
        {
            Cause.InFlight => $"{what} {authority} has changed it and {system} is expected to follow.",
            Cause.Stale => $"{what} {system} was read too long ago to judge. Read it again.",
            Cause.CannotExpress => $"{what} {system} cannot say more: this is the nearest it can.",
            Cause.Accepted when accepted is not null => $"{what} {accepted.Rule} accepts it until {HubInstant.Text(accepted.Until)}: {accepted.Reason}",
            Cause.Accepted => $"{what} A decision accepts it.",
            _ when normal => $"{what} That is normal: no crossing asks {system} for an identity that the other side does not keep.",
            _ => what + Consequence(relation),
        };
    }

    public static string Word(Relation relation) => relation switch
    {
        Relation.Equal => "the same",
        Relation.FormatOnly => "the same but for the way it is written",
        Relation.Stricter => "keeps more identity than required",
        Relation.Looser => "keeps less identity than required",
        _ => "keeps a different identity than required",
    };

    public static Proposal Correct(
        SystemCapability system, string? field, TrackingFlags required, Relation relation, AuthorityStage stage, TrackingFlags actual = default, ItemKnowledge? known = null)
    {
        var target = system.Nearest(required);
        var checks = PreconditionCheck.Of(system.FlagChange, actual, target, known ?? ItemKnowledge.None);
        string[] preconditions = checks.Count > 0
            ? [.. checks.Select(check => check.Text)]
            : ["no stock, no serial numbers and no open orders exist (most systems freeze the flag then)"];
        var adviceOnly = stage is AuthorityStage.Observe or AuthorityStage.Shadow;
        var advice = adviceOnly ? " Advice only: the area is not yet led by the hub." : "";
        var first = relation == Relation.Stricter ? "If the extra tracking is not wanted, set" : "Set";
        return new(system.System, field, target.ToString(), preconditions,
            $"{first} {field ?? "the tracking flag"} in {system.System} to {target}, once {string.Join(" and ", preconditions)}.{advice}")
        {
            Checks = checks.Count > 0 ? checks : null,
            Target = new(target.Lot, target.Serial),
            AdviceOnly = adviceOnly,
        };
    }

    public static Proposal Create(string system, string item, string? site, TrackingFlags required) => new(system, null, required.ToString(), [],
        $"Create {item} in {system}{(site is null ? "" : " at " + site)} with {required}, or mark it as not applicable there.");

    public static Proposal Name(string system, string? field, string? raw) => new(system, field, "a known value", [],
        raw is null
            ? $"Have {system} send the tracking flag: an absent flag is unknown, not untracked."
            : $"Correct '{raw}' in {system}, or add it with its meaning to the code list of the mapping.");

    private static string Consequence(Relation relation) => relation switch
    {
        Relation.Looser or Relation.Incomparable => " A recall that crosses this system widens to the coarser identity.",
        _ => "",
    };
}
