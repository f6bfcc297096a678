namespace IntegrationHub.Core.Reconciliation;

/// <summary>How much a finding matters and whether a person must look.</summary>
public static class SeverityRule
{
    /// <summary>Rates a finding. What loses identity weighs as much as the item's risk class; what only may, one less.</summary>
    public static Severity Of(Gate gate, Relation? relation, Cause? cause, RiskClass risk)
    {
        if (gate == Gate.NotApplicable || cause is Cause.InFlight or Cause.CannotExpress or Cause.Accepted)
        {
            return Severity.None;
        }

        if (cause == Cause.Stale)
        {
            return Severity.Low;
        }

        var weight = risk switch
        {
            RiskClass.Low => Severity.Low,
            RiskClass.Medium => Severity.Medium,
            RiskClass.Critical => Severity.Critical,
            _ => Severity.High,
        };
        var oneLess = weight > Severity.Low ? weight - 1 : Severity.Low;
        return (gate, relation) switch
        {
            (_, Relation.Looser or Relation.Incomparable) => weight,
            (Gate.MissingInSystem or Gate.IdentityUnresolved, _) => weight,
            (Gate.UnknownValue, _) or (_, Relation.Stricter) => oneLess,
            (Gate.None, Relation.FormatOnly) => Severity.Low,
            (Gate.None, _) => Severity.None,
            _ => oneLess,
        };
    }

    /// <summary>Decides whether a finding is a mismatch.</summary>
    public static bool NeedsPerson(Gate gate, Relation? relation, Cause? cause) => gate switch
    {
        Gate.NotApplicable => false,
        Gate.None => relation is not (null or Relation.Equal) && cause is (null or Cause.Unexplained),
        Gate.MissingInSystem => cause is null or Cause.Unexplained,
        _ => true,
    };
}
