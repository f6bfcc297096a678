using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation;

/// <summary>A part of an event: what it was, what it became, what that lost.</summary>
internal sealed record TranslatedPart(IReadOnlyList<MaterialReference> Source, IReadOnlyList<MaterialReference> Lines, IReadOnlyList<LossRecord> Losses)
{
    public IReadOnlyList<CandidateLine> Candidates { get; init; } = [];
}

/// <summary>Does what a cell of the policy table says.</summary>
internal static class CellActions
{
    public static Outcome<TranslatedPart> Apply(
        PolicyCell cell, string policy, SourceGranularity source, TargetHolding holding, IReadOnlyList<MaterialReference> materials, TranslationRequest request)
    {
        // A range is another way to write pieces; no target is asked whether it knows the notation.
        var named = source == SourceGranularity.Range ? RangeProjections.ToSet(materials) : Outcome<Projected>.Of(new Projected(materials, [], null, []));
        if (!named.Succeeded)
        {
            return Outcome<TranslatedPart>.Failed(named.Problems);
        }

        var lines = named.Value.Lines;
        var isPiece = source is SourceGranularity.Unit or SourceGranularity.SerialSet or SourceGranularity.Range;
        if (cell.Action == TranslationAction.Candidates && source == SourceGranularity.Lot)
        {
            return Candidates(materials, policy, source, request);
        }

        var (name, to, projected) = cell.Action switch
        {
            TranslationAction.Preserve when Holds(holding, isPiece ? SourceGranularity.Unit : source) => ("as-is", source, Kept(holding, lines)),
            TranslationAction.Aggregate when isPiece => ("serial→lot", SourceGranularity.Lot, Projections.SerialToLot(lines, request.Facts)),
            TranslationAction.Aggregate when source == SourceGranularity.Sublot => ("sublot→lot", SourceGranularity.Lot, SublotProjections.ToLot(lines, request.Facts)),
            TranslationAction.Expand when source == SourceGranularity.Lot => ("lot→serials", SourceGranularity.SerialSet, Expanded(lines, request)),
            TranslationAction.Expand when source == SourceGranularity.Quantity => ("quantity→lot", SourceGranularity.Lot, LotNaming.Name(lines, cell.Lot, policy)),
            TranslationAction.QuantityOnly => ("any→quantity", SourceGranularity.Quantity, Projections.ToQuantity(lines)),
            _ => ("", source, Outcome<Projected>.Failed(Refusal(cell, source, holding))),
        };
        if (!projected.Succeeded)
        {
            return Outcome<TranslatedPart>.Failed(projected.Problems);
        }

        var result = projected.Value;
        LossRecord[] losses = result.Lost.Count == 0 ? [] :
        [
            new LossRecord(name, source, to, result.Lost, result.Evidence, result.Because, request.EscrowId,
                new RecallReach(Count(lines), to == SourceGranularity.Lot ? InTarget(result.Lines, request.Facts) : null), policy),
        ];
        return Outcome<TranslatedPart>.Of(new TranslatedPart(materials, result.Lines, losses));
    }

    public static Problem Refusal(PolicyCell cell, SourceGranularity source, TargetHolding holding) => new("TRA-0007", cell.Action == TranslationAction.Refuse
        ? $"The policy holds this back: {cell.Role} answers within {cell.Deadline}.{(cell.Reason is null ? "" : $" {cell.Reason}")} Decide, then release or reject the message."
        : $"The policy says '{cell.Action}', which does not fit material named by {source} and a target that holds {holding}. Correct the cell. Decide, then release or reject the message.");

    public static long Count(IReadOnlyList<MaterialReference> materials) =>
        (long)Math.Ceiling(materials.Sum(m => m.Serial is null ? m.Quantity ?? 0 : 1));

    private static Outcome<TranslatedPart> Candidates(IReadOnlyList<MaterialReference> lots, string policy, SourceGranularity source, TranslationRequest request)
    {
        CandidateLine[] sets = [.. lots.Select(lot => (lot, set: Projections.LotToCandidates(lot, request.Facts, request.Day)))
            .Select(one => new CandidateLine(one.lot.Item!.Id, one.lot.Lot!, one.set.Minimum, one.set.Maximum, one.set.Serials))];
        MaterialReference[] lines = [.. lots.Zip(sets).SelectMany(pair => pair.Second.Serials.Select(s => pair.First with { Serial = s, Quantity = null, Unit = null, Evidence = EvidenceGrade.Candidate }))];
        var loss = new LossRecord("lot→candidates", source, SourceGranularity.SerialSet, ["quantity"], EvidenceGrade.Candidate, [], request.EscrowId, new RecallReach(Count(lots), lines.Length), policy);
        return lines.Length > 0
            ? Outcome<TranslatedPart>.Of(new TranslatedPart(lots, lines, [loss]) { Candidates = sets })
            : Outcome<TranslatedPart>.Failed(new Problem("TRA-0004", "No piece of the lot is known by name, so there are no candidates. Scan the pieces, or report what was serialised.", RawValue: lots[0].Lot));
    }

    private static Outcome<Projected> Expanded(IReadOnlyList<MaterialReference> lots, TranslationRequest request)
    {
        var each = lots.Select(l => Projections.LotToSerials(l, request.Facts, request.Day)).ToArray();
        Problem[] problems = [.. each.SelectMany(p => p.Problems)];
        return problems.Length > 0 ? Outcome<Projected>.Failed(problems) : Outcome<Projected>.Of(new Projected(
            [.. each.SelectMany(p => p.Value.Lines)], [], null, [.. each.SelectMany(p => p.Value.Because).Distinct(StringComparer.Ordinal)]));
    }

    // A lot beside a piece is dropped, and named as lost, where the target has no lots.
    private static Outcome<Projected> Kept(TargetHolding holding, IReadOnlyList<MaterialReference> materials)
    {
        if (holding == TargetHolding.LotAndSerial && materials.FirstOrDefault(m => m.Lot is null) is { } bare)
        {
            return Outcome<Projected>.Failed(new Problem("TRA-0003",
                "The target asks for lot and serial, and the lot of the piece is not stated. Report the record that says it, then release the message.", RawValue: bare.Serial));
        }

        var dropsLot = holding is TargetHolding.SerialRequired or TargetHolding.SerialOptional && materials.Any(m => m.Lot is not null);
        MaterialReference[] lines = [.. materials.Select(m => dropsLot ? m with { Lot = null, LotAttributes = null } : m)];
        return Outcome<Projected>.Of(new Projected(lines, dropsLot ? ["lot", .. LineSums.Fold(materials, lines).Lost] : [], null, []));
    }

    private static bool Holds(TargetHolding holding, SourceGranularity source) => source switch
    {
        SourceGranularity.Unit => holding is TargetHolding.SerialRequired or TargetHolding.SerialOptional or TargetHolding.LotAndSerial,
        SourceGranularity.Lot => holding is TargetHolding.LotRequired or TargetHolding.LotOptional,
        SourceGranularity.Quantity => holding is TargetHolding.QuantityOnly or TargetHolding.LotOptional or TargetHolding.SerialOptional,
        _ => false,
    };

    private static long? InTarget(IReadOnlyList<MaterialReference> lines, TranslationFacts facts)
    {
        var sizes = lines.Select(l => (l.Item?.Id, l.Lot)).Distinct()
            .Select(l => facts.Lots.FirstOrDefault(f => f.Item == l.Id && f.Lot == l.Lot)?.Quantity).ToArray();
        return Array.TrueForAll(sizes, s => s is not null) ? (long)Math.Ceiling(sizes.Sum(s => s!.Value)) : null;
    }
}
