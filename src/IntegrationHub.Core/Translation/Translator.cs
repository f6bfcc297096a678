using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation;

/// <summary>Translates an event to the granularity of its target, by the policy table and never by a guess.</summary>
/// <param name="policy">The policy table.</param>
public sealed class Translator(TranslationPolicy policy)
{
    /// <summary>Translates.</summary>
    /// <returns>The event, or all problems: those of the projections, <c>TRA-0002</c> nobody knows what the target holds, <c>TRA-0006</c> no item is named, <c>TRA-0007</c> the policy refuses.</returns>
    public Outcome<TranslatedEvent> Translate(TranslationRequest request)
    {
        var problems = new List<Problem>();
        var parts = new List<TranslatedPart>();
        foreach (var group in request.Materials.GroupBy(m => (Item: m.Item?.Id, Named: Granularities.Of(m))))
        {
            var part = group.Key.Named == SourceGranularity.Container ? Opened(request, [.. group]) : Part(request, group.Key.Item, [.. group]);
            problems.AddRange(part.Problems);
            if (part.Succeeded)
            {
                parts.AddRange(part.Value);
            }
        }

        return problems.Count > 0 ? Outcome<TranslatedEvent>.Failed(problems) : Outcome<TranslatedEvent>.Of(Event(request, parts));
    }

    private static TranslatedEvent Event(TranslationRequest request, List<TranslatedPart> parts)
    {
        LossRecord[] losses = [.. parts.SelectMany(p => p.Losses)];
        CandidateLine[] candidates = [.. parts.SelectMany(p => p.Candidates)];
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
            Candidates = candidates.Length == 0 ? null : candidates,
            Loss = losses.Length == 1 ? losses[0] : null,
            Losses = losses.Length > 1 ? losses : null,
            Escrow = losses.Length == 0 ? null : new Escrow(request.EscrowId, [.. parts.Where(p => p.Losses.Count > 0).SelectMany(p => p.Source).Distinct()]),
        };
    }

    // What the target holds is asked for what lies in the container: a container has no item.
    private Outcome<IReadOnlyList<TranslatedPart>> Opened(TranslationRequest request, IReadOnlyList<MaterialReference> containers)
    {
        var contents = ContainerProjections.ToContents(containers, request.Facts);
        if (!contents.Succeeded)
        {
            return Outcome<IReadOnlyList<TranslatedPart>>.Failed(contents.Problems);
        }

        var (parts, problems) = (new List<TranslatedPart>(), new List<Problem>());
        foreach (var group in contents.Value.Lines.GroupBy(m => (Item: m.Item?.Id, Named: Granularities.Of(m))))
        {
            var inner = Inside(request, containers, contents.Value, [.. group]);
            problems.AddRange(inner.Problems);
            if (inner.Succeeded)
            {
                parts.AddRange(inner.Value);
            }
        }

        return problems.Count > 0 ? Outcome<IReadOnlyList<TranslatedPart>>.Failed(problems) : Outcome<IReadOnlyList<TranslatedPart>>.Of(parts);
    }

    private Outcome<IReadOnlyList<TranslatedPart>> Inside(TranslationRequest request, IReadOnlyList<MaterialReference> containers, Projected contents, IReadOnlyList<MaterialReference> alike)
    {
        var decided = Cell(request, alike[0].Item?.Id, SourceGranularity.Container);
        if (!decided.Succeeded)
        {
            return Outcome<IReadOnlyList<TranslatedPart>>.Failed(decided.Problems);
        }

        var (cell, holding) = decided.Value;
        if (cell.Action != TranslationAction.Expand)
        {
            return Outcome<IReadOnlyList<TranslatedPart>>.Failed(CellActions.Refusal(cell, SourceGranularity.Container, holding) with { Rule = policy.Name(cell) });
        }

        var parts = Part(request, alike[0].Item?.Id, alike);
        var loss = new LossRecord("container→contents", SourceGranularity.Container, Granularities.Of(alike), contents.Lost, contents.Evidence, contents.Because,
            request.EscrowId, new RecallReach(CellActions.Count(alike), null), policy.Name(cell));
        return parts.Succeeded
            ? Outcome<IReadOnlyList<TranslatedPart>>.Of([.. parts.Value.Select(p => p with { Source = containers, Losses = [loss, .. p.Losses] })])
            : parts;
    }

    private Outcome<IReadOnlyList<TranslatedPart>> Part(TranslationRequest request, string? item, IReadOnlyList<MaterialReference> materials)
    {
        if (item is null)
        {
            return Outcome<IReadOnlyList<TranslatedPart>>.Failed(new Problem("TRA-0006", "The material names no item, so nobody can say how the target tracks it. Complete the mapping, or correct the message.",
                RawValue: materials[0].Serial ?? materials[0].Lot ?? materials[0].Identifiers?[0].Value));
        }

        var source = Granularities.Of(materials);
        var decided = Cell(request, item, source);
        if (!decided.Succeeded)
        {
            return Outcome<IReadOnlyList<TranslatedPart>>.Failed(decided.Problems);
        }

        var (cell, holding) = decided.Value;
        var projected = CellActions.Apply(cell, policy.Name(cell), source, holding, materials, request);
        return projected.Succeeded
            ? Outcome<IReadOnlyList<TranslatedPart>>.Of([projected.Value])
            : Outcome<IReadOnlyList<TranslatedPart>>.Failed([.. projected.Problems.Select(p => p with { Rule = policy.Name(cell) })]);
    }

    private Outcome<(PolicyCell Cell, TargetHolding Holding)> Cell(TranslationRequest request, string? item, SourceGranularity source)
    {
        if (item is null)
        {
            return Outcome<(PolicyCell, TargetHolding)>.Failed(new Problem("TRA-0006", "What lies in the container names no item, so nobody can say how the target tracks it. Correct the record of what was packed."));
        }

        var holding = TargetHoldings.Of(request.Tracking(item), request.Expresses, $"{request.Target} {item}");
        var one = request.Class(item);
        return holding.Succeeded
            ? Outcome<(PolicyCell, TargetHolding)>.Of((policy.Decide(new PolicyCase(request.Operation, source, holding.Value, request.Purpose, one?.Risk, request.Event.Site, one?.Id)), holding.Value))
            : Outcome<(PolicyCell, TargetHolding)>.Failed(holding.Problems);
    }
}
