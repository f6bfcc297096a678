using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Makes the target's document by the mapping of the closure.</summary>
internal static class MapOut
{
    public static void Run(DeliveryWork work)
    {
        var tape = TokenTape.Parse(work.Translated);
        if (!tape.Succeeded)
        {
            work.Hold("map", tape.Problems);
            return;
        }

        using (tape.Value)
        {
            var result = work.Flow!.Plan.Run(tape.Value, new MappingRunContext { MessageId = work.Delivery.MessageName });
            if (result.Problems.Count > 0)
            {
                work.Hold("map", result.Problems);
            }
            else if (result.Outputs is [var only])
            {
                work.Document = only.Document;
            }
            else
            {
                work.Hold("map", [new Problem("OUT-0001",
                    $"{work.Flow.Mapping} makes {result.Outputs.Count} documents of this message, a delivery takes one. Correct the route or the mapping.")]);
            }
        }
    }
}
