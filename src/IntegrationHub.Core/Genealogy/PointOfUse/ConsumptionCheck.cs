using System.Globalization;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Core.Genealogy.PointOfUse;

/// <summary>Says whether material may be built in here and now. It records nothing: what happens is an event, whatever was answered.</summary>
public static class ConsumptionCheck
{
    /// <summary>Checks a request against all that is known.</summary>
    /// <param name="request">What is about to be built in.</param>
    /// <param name="facts">What is known about it.</param>
    /// <param name="at">When, microseconds since the epoch.</param>
    public static ConsumptionAnswer Run(ConsumptionRequest request, ConsumptionFacts facts, long at)
    {
        List<ConsumptionReason> reasons = [.. Planned(request, facts), .. Tracked(request, facts), .. Usable(request, facts, at)];
        return new ConsumptionAnswer(!reasons.Exists(r => r.Forbids), facts.Node?.Key, [.. reasons.OrderByDescending(r => r.Forbids)]);
    }

    private static IEnumerable<ConsumptionReason> Planned(ConsumptionRequest request, ConsumptionFacts facts)
    {
        if (facts.Plan is not { Uses.Count: > 0 } plan)
        {
            if (request.ParentItem is not null)
            {
                yield return Remark("no-plan", $"No bill of material of {request.ParentItem} is known: whether {request.Item} belongs into it was not checked.");
            }

            yield break;
        }

        var lines = plan.Uses.Where(u => u.Usage.Item.Id == request.Item).ToArray();
        if (lines.Length > 0)
        {
            var covers = lines.Select(u => (Text: CapturePlan.Effectivity(u), Holds: UnitEffectivity.Covers(CapturePlan.Effectivity(u), plan.Unit, plan.Day))).ToArray();
            if (!Array.Exists(covers, c => c.Holds == true))
            {
                var words = string.Join(" or ", covers.Select(c => $"'{c.Text}'").Distinct(StringComparer.Ordinal));
                yield return Array.Exists(covers, c => c.Holds is null)
                    ? No("effectivity", $"Whether {request.Item} is for {plan.Unit ?? "this unit"} cannot be told from {words}. Name the unit's serial number, or have a person decide.")
                    : No("effectivity", $"{request.Item} is planned in {plan.Item} for {words} only, not for {plan.Unit ?? "this day"}. Take the item that is planned for this unit.");
            }

            foreach (var other in Alternates(plan, lines))
            {
                yield return Remark("alternate", $"{other} stands at the same position of {plan.Item}: one of them is built in, not both.");
            }

            yield break;
        }

        if (request.SubstituteFor is null)
        {
            yield return No("not-planned", $"{request.Item} is not in the bill of material of {plan.Item}. Take a planned item ({string.Join(", ", plan.Uses.Select(u => u.Usage.Item.Id).Distinct(StringComparer.Ordinal).Take(5))}), or name the one that it is a substitute for.");
            yield break;
        }

        foreach (var reason in Substituted(request, facts, plan))
        {
            yield return reason;
        }
    }

    // Weaker tracking than the original's would make a hole in the genealogy of everything above.
    private static IEnumerable<ConsumptionReason> Substituted(ConsumptionRequest request, ConsumptionFacts facts, UsePlan plan)
    {
        if (plan.Uses.FirstOrDefault(u => u.Usage.Item.Id == request.SubstituteFor) is not { } original)
        {
            yield return No("alternate", $"{request.SubstituteFor}, which {request.Item} is to take the place of, is not in the bill of material of {plan.Item} either. Name the planned item.");
            yield break;
        }

        var (wanted, offered) = (CaptureNeed.Of(plan, original), CaptureNeed.Of(plan, facts.Masters));
        var isWeaker = (wanted.Serial == TrackingLevel.Required && request.Serial is null) || (wanted.Lot == TrackingLevel.Required && request.Lot is null && facts.Node?.Kind != NodeKind.Unit)
            || offered.Serial < wanted.Serial || offered.Lot < wanted.Lot;
        yield return !isWeaker ? Remark("alternate", $"A substitute for {request.SubstituteFor} that is tracked as strictly.")
            : request.Concession is { Length: > 0 } concession ? Remark("alternate", $"A substitute for {request.SubstituteFor} with weaker tracking, by concession {concession}.")
            : No("alternate", $"{request.Item} is tracked more weakly than {request.SubstituteFor}, which it is to take the place of: a recall could not tell units apart. Take an item tracked as strictly, or name the concession that allows it.");
    }

    private static IEnumerable<string> Alternates(UsePlan plan, PlannedUse[] lines) =>
        plan.Uses.Where(u => u.Usage.Position is not null && Array.Exists(lines, l => l.Usage.Position == u.Usage.Position && l.Usage.Item.Id != u.Usage.Item.Id)).Select(u => u.Usage.Item.Id).Distinct(StringComparer.Ordinal);

    private static IEnumerable<ConsumptionReason> Tracked(ConsumptionRequest request, ConsumptionFacts facts)
    {
        var plan = facts.Plan ?? new UsePlan { Item = request.ParentItem ?? "", Site = request.Site };
        var line = plan.Uses.FirstOrDefault(u => u.Usage.Item.Id == request.Item);
        var need = line is null ? CaptureNeed.Of(plan, facts.Masters) : CaptureNeed.Of(plan, line);
        if (need.Serial == TrackingLevel.Required && request.Serial is null)
        {
            yield return No("tracking-level", $"{request.Item} is kept by serial number here and none was scanned. Scan the piece. {string.Join(' ', need.Because)}");
        }

        // A piece whose lot is on record needs no second scan.
        if (need.Lot == TrackingLevel.Required && request.Lot is null && facts.Node is not { Kind: NodeKind.Lot } && !(facts.Node is { Kind: NodeKind.Unit, Lot: not null }))
        {
            yield return No("tracking-level", $"{request.Item} is kept by lot here and none was scanned. Scan the lot. {string.Join(' ', need.Because)}");
        }

        if (need is { Serial: TrackingLevel.Unknown, Lot: TrackingLevel.Unknown })
        {
            yield return Remark("tracking-level", need.Because[0]);
        }

        if (facts.Node is null)
        {
            yield return Remark("unknown-material", "Nothing is on record of this material yet. Check the number; where it is right, its receipt or production has not been reported.");
        }
    }

    private static IEnumerable<ConsumptionReason> Usable(ConsumptionRequest request, ConsumptionFacts facts, long at)
    {
        foreach (var hold in facts.Holds)
        {
            yield return No("hold", $"It is on hold: {hold}. Put it aside until quality releases it.");
        }

        if (facts.WasExpired || (facts.Expiry is { } expiry && EndOf(expiry) is { } end && end <= at))
        {
            yield return No("expiry", $"It expired{(facts.Expiry is null ? "" : $" on {facts.Expiry}")}. Take other material, or have its life extended.");
        }

        foreach (var product in facts.UsedIn.Where(product => product != request.ParentSerial))
        {
            yield return No("already-used", $"The piece is on record as built into {product}. Scan it again; where it was removed, report the removal first.");
        }

        if (facts.Left is { } left && left < (request.Quantity ?? 0))
        {
            yield return No("not-enough", $"By the record {DecimalText.Shortest(Math.Max(left, 0))} of the lot are left, and {DecimalText.Shortest(request.Quantity ?? 0)} are asked for. Count the stock, or take another lot.");
        }
    }

    // The last day of use is over when it ends in UTC: the plant's zone is not on the label.
    private static long? EndOf(string expiry) =>
        DateOnly.TryParseExact(expiry, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? HubInstant.ToMicroseconds(new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero))
            : HubInstant.Parse(expiry);

    private static ConsumptionReason No(string code, string message) => new(code, Forbids: true, message);

    private static ConsumptionReason Remark(string code, string message) => new(code, Forbids: false, message);
}
