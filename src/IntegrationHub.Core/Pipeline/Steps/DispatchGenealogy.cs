using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Genealogy;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Gives what happened to material to the genealogy, at once and whole: contradictions flag nodes and withhold nothing.</summary>
internal static class DispatchGenealogy
{
    public static Task RunAsync(DispatchContext context, CancellationToken cancellationToken)
    {
        var (name, system, bytes) = (context.Work.Name, context.Work.Flow.System.Name, context.Document.Bytes);
        var change = context.Document.Type switch
        {
            "material-event" => GenealogyChanges.From(CanonicalJson.Read<MaterialEvent>(bytes), name, system),
            "supplier-event" => GenealogyChanges.From(CanonicalJson.Read<SupplierEvent>(bytes), name, system),
            "test-result" => GenealogyChanges.From(CanonicalJson.Read<TestResult>(bytes), name, system),
            "process-record" => GenealogyChanges.From(CanonicalJson.Read<ProcessRecord>(bytes), name, system),
            _ => null,
        };
        return change is null ? Task.CompletedTask : context.Stores.Genealogy.ApplyAsync(change, cancellationToken);
    }
}
