using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation;

/// <summary>Translates an event to the granularity of its target, by the policy table and never by a guess.</summary>
/// <param name="policy">The policy table.</param>
public sealed class Translator(TranslationPolicy policy)
{
    /// <summary>Translates.</summary>
    /// <returns>The event, or all problems: <c>TRA-0002</c> to <c>TRA-0005</c>, <c>TRA-0006</c> no item is named, <c>TRA-0007</c> the policy refuses.</returns>
    public Outcome<TranslatedEvent> Translate(TranslationRequest request)
    {
        var problems = new List<Problem>();
        var parts = new List<Part>();
        foreach (var group in request.Materials.GroupBy(m => (Item: m.Item?.Id, Named: GranularityOf([m]))))
        {
            var part = group.Key.Item is { } item
                ? Translate(request, item, [.. group])
                : Outcome<Part>.Failed(new Problem("TRA-0006", "The material names no item, so nobody can say how the target tracks it. Complete the mapping, or correct the message.",
                    RawValue: group.First().Serial ?? group.First().Lot ?? group.First().Identifiers?[0].Value));
            problems.AddRange(part.Problems);
            if (part.Succeeded)
            {
                parts.Add(part.Value);
            }
        }

        return problems.Count > 0 ? Outcome<TranslatedEvent>.Failed(problems) : Outcome<TranslatedEvent>.Of(Event(request, parts));
    }

    private static TranslatedEvent Event(TranslationRequest request, List<Part> parts)
    {
        LossRecord[] losses = [.. parts.Where(p => p.Loss is not null).Select(p => p.Loss!)];
        return new TranslatedEvent
        {
            Operation = request.Operation,
            Target = request.Target,
            EventId = request.Event.EventId,
            Times = request.Event.Times,
            Site = request.Event.Site,
            Transformation = request.Event.Transformation,
            Documents = request.Event.Documents,
            Lines = LineSums.Sum(parts.SelectMany(p => p.Lines)),
            Loss = losses.Length == 1 ? losses[0] : null,
            Losses = losses.Length > 1 ? losses : null,
            Escrow = losses.Length == 0 ? null : new Escrow(request.EscrowId, [.. parts.Where(p => p.Loss is not null).SelectMany(p => p.Source)]),
        };
    }

    private Outcome<Part> Translate(TranslationRequest request, string item, IReadOnlyList<MaterialReference> materials)
    {
        var holding = TargetHoldings.Of(request.Tracking(item), request.Expresses, $"{request.Target} {item}");
        if (!holding.Succeeded)
        {
            return Outcome<Part>.Failed(holding.Problems);
        }

        var source = GranularityOf(materials);
        var cell = policy.Decide(request.Operation, source, holding.Value, request.Purpose, request.Risk(item));
        var projected = Apply(cell, source, holding.Value, materials, request);
        if (!projected.Succeeded)
        {
            return Outcome<Part>.Failed([.. projected.Problems.Select(p => p with { Rule = policy.Name(cell) })]);
        }

        var (name, to, result) = projected.Value;
        var loss = result.Lost.Count == 0 ? null : new LossRecord(
            name, source, to, result.Lost, result.Evidence, result.Because, request.EscrowId,
            new RecallReach(Count(materials), to == SourceGranularity.Lot ? InTarget(result.Lines, request.Facts) : null), policy.Name(cell));
        return Outcome<Part>.Of(new Part(materials, result.Lines, loss));
    }

    private static Outcome<(string, SourceGranularity, Projected)> Apply(
        PolicyCell cell, SourceGranularity source, TargetHolding holding, IReadOnlyList<MaterialReference> materials, TranslationRequest request)
    {
        var isPiece = source is SourceGranularity.Unit or SourceGranularity.SerialSet;
        return cell.Action switch
        {
            TranslationAction.Preserve when CanHold(holding, source) => Kept(holding, source, materials),
            TranslationAction.Aggregate when isPiece => Named("serial→lot", SourceGranularity.Lot, Projections.SerialToLot(materials, request.Facts)),
            TranslationAction.Expand when source == SourceGranularity.Lot => Named("lot→serials", SourceGranularity.SerialSet, Expand(materials, request.Facts)),
            TranslationAction.QuantityOnly => Named("any→quantity", SourceGranularity.Quantity, Projections.ToQuantity(materials)),
            TranslationAction.Refuse => Refused($"The policy holds this back: {cell.Role} answers within {cell.Deadline}."),
            var action => Refused($"The policy says '{action}', which does not fit material named by {source} and a target that holds {holding}. Correct the cell."),
        };
    }

    private static Outcome<Projected> Expand(IReadOnlyList<MaterialReference> lots, TranslationFacts facts)
    {
        var each = lots.Select(l => Projections.LotToSerials(l, facts)).ToArray();
        Problem[] problems = [.. each.SelectMany(p => p.Problems)];
        return problems.Length > 0 ? Outcome<Projected>.Failed(problems) : Outcome<Projected>.Of(new Projected(
            [.. each.SelectMany(p => p.Value.Lines)], [], null, [.. each.SelectMany(p => p.Value.Because).Distinct(StringComparer.Ordinal)]));
    }

    // A lot beside a piece is dropped, and named as lost, where the target has no lots.
    private static Outcome<(string, SourceGranularity, Projected)> Kept(TargetHolding holding, SourceGranularity source, IReadOnlyList<MaterialReference> materials)
    {
        if (holding == TargetHolding.LotAndSerial && materials.FirstOrDefault(m => m.Lot is null) is { } bare)
        {
            return Outcome<(string, SourceGranularity, Projected)>.Failed(new Problem("TRA-0003",
                "The target asks for lot and serial, and the lot of the piece is not stated. Report the record that says it, then release the message.", RawValue: bare.Serial));
        }

        var dropsLot = holding is TargetHolding.SerialRequired or TargetHolding.SerialOptional && materials.Any(m => m.Lot is not null);
        MaterialReference[] lines = [.. materials.Select(m => dropsLot ? m with { Lot = null, LotAttributes = null } : m)];
        string[] lost = dropsLot ? ["lot", .. LineSums.Lost(materials, lines)] : [];
        return Outcome<(string, SourceGranularity, Projected)>.Of(("as-is", source, new Projected(lines, lost, null, [])));
    }

    private static bool CanHold(TargetHolding holding, SourceGranularity source) => source switch
    {
        SourceGranularity.Unit or SourceGranularity.SerialSet => holding is TargetHolding.SerialRequired or TargetHolding.SerialOptional or TargetHolding.LotAndSerial,
        SourceGranularity.Lot => holding is TargetHolding.LotRequired or TargetHolding.LotOptional,
        SourceGranularity.Quantity => holding is TargetHolding.QuantityOnly or TargetHolding.LotOptional or TargetHolding.SerialOptional,
        _ => false,
    };

    private static SourceGranularity GranularityOf(IReadOnlyList<MaterialReference> materials) => materials[0] switch
    {
        { Serial: not null } => materials.Count > 1 ? SourceGranularity.SerialSet : SourceGranularity.Unit,
        { Lot: not null } => SourceGranularity.Lot,
        { Container: not null } => SourceGranularity.Container,
        _ => SourceGranularity.Quantity,
    };

    private static long Count(IReadOnlyList<MaterialReference> materials) =>
        (long)Math.Ceiling(materials.Sum(m => m.Serial is null ? m.Quantity ?? 0 : 1));

    private static long? InTarget(IReadOnlyList<MaterialReference> lines, TranslationFacts facts)
    {
        var sizes = lines.Select(l => (l.Item?.Id, l.Lot)).Distinct()
            .Select(l => facts.Lots.FirstOrDefault(f => f.Item == l.Id && f.Lot == l.Lot)?.Quantity).ToArray();
        return Array.TrueForAll(sizes, s => s is not null) ? (long)Math.Ceiling(sizes.Sum(s => s!.Value)) : null;
    }

    private static Outcome<(string, SourceGranularity, Projected)> Named(string name, SourceGranularity to, Outcome<Projected> projected) =>
        projected.Succeeded
            ? Outcome<(string, SourceGranularity, Projected)>.Of((name, to, projected.Value))
            : Outcome<(string, SourceGranularity, Projected)>.Failed(projected.Problems);

    private static Outcome<(string, SourceGranularity, Projected)> Refused(string message) =>
        Outcome<(string, SourceGranularity, Projected)>.Failed(new Problem("TRA-0007", message + " Decide, then release or reject the message."));

    private sealed record Part(IReadOnlyList<MaterialReference> Source, IReadOnlyList<MaterialReference> Lines, LossRecord? Loss);
}
