using IntegrationHub.Core.Reconciliation.Corrections;

namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>Words one difference of an attribute: gate, relation, cause, what it does, what would repair it.</summary>
internal sealed class AttributeFinding(
    string item, MasterAttribute attribute, AuthorityRule rule, MasterView authority, MasterView view, IReadOnlyList<MasterView> views, ReconciliationInput input)
{
    private readonly string _system = view.Capability.System;

    public Finding Of(AttributePair pair)
    {
        var gate = pair.Actual is null ? Gate.UnknownValue : Gate.None;
        var cause = pair.Relation is null or Relation.Equal ? null : CauseOf(pair);
        return new Finding
        {
            Item = item,
            Attribute = pair.Part is null ? attribute.Name : $"{attribute.Name}:{pair.Part}",
            System = _system,
            Authority = rule.System,
            Values = [.. views.Where(one => one.Current is not null).Select(one => Value(one, pair)).OfType<SystemValue>()],
            Gate = gate,
            Relation = pair.Relation,
            Cause = cause,
            Severity = SeverityRule.Of(gate, pair.Relation, cause, input.Risk),
            NeedsPerson = SeverityRule.NeedsPerson(gate, pair.Relation, cause),
            Explanation = Text(pair, cause),
            Proposal = gate == Gate.UnknownValue || cause == Cause.Unexplained ? Correct(pair) : null,
        };
    }

    // As with the flag: only a system that still says what the authority said before its change, or already says what it will say, is on its way.
    private Cause? CauseOf(AttributePair pair)
    {
        if (pair.Nearest)
        {
            return Cause.CannotExpress;
        }

        var inFlight = Says(authority.Pending, pair.Part)
            || (authority.Current is { } current && Says(authority.Previous, pair.Part) && view.Capability.Elapsed(current.ValidFrom, input.Now) < view.Capability.ExpectedLatency);
        return inFlight ? Cause.InFlight : CauseRule.IsStale(view, input.Now) ? Cause.Stale : Cause.Unexplained;
    }

    private bool Says(MasterSnapshot? other, string? part) => other is not null
        && attribute.Compare(other, view.Current!, AttributeComparison.Context(rule, view, input)).Any(one => one.Part == part && one.Relation == Relation.Equal);

    private string Text(AttributePair pair, Cause? cause)
    {
        if (pair.Actual is null)
        {
            return $"{_system} can hold {attribute.Words} and sent none for this item; {rule.System} requires {pair.Required.Text}. What was not sent is unknown, never none.";
        }

        if (pair.Relation == Relation.Equal)
        {
            return $"{_system} and {rule.System} say {pair.Actual.Text} for {attribute.Words}.";
        }

        var what = $"{_system} says {pair.Actual.Text} for {attribute.Words}; {rule.System} requires {pair.Required.Text}.{(pair.Effect.Length == 0 ? "" : " " + pair.Effect)}";
        return cause switch
        {
            Cause.InFlight => $"{what} {rule.System} has changed it and {_system} is expected to follow.",
            Cause.Stale => $"{what} {_system} was read too long ago to judge. Read it again.",
            Cause.CannotExpress => $"{what} {_system} has no way to say it and says the nearest it can.",
            _ => what,
        };
    }

    private Proposal Correct(AttributePair pair)
    {
        var advice = rule.Stage is AuthorityStage.Observe or AuthorityStage.Shadow;
        var part = pair.Part is null ? "" : $" ({pair.Part})";
        var field = pair.Actual?.Raw?.Path;
        var checks = pair.Remedy is null ? PreconditionCheck.Of(view.Capability.FlagChange, attribute.Name, input.Known) : [];
        string[] preconditions = [.. checks.Select(check => check.Text)];
        var once = preconditions.Length == 0 ? "" : $", once {string.Join(" and ", preconditions)}";
        return new(_system, field, pair.Required.Text, preconditions,
            $"{pair.Remedy ?? $"Set {attribute.Words}{part} of {item} in {_system}{(field is null ? "" : $" ({field})")} to {pair.Required.Text}{once}."}{(advice ? " Advice only: the area is not yet led by the hub." : "")}")
        {
            Checks = checks.Count > 0 ? checks : null,
            Attribute = pair is { Remedy: null, Actual: not null } ? CorrectedAttribute.Of(attribute.Name, pair.Part, authority.Current!, view.Current!) : null,
            AdviceOnly = advice,
        };
    }

    private SystemValue? Value(MasterView one, AttributePair pair)
    {
        var own = ReferenceEquals(one, authority) ? pair.Required : ReferenceEquals(one, view) ? pair.Actual : attribute.Read(one.Current!, pair.Part);
        return own is null ? null : new()
        {
            System = one.Capability.System,
            Item = one.Current!.Item,
            Value = own.Text,
            Raw = own.Raw?.Value, // null: the mapping keeps none
            Path = own.Raw?.Path,
            ReadAt = one.Current.RecordedAt,
            MappingVersion = one.Current.MappingVersion,
            Relation = ReferenceEquals(one, authority) ? Relation.Equal : ReferenceEquals(one, view) ? pair.Relation
                : attribute.Compare(authority.Current!, one.Current, AttributeComparison.Context(rule, one, input)).FirstOrDefault(other => other.Part == pair.Part)?.Relation,
        };
    }
}
