using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Genealogy.Boundaries;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation;
using IntegrationHub.Core.Translation.BackFilling;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Says the canonical message in the granularity that the target can hold, with a loss record where that loses something.</summary>
internal static class Translate
{
    public static void Run(DeliveryWork work)
    {
        work.Translated = work.Delivery.Canonical.ToArray();
        switch (work.Delivery.Type)
        {
            case "material-event":
                Event(work);
                break;
            case "nonconformance":
                Report(work);
                break;
        }
    }

    private static void Report(DeliveryWork work)
    {
        var scope = CanonicalJson.Read<DeliveryFacts>(work.Delivery.Facts.Span).Scope!;
        var view = scope.ViewFor(CanonicalJson.Read<Canonical.Quality.Nonconformance>(work.Delivery.Canonical.Span), work.Flow!.System.Holds);
        if (view.Succeeded)
        {
            work.Translated = CanonicalJson.Write(view.Value);
        }
        else
        {
            work.Hold("translate", view.Problems);
        }
    }

    private static void Event(DeliveryWork work)
    {
        var flow = work.Flow!;
        var e = CanonicalJson.Read<MaterialEvent>(work.Delivery.Canonical.Span);
        var facts = CanonicalJson.Read<DeliveryFacts>(work.Delivery.Facts.Span);
        if (facts.Doubts is { Count: > 0 } doubts)
        {
            work.Hold("translate", [.. doubts.Select(doubt => new Problem("TRA-0016",
                $"The posting would be wrong and is held; the event itself is in the genealogy. {doubt.Message} Then release the delivery, or reject it.", doubt.Node, doubt.Code, string.Join(", ", doubt.Events)))]);
            return;
        }

        if (flow.Description.Purpose == Purpose.Posting && EventBoundary.Posting(e).ToArray() is { Length: > 0 } boundary)
        {
            work.Hold("translate", boundary);
            return;
        }

        var translated = new Translator(flow.Policies.Translation).Translate(new TranslationRequest
        {
            Event = e,
            Materials = facts.BackFill?.Materials ?? Side.Of(e, flow.Description.Concerns),
            Operation = e.Operation,
            Target = flow.System.Name,
            Expresses = flow.System.Expresses,
            Tracking = facts.RuleOf,
            Class = item => flow.Policies.Items.Find(item, null),
            Purpose = flow.Description.Purpose,
            Day = Side.DayOf(e),
            Facts = facts.Translation,
            EscrowId = work.Delivery.PublicId.ToString(),
        });
        if (!translated.Succeeded)
        {
            work.Hold("translate", translated.Problems);
            return;
        }

        var result = translated.Value;
        if (facts.BackFill is { } order)
        {
            BackFill(work, e, order, result);
            return;
        }

        work.Translated = CanonicalJson.Write(Side.With(e with { Operation = result.Operation }, flow.Description.Concerns, result.Lines));
        work.Loss = result.Losses is not null ? CanonicalJson.Write(result.Losses) : result.Loss is not null ? CanonicalJson.Write(result.Loss) : null;
        work.Escrow = result.Escrow is null ? null : CanonicalJson.Write(result.Escrow);
    }

    // A back-fill that would lose the finer truth again tells the target nothing: the target's own master must hold it first.
    private static void BackFill(DeliveryWork work, MaterialEvent posted, BackFillOrder order, TranslatedEvent result)
    {
        if (result.Escrow is not null)
        {
            work.Hold("translate", [new Problem("TRA-0025",
                $"Back-fill {order.Number} would lose the same again: {result.Target} does not hold it for this item. Change the target's flag and load its master, then release; or reject this and record it in the hub.", Rule: (result.Loss ?? result.Losses![0]).Policy)]);
            return;
        }

        work.Translated = CanonicalJson.Write(BackFillRules.Event(posted, order, result.Lines));
    }
}
