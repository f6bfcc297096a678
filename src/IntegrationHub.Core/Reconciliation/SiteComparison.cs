using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>Compares all systems at one site of one item.</summary>
internal sealed class SiteComparison(ReconciliationInput input, string item, string? site, AuthorityRule? rule, IReadOnlyList<MasterView> views)
{
    private readonly MasterView? _authority = views.FirstOrDefault(v => v.Capability.System == rule?.System);

    public IEnumerable<Finding> Findings()
    {
        if (_authority is not { Presence: Presence.Present, Contradicted: false })
        {
            return WithoutRequirement();
        }

        return from point in PointsOf(views)
               let required = TrackingFlags.At(_authority.Current!.Tracking, site, point, out _)
               where point is null || views.Any(v => v.SpeaksAt(point) && (Scoped(v, point) || v.Capability.Points.Count > 0))
               from view in views
               where !ReferenceEquals(view, _authority) || !required.IsKnown
               where view.Presence == Presence.Present ? view.SpeaksAt(point) : point is null
               select Compare(view, point, required);
    }

    private static bool Scoped(MasterView view, CapturePoint? point) =>
        view.Current?.Tracking?.Any(r => r.Scope is { CapturePoint: { } p, Usage: null } && p == point) == true;

    private static IEnumerable<CapturePoint?> PointsOf(IEnumerable<MasterView> views)
    {
        var named = views.SelectMany(v => v.Current?.Tracking ?? []).Where(r => r.Scope?.Usage is null).Select(r => r.Scope?.CapturePoint).ToHashSet();

        // Where every system speaks of capture points only, "everywhere" has no value to compare.
        named.UnionWith(views.Where(v => v.Presence == Presence.Present && !v.IsUniform).SelectMany(v => v.Capability.Points).Select(p => (CapturePoint?)p));
        if (named.Count == 0 || named.Any(p => p is null) || views.Any(v => v.Presence != Presence.Present))
        {
            named.Add(null);
        }

        return named.OrderBy(p => p is null ? -1 : (int)p);
    }

    private Finding Compare(MasterView view, CapturePoint? point, TrackingFlags required)
    {
        var system = view.Capability;
        if (Gated(view) is { } gated)
        {
            var missing = gated == Gate.MissingInSystem ? CauseRule.OfMissing(_authority!, system, input.Now) : (Cause?)null;
            return Make(view, point, required, gated, null, missing, GateText(view, gated),
                gated == Gate.MissingInSystem ? FindingText.Create(system.System, item, site, required) : null);
        }

        var actual = system.Complete(view.Flags(point, out var source));
        var relation = actual.AgainstRequired(required);
        var field = source?.Raw?.Path;
        if (!actual.IsKnown || !required.IsKnown)
        {
            var whose = actual.IsKnown ? _authority!.Capability.System : system.System;
            var partly = relation is null or Relation.Equal ? "" : " " + FindingText.Of(relation.Value, Cause.Unexplained, system.System, actual, _authority!.Capability.System, required);
            var unknown = Make(view, point, required, Gate.UnknownValue, relation is Relation.Equal ? null : relation, null,
                $"{whose} does not say how the item is tracked; unknown is never taken for untracked.{partly}",
                FindingText.Name(whose, field, source?.Raw?.Value));

            // The authority's own finding asks for the value; the others would only repeat it.
            return actual.IsKnown && partly.Length == 0 && !ReferenceEquals(view, _authority)
                ? unknown with { NeedsPerson = false, Severity = Severity.None, Proposal = null }
                : unknown;
        }

        if (relation == Relation.Equal)
        {
            return Make(view, point, required, Gate.None, relation, null, $"{system.System} and {_authority!.Capability.System} say {actual}.", null);
        }

        var cause = CauseRule.Of(required, actual, _authority!, view, point, item, input);
        var accepted = cause == Cause.Accepted ? CauseRule.AcceptedBy(required, actual, view, item, input) : null;
        var normal = relation == Relation.Stricter && cause == Cause.Unexplained && CrossingsAreLossless(view, point);
        var proposal = cause == Cause.Unexplained && !normal ? FindingText.Correct(system, field, required, relation!.Value, rule!.Stage, actual, KnownOf(system.System)) : null;
        var finding = Make(view, point, required, Gate.None, relation, cause,
            FindingText.Of(relation!.Value, cause, system.System, actual, _authority!.Capability.System, required, accepted, normal), proposal)
            with { Recall = RecallEffect.Of(system.System, required, actual, input.Known), Rule = accepted?.Rule };
        return normal ? finding with { NeedsPerson = false, Severity = Severity.None } : finding;
    }

    // Without any crossing nothing shows that the extra identity does no harm.
    private bool CrossingsAreLossless(MasterView view, CapturePoint? point)
    {
        var own = (input.Crossings ?? []).Where(c => c.From == view.Capability.System || c.To == view.Capability.System).ToList();
        return own.Count > 0 && own.TrueForAll(c =>
            Of(c.From) is { } sender && Of(c.To) is { } receiver && Crossing.IsLossless(sender, receiver));

        TrackingFlags? Of(string system) => views.FirstOrDefault(v => v.Capability.System == system) is { Presence: Presence.Present, Current: { } current } other
            ? other.Capability.Complete(TrackingFlags.At(current.Tracking, site, point, out _))
            : null;
    }

    private ItemKnowledge KnownOf(string system)
    {
        var flags = input.Snapshots.Where(s => s.System == system && s.Site is not null).GroupBy(s => s.Site)
            .Select(history => SnapshotHistory.At(history, input.Now).Current).OfType<MasterSnapshot>()
            .Select(current => TrackingFlags.At(current.Tracking, current.Site, null, out _)).Distinct().Count();
        return flags == 0 ? input.Known : input.Known with { SameFlagAtAllPlants = flags == 1 };
    }

    // No rule, or the authority itself cannot say: whoever else differs cannot be judged, but the difference is not hidden.
    private IEnumerable<Finding> WithoutRequirement()
    {
        var known = views.Where(v => v is { Presence: Presence.Present, Contradicted: false })
            .Select(v => v.Capability.Complete(TrackingFlags.At(v.Current!.Tracking, site, null, out _))).Where(f => f.IsKnown).Distinct().Count();
        foreach (var view in views)
        {
            var isAuthority = ReferenceEquals(view, _authority);
            if (Gated(view) is { } gated && (isAuthority || gated != Gate.MissingInSystem))
            {
                yield return Make(view, null, TrackingFlags.Unknown, gated, null, null, GateText(view, gated),
                    gated == Gate.MissingInSystem ? FindingText.Create(view.Capability.System, item, site, TrackingFlags.Unknown) : null);
            }
            else if (!isAuthority && view.Presence == Presence.Present)
            {
                var why = rule is null ? "No authority is declared for the tracking of this item. Add a rule to mappings/policies/authority.yaml."
                    : $"The authority {rule.System} does not say how this item is tracked here.";
                var outOfUse = _authority?.Presence is Presence.OutOfUse;
                var gate = outOfUse ? Gate.NotApplicable : Gate.NoAuthority;
                var finding = Make(view, null, TrackingFlags.Unknown, gate, null, null, outOfUse ? $"The authority {rule!.System} has the item as deleted or phantom." : why, null);
                yield return outOfUse || known > 1 ? finding : finding with { NeedsPerson = false, Severity = Severity.None };
            }
        }
    }

    private static Gate? Gated(MasterView view) => view.Presence switch
    {
        Presence.OutOfUse or Presence.NotExtended => Gate.NotApplicable,
        Presence.Missing => Gate.MissingInSystem,
        Presence.Unresolved => Gate.IdentityUnresolved,
        _ => view.Contradicted ? Gate.IdentityUnresolved : null,
    };

    private string GateText(MasterView view, Gate gate) => (gate, view.Presence) switch
    {
        (Gate.NotApplicable, Presence.OutOfUse) => $"{view.Capability.System} has the item as deleted or phantom.",
        (Gate.NotApplicable, _) => $"{view.Capability.System} does not have the item at {site}.",
        (Gate.MissingInSystem, _) when view.Pending is not null => $"{view.Capability.System} has {item} only from a later day on.",
        (Gate.MissingInSystem, _) => $"{view.Capability.System} does not have {item}.",
        _ when view.Contradicted => $"{view.Capability.System} sent two different records of {item} of which neither is newer. Both are shown and none was taken; ask for the item again.",
        _ => $"{view.Capability.System} has another spelling of {item} and more than one item could be meant. Confirm an alias.",
    };

    private Finding Make(MasterView view, CapturePoint? point, TrackingFlags required, Gate gate, Relation? relation, Cause? cause, string text, Proposal? proposal) => new()
    {
        Item = item,
        Site = site,
        Scope = point,
        Attribute = Finding.TrackingAttribute,
        System = view.Capability.System,
        Authority = rule?.System,
        Values = [.. views.Where(v => v.Current is not null).SelectMany(v => v is { Contradicted: true, Previous: { } other }
            ? new[] { Value(v with { Current = other }, point, required), Value(v, point, required) } : [Value(v, point, required)])],
        Gate = gate,
        Relation = relation,
        Cause = cause,
        Severity = SeverityRule.Of(gate, relation, cause, input.Risk),
        NeedsPerson = SeverityRule.NeedsPerson(gate, relation, cause),
        Explanation = text,
        Proposal = proposal,
    };

    private SystemValue Value(MasterView view, CapturePoint? point, TrackingFlags required)
    {
        var flags = view.Flags(point, out var source);
        return new()
        {
            System = view.Capability.System,
            Item = view.Current!.Item,
            Value = flags.ToString(),
            Lot = flags.Lot,
            Serial = flags.Serial,
            Raw = source?.Raw?.Value,
            Path = source?.Raw?.Path,
            ReadAt = view.Current.RecordedAt,
            MappingVersion = view.Current.MappingVersion,
            Relation = view.Capability.Complete(flags).AgainstRequired(required),
        };
    }
}
