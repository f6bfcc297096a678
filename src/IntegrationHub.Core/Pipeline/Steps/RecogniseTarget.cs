using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Checks that the outbound interface is known under the recorded closure.</summary>
internal static class RecogniseTarget
{
    public static void Run(DeliveryWork work)
    {
        if (work.Flow is null)
        {
            work.Hold("recognise", [new Problem("PIP-0001",
                $"The versions with which {work.Delivery.Target} became due are not on record. Restore the database's version tables, then release the delivery.", RawValue: work.Delivery.Closure)]);
        }
    }
}
