using System.Text;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Versioning;
using Xunit;
using static IntegrationHub.Core.Tests.Genealogy.Plant;

namespace IntegrationHub.Core.Tests.Genealogy;

/// <summary>What a recall says beside its scope: what it may be missing, where everything is, and what would narrow it.</summary>
public sealed class RecallAnswerTests
{
    private static readonly SourceStanding Settled = new([new("mes", "2026-03-02T06:00:00Z")], 0, []);

    [Fact]
    public async Task While_messages_wait_excluded_reads_excluded_on_data_so_far()
    {
        var waiting = Settled with { Pending = 2, Waiting = [new("e/1", "mes/consumption", IsQuarantined: true, NamesANode: true)] };

        var (open, settled) = (await AskAsync(OneScan(), waiting), await AskAsync(OneScan(), Settled));

        Assert.True(open.Completeness.IsOpen);
        Assert.Contains("excluded on data so far", open.Completeness.Statement, StringComparison.Ordinal);
        Assert.Equal((2, "e/1"), (open.Completeness.Pending, open.Completeness.Waiting[0].Name));
        Assert.False(settled.Completeness.IsOpen);
        Assert.Equal("2026-03-02T06:00:00Z", settled.Completeness.Sources[0].CompleteUntil);
    }

    [Fact]
    public async Task An_answer_that_crosses_the_day_when_an_item_went_from_lot_to_serial_says_so()
    {
        var changed = Settled with { TrackingChanges = [new("C", "plm", null, "2026-03-01T00:00:00Z", "lot required, serial none", "lot none, serial required")] };

        var completeness = (await AskAsync(OneScan(), changed)).Completeness;

        Assert.Contains("crosses 1 change(s) of tracking: C in plm from lot required, serial none to lot none, serial required on 2026-03-01T00:00:00Z", completeness.Statement, StringComparison.Ordinal);
        Assert.Single(completeness.TrackingChanges);
    }

    [Fact]
    public async Task An_open_order_that_holds_the_suspect_keeps_excluded_open_though_nothing_waits()
    {
        var plant = new Plant();
        plant.Say(new MaterialEvent { Operation = Operation.Issue, Inputs = [Piece("S1")], Transformation = new("100") });

        var scope = await AskAsync(plant, Settled);

        Assert.Equal(["100"], scope.Completeness.OpenTransformations);
        Assert.True(scope.Completeness.IsOpen);
    }

    [Fact]
    public async Task Every_unit_says_where_it_is_now()
    {
        var plant = new Plant();
        plant.Put(Lot("L9", 4) with { Segment = new("hamburg", "A-1", "unrestricted", StockOwner.Consignment, "V-7") });
        foreach (var (product, hour) in new[] { ("A", 1), ("B", 2), ("C", 3), ("D", 4) })
        {
            plant.Say(new MaterialEvent { Operation = Operation.Produce, Times = At(hour), Inputs = [Lot("L9", 1)], Outputs = [Product(product)], Transformation = new("T" + product, TransformationKind.Assemble) });
        }

        plant.Say(new MaterialEvent { Operation = Operation.Ship, Times = At(10), Materials = [Product("A")], Partner = new("CUST-1") });
        plant.Say(new MaterialEvent { Operation = Operation.Scrap, Times = At(11), Inputs = [Product("B")] });
        plant.Say(new MaterialEvent { Operation = Operation.Transfer, Times = At(12), Inputs = [Product("C")], Outputs = [Product("C") with { Segment = new("bremen", "B-2", "blocked") }] });

        var scope = await AskAsync(plant, Settled, "lot:C:L9");

        NodePlace Place(string id) => scope.Certain.Concat(scope.Possible).Single(n => n.Id == id).Place!;
        Assert.Equal((NodeState.Shipped, "CUST-1", "2026-03-01T10:00:00Z"), (Place("serial:P:A").State, Place("serial:P:A").Party, Place("serial:P:A").At));
        Assert.Equal(NodeState.Scrapped, Place("serial:P:B").State);
        Assert.Equal((NodeState.Stock, new StockSegment("bremen", "B-2", "blocked")), (Place("serial:P:C").State, Place("serial:P:C").Segment));
        Assert.Equal(NodeState.Stock, Place("serial:P:D").State);
        Assert.Equal((NodeState.Used, new StockSegment("hamburg", "A-1", "unrestricted", StockOwner.Consignment, "V-7")), (Place("lot:C:L9").State, Place("lot:C:L9").Segment));
    }

    [Fact]
    public async Task The_datum_that_would_narrow_the_scope_most_comes_first()
    {
        var plant = OneScan();
        plant.Say(new MaterialEvent { Operation = Operation.Backflush, Inputs = [Product("A")], Outputs = [Product("X")] });

        var scope = await AskAsync(plant, Settled, "serial:C:S2");

        var first = scope.Resolution[0];
        Assert.Equal(("use-unknown", "serial:C:S2"), (first.Kind, first.Node));
        Assert.Contains("a scan of its use", first.Datum, StringComparison.Ordinal);
        Assert.Contains(scope.Resolution, loss => loss is { Kind: "assumed", Node: "serial:P:A", Possible: 1 });
        Assert.Contains(scope.Resolution, loss => loss is { Kind: "piece-unknown", Node: "lot:C:L9" });
        Assert.Equal(scope.Resolution.OrderByDescending(loss => loss.Possible).Select(loss => loss.Possible), scope.Resolution.Select(loss => loss.Possible));
    }

    [Fact]
    public void Which_pieces_are_suspect_would_narrow_more_than_anything_behind_them()
    {
        var scope = OneScan().Recall(new Suspect(Key(Lot("L9")), 1));

        Assert.Equal(("suspect-unknown", "lot:C:L9"), (scope.Resolution[0].Kind, scope.Resolution[0].Node));
        Assert.Equal(scope.Possible.Count, scope.Resolution[0].Possible);
        Assert.Single(scope.Resolution, loss => loss is { Kind: "piece-unknown", Node: "lot:C:L9" });
    }

    [Fact]
    public async Task Where_everything_is_certain_nothing_would_narrow_it()
    {
        var plant = new Plant();
        plant.Build(Product("A"), Piece("S1"));

        Assert.Empty((await AskAsync(plant, Settled)).Resolution);
    }

    [Fact]
    public async Task Material_of_a_homogeneous_item_is_certain_wherever_any_of_it_went()
    {
        var plant = new Plant();
        plant.Say(new MaterialEvent { Operation = Operation.Receive, Outputs = [new() { Item = new("OIL"), Lot = "T1", Quantity = 100, Unit = "LTR" }] });
        plant.Say(new MaterialEvent { Operation = Operation.Receive, Inputs = [new() { Item = new("OIL"), Lot = "D1", Quantity = 10, Unit = "LTR" }], Outputs = [new() { Item = new("OIL"), Lot = "T1", Quantity = 10, Unit = "LTR" }] });
        plant.Say(new MaterialEvent { Operation = Operation.Produce, Inputs = [new() { Item = new("OIL"), Lot = "T1", Quantity = 1, Unit = "LTR" }], Outputs = [Product("A")] });

        async Task<RecallScope> Ask(bool mixes) => (await new GenealogyQuery(plant.Store, new QuerySurroundings { IsHomogeneous = item => mixes && item == "OIL" }).RecallAsync(["lot:OIL:D1"], default)).Value;

        Assert.Contains((await Ask(mixes: false)).Possible, n => n.Serial == "A");
        Assert.Contains((await Ask(mixes: true)).Certain, n => n.Serial == "A");
    }

    [Fact]
    public void An_item_class_says_whether_its_material_mixes_and_another_word_is_a_fault_with_its_line()
    {
        var file = "policy: items\nversion: 1.0.0\nriskClasses: [low]\nitemClasses:\n  - { id: oil, items: [OIL], risk: low, material: homogeneous }\n  - { id: other, risk: low }\n";
        var policy = ItemPolicyReader.Read(YamlTree.Read(Encoding.UTF8.GetBytes(file), "items.yaml").Value).Value;
        var wrong = ItemPolicyReader.Read(YamlTree.Read(Encoding.UTF8.GetBytes(file.Replace("homogeneous", "mixed", StringComparison.Ordinal)), "items.yaml").Value);

        Assert.True(policy.Find("OIL", null)!.IsHomogeneous);
        Assert.False(policy.Find("PUMP", null)!.IsHomogeneous);
        Assert.Equal("items.yaml:5", Assert.Single(wrong.Problems).Place);
    }

    [Fact]
    public async Task As_of_a_time_what_happened_later_is_not_in_a_trace()
    {
        var plant = new Plant();
        foreach (var (from, to, hour) in new[] { ("A", "B", 1), ("B", "C", 2) })
        {
            plant.Say(new MaterialEvent { Operation = Operation.Produce, Times = At(hour), Inputs = [Product(from)], Outputs = [Product(to)] });
        }

        async Task<int> Count(long? asOf) => (await new GenealogyQuery(plant.Store).TraceAsync("serial:P:A", TraceDirection.Forward, default, asOf)).Value.Trace!.Nodes.Count;

        Assert.Equal((3, 2, 1), (await Count(null), await Count(HubInstant.Parse("2026-03-01T01:30:00Z")), await Count(HubInstant.Parse("2026-03-01T00:00:00Z"))));
    }

    // Three products took one of four pieces of a lot each; of one the piece is known.
    private static Plant OneScan()
    {
        var plant = new Plant();
        plant.Put(Lot("L9", 4));
        plant.See(Piece("S1", "L9"), Piece("S2", "L9"), Piece("S3", "L9"), Piece("S4", "L9"));
        plant.Build(Product("A"), Lot("L9", 1));
        plant.Build(Product("B"), Lot("L9", 1));
        plant.Build(Product("C"), Piece("S1", "L9"));
        return plant;
    }

    private static async Task<RecallScope> AskAsync(Plant plant, SourceStanding standing, string suspect = "serial:C:S1") =>
        (await new GenealogyQuery(plant.Store, new QuerySurroundings { Sources = (_, _) => Task.FromResult(standing) }).RecallAsync([suspect], default)).Value;

    private static EventTimes At(int hour) => new(Event: new EventTime { Instant = $"2026-03-01T{hour:00}:00:00Z" });
}
