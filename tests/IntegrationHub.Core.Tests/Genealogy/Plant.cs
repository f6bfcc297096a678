using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;

namespace IntegrationHub.Core.Tests.Genealogy;

/// <summary>A small plant: writes events in few words and asks the genealogy.</summary>
internal sealed class Plant
{
    private int _messages;

    public InMemoryGenealogyStore Store { get; } = new();

    public static MaterialReference Lot(string lot, decimal? quantity = null) =>
        new() { Item = new("C"), Lot = lot, Quantity = quantity, Unit = quantity is null ? null : "C62" };

    public static MaterialReference Piece(string serial, string? lot = null) =>
        new() { Item = new("C"), Serial = serial, Lot = lot, Quantity = 1, Unit = "C62" };

    public static MaterialReference Product(string serial) => new() { Item = new("P"), Serial = serial, Quantity = 1, Unit = "C62" };

    public static string Key(MaterialReference material) => NodeIdentity.Of(material, "plant")!.Node.Key;

    public void Say(MaterialEvent e) => Apply(GenealogyChanges.From(e, $"m/{_messages++}", "plant"));

    public void Say(SupplierEvent e) => Apply(GenealogyChanges.From(e, $"m/{_messages++}", "srm"));

    public void Say(ProcessRecord e) => Apply(GenealogyChanges.From(e, $"m/{_messages++}", "mes"));

    public void Put(MaterialReference lot) => Say(new MaterialEvent { Operation = Operation.Receive, Outputs = [lot] });

    public void See(params MaterialReference[] materials) => Say(new MaterialEvent { Operation = Operation.Observe, Materials = materials });

    public void Build(MaterialReference output, params MaterialReference[] inputs) =>
        Say(new MaterialEvent { Operation = Operation.Produce, Inputs = inputs, Outputs = [output], Transformation = new("T-" + output.Serial, TransformationKind.Assemble) });

    public RecallScope Recall(params Suspect[] suspects) =>
        RecallScope.Find(Load(TraceDirection.Forward, [.. suspects.Select(s => s.Key)]), suspects);

    internal RecallScope Recall(ScopeOptions options, params Suspect[] suspects) =>
        RecallScope.Find(Load(TraceDirection.Forward, [.. suspects.Select(s => s.Key)]), suspects, options);

    public TraceResult Trace(MaterialReference material, TraceDirection direction) =>
        Tracer.Trace(Load(direction, Key(material)), Key(material), direction);

    private GenealogySubgraph Load(TraceDirection direction, params string[] keys) => Store.LoadReachableAsync(keys, direction, default).GetAwaiter().GetResult();

    private void Apply(GenealogyChange change) => Store.ApplyAsync(change, default).GetAwaiter().GetResult();
}
