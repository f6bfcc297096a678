using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Translation;

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
        var translated = new Translator(flow.Policies.Translation).Translate(new TranslationRequest
        {
            Event = e,
            Materials = e.Inputs ?? e.Materials ?? [],
            Operation = e.Operation,
            Target = flow.System.Name,
            Expresses = flow.System.Expresses,
            Tracking = facts.RuleOf,
            Facts = facts.Translation,
            EscrowId = work.Delivery.PublicId.ToString(),
        });
        if (!translated.Succeeded)
        {
            work.Hold("translate", translated.Problems);
            return;
        }

        var result = translated.Value;
        work.Translated = CanonicalJson.Write(e with { Operation = result.Operation, Inputs = result.Lines, Outputs = null });
        work.Loss = result.Losses is not null ? CanonicalJson.Write(result.Losses) : result.Loss is not null ? CanonicalJson.Write(result.Loss) : null;
        work.Escrow = result.Escrow is null ? null : CanonicalJson.Write(result.Escrow);
    }
}
