using System.Globalization;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Core.Reconciliation.Rehearsals;

/// <summary>Plays a flag change through before anybody makes it. Pure: nothing is written anywhere.</summary>
public static class Rehearsal
{
    /// <summary>Makes the plan.</summary>
    public static FlagRehearsal Of(RehearsalInput input)
    {
        // Stock that was seen refutes "no stock"; none seen proves nothing, since not every movement passes the hub.
        input = input.Stock is { Count: > 0 } ? input with { Known = input.Known with { HasStock = true } } : input;
        var steps = input.Systems.SelectMany(system => StepsOf(system, input)).ToList();
        var ordered = steps.OrderBy(step => Rank(step, input)).ThenBy(step => step.System, StringComparer.Ordinal).ThenBy(step => step.Site, StringComparer.Ordinal)
            .Select((step, index) => step with { Order = index + 1 }).ToList();
        return new(
            input.Item, input.To.ToString(), HubInstant.Text(input.From), ordered.TrueForAll(step => step.Answer != RehearsalAnswer.Refuses),
            ordered, [.. Stock(input)], [.. Orders(input)], [.. Meanwhile(input, ordered)]);
    }

    private static IEnumerable<RehearsalStep> StepsOf(SystemCapability system, RehearsalInput input)
    {
        var own = input.Snapshots.Where(s => s.System == system.System).ToList();
        var target = system.Nearest(input.To);
        if (own.Count == 0)
        {
            // A product that is only asked about has no item of its own: what it would say of a change from the authority's value.
            var today = Today(input, input.Authority);
            yield return Step(system, null, today, target, input, has: false);
            yield break;
        }

        var sites = own.Select(s => s.Site).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList<string?>();
        foreach (var site in sites.Count > 0 ? sites : [null])
        {
            var current = SnapshotHistory.At(own.Where(s => s.Site == site), input.Now).Current ?? SnapshotHistory.At(own.Where(s => s.Site is null), input.Now).Current;
            yield return Step(system, site, system.Complete(TrackingFlags.At(current?.Tracking, site, null, out _)), target, input, has: true);
        }
    }

    private static RehearsalStep Step(SystemCapability system, string? site, TrackingFlags today, TrackingFlags target, RehearsalInput input, bool has)
    {
        var checks = today == target ? [] : PreconditionCheck.Of(system.FlagChange, today, target, input.Known);
        var refused = checks.Where(check => check.State == PreconditionState.Fails).ToList();
        var open = checks.Where(check => check.State == PreconditionState.NotKnown).ToList();
        var lacking = target == input.To ? "" : $" It cannot say {input.To}; {target} is the nearest it can, and the hub keeps the rest.";
        var note = system.FlagChange.Note is { } text ? " " + text : "";
        var (answer, why) = today == target ? (target == input.To ? RehearsalAnswer.Already : RehearsalAnswer.CannotExpress, $"{system.System} says {today} already.{lacking}")
            : refused.Count > 0 ? (RehearsalAnswer.Refuses, $"{system.System} refuses today, since {Join(refused)}.{lacking}{note}")
            : open.Count > 0 ? (RehearsalAnswer.LookFirst, $"{system.System} lets it change once {Join(open)}; the hub does not know whether that is so.{lacking}{note}")
            : (target == input.To ? RehearsalAnswer.CanChange : RehearsalAnswer.CannotExpress, $"Nothing published stands against the change in {system.System}; try it in a copy first.{lacking}{note}");
        return new(0, system.System, site, today.ToString(), target.ToString(), has ? answer : answer == RehearsalAnswer.Refuses ? answer : RehearsalAnswer.NoSuchItem, checks,
            has ? why : $"{system.System} has no master of {input.Item}. "
                + (today == target ? $"With what {input.Authority} says today there would be nothing to change.{lacking}" : $"With what {input.Authority} says today: {why}"));
    }

    // The authority first, so that no system is ahead of what is required. Then senders before receivers where identity is added: a
    // receiver that asks for pieces which nobody names yet refuses every posting. The reverse where identity is taken away.
    private static int Rank(RehearsalStep step, RehearsalInput input)
    {
        if (step.System == input.Authority)
        {
            return 0;
        }

        var (sends, receives) = (input.Crossings.Any(c => c.From == step.System), input.Crossings.Any(c => c.To == step.System));
        var adds = PreconditionCheck.Steps(Today(input, input.Authority), input.To).Any(one => one is Systems.FlagStep.LotOn or Systems.FlagStep.SerialOn);
        var first = adds ? sends : receives;
        return first ? 1 : sends || receives ? 2 : 3;
    }

    private static TrackingFlags Today(RehearsalInput input, string? system) =>
        TrackingFlags.At(SnapshotHistory.At(input.Snapshots.Where(s => s.System == system), input.Now).Current?.Tracking, null, null, out _);

    private static IEnumerable<string> Stock(RehearsalInput input)
    {
        var known = input.Known;
        yield return string.Create(CultureInfo.InvariantCulture,
            $"The hub has seen {known.Lots ?? 0} lots, {known.SerialNumbers ?? 0} serial numbers and {known.Movements ?? 0} movements of it; stock that never passed the hub is not among them.");
        foreach (var place in input.Stock ?? [])
        {
            yield return place.Text;
        }

        if (input.Stock is { Count: 0 })
        {
            yield return "By the movements that passed the hub nothing of it is left; look in each system.";
        }

        if (input.To.Serial == TrackingLevel.Required)
        {
            yield return "Stock that exists has no serial numbers: count it to zero and receive it again with numbers, or use it up under its lot before the day. Systems that let it be leave it without numbers.";
        }

        if (input.To.Serial == TrackingLevel.None && known.SerialNumbers > 0)
        {
            yield return "The serial numbers that exist stay in the hub; a recall still finds those pieces one by one, pieces made later only by what is kept then.";
        }

        if (input.To.Lot == TrackingLevel.Required)
        {
            yield return "Stock that exists without a lot needs one: name a lot for it in the policy, or count it in under a lot. The hub makes up none.";
        }
    }

    private static IEnumerable<string> Orders(RehearsalInput input)
    {
        yield return input.Known.OpenOrders is > 0 and var open
            ? string.Create(CultureInfo.InvariantCulture, $"{open} transformations with it are open in the hub: close them before the day, or finish them under the flag of today{(input.Orders.Count == 0 ? "." : $": {string.Join(", ", input.Orders)}{(input.Orders.Count < open ? " ..." : ".")}")}")
            : "No open transformation with it is known to the hub; look for open purchase and production orders in each system.";
        yield return "A trace that crosses the day says so: what was made before is known by what was kept before.";
    }

    private static IEnumerable<string> Meanwhile(RehearsalInput input, IReadOnlyList<RehearsalStep> steps)
    {
        foreach (var crossing in input.Crossings)
        {
            var (from, to) = (steps.FirstOrDefault(s => s.System == crossing.From), steps.FirstOrDefault(s => s.System == crossing.To));
            if (from is not null && to is not null)
            {
                yield return $"{crossing.From} to {crossing.To}: {(from.Target == to.Target ? $"both come to {to.Target}" : $"{from.Target} is projected to {to.Target}, with a loss record and the finer truth in escrow")}; until both have changed, {from.Today} meets {to.Today} under the translation policy.";
            }
            else if (to is not null)
            {
                yield return $"{crossing.From} to {crossing.To}: {crossing.From} sends no master; what it names is projected to {to.Today} until {to.System} changes, to {to.Target} from then on.";
            }
        }

        if (input.Crossings.Count == 0)
        {
            yield return "No route carries material between systems; the hub translates nothing.";
        }
    }

    private static string Join(IEnumerable<PreconditionCheck> checks) => string.Join(" and ", checks.Select(check => $"{check.Text} [{check.Rule}: {check.Source}]"));
}
