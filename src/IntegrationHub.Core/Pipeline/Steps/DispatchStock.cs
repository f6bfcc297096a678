using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Genealogy.Conservation;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Notes what an event moved. What does not add up is kept as received and told by the accounts; nothing is withheld here.</summary>
internal static class DispatchStock
{
    public static Task RunAsync(DispatchContext context, CancellationToken cancellationToken)
    {
        var (name, system, bytes) = (context.Work.Name, context.Work.Flow.System.Name, context.Document.Bytes);
        return context.Stores.StockAccounts.AddAsync(context.Document.Type switch
        {
            "material-event" => StockMovements.From(CanonicalJson.Read<MaterialEvent>(bytes), name, system),
            "supplier-event" => StockMovements.From(CanonicalJson.Read<SupplierEvent>(bytes), name, system),
            _ => [],
        }, cancellationToken);
    }
}
