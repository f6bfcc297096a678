using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using Xunit;
using static IntegrationHub.Core.Tests.Genealogy.Plant;

namespace IntegrationHub.Core.Tests.Genealogy;

/// <summary>Every kind of suspicion that a recall may begin with.</summary>
public sealed class SuspicionTests
{
    [Fact]
    public async Task A_tool_between_two_dates_suspects_what_it_touched_in_that_time()
    {
        var plant = Machined();

        var scope = await Ask(plant, new() { TouchedBy = [new("tool", "T-7")], From = At("2026-03-02T00:00:00Z"), To = At("2026-03-03T00:00:00Z") });

        Assert.Equal(["S2"], scope.Value.Suspects.Select(s => s.Split(':')[^1]));
        Assert.Contains(scope.Value.Certain, n => n.Serial == "B");
        Assert.DoesNotContain(scope.Value.Possible, n => n.Serial == "A");
    }

    [Fact]
    public async Task A_furnace_load_suspects_all_that_was_in_it() =>
        Assert.Equal(["S1", "S2"], (await Ask(Machined(), new() { TouchedBy = [new("load", "FC-118")] })).Value.Suspects.Select(s => s.Split(':')[^1]).Order());

    [Fact]
    public async Task A_tool_that_no_record_names_is_a_problem_and_no_empty_answer() =>
        Assert.Equal(("GEN-0004", "T-9"), Only(await Ask(Machined(), new() { TouchedBy = [new("tool", "T-9")] })));

    [Fact]
    public async Task Several_conditions_must_fit_one_record() =>
        Assert.Equal("GEN-0004", Only(await Ask(Machined(), new() { TouchedBy = [new("tool", "T-7"), new("load", "FC-999")] })).Code);

    [Fact]
    public async Task A_delivery_suspects_what_was_received_with_it()
    {
        var plant = new Plant();
        plant.Say(new SupplierEvent { Id = "GR-1", Kind = SupplierEventKind.Receipt, Supplier = new("V"), Supplied = [Lot("T1", 5)], Received = [Lot("L", 5)] });
        plant.Say(new SupplierEvent { Id = "GR-2", Kind = SupplierEventKind.Receipt, Supplier = new("V"), Supplied = [Lot("T2", 5)], Received = [Lot("L", 5)] });
        plant.Build(Product("A"), Lot("L", 6));
        plant.Build(Product("B"), Lot("L", 4));

        var scope = (await Ask(plant, new() { Deliveries = ["GR-1"] })).Value;

        Assert.Contains(scope.Certain, n => n.Serial == "A");
        Assert.Contains(scope.Possible, n => n.Serial == "B");
        Assert.Equal(("GEN-0003", "GR-9"), Only(await Ask(plant, new() { Deliveries = ["GR-9"] })));
    }

    [Fact]
    public async Task A_container_suspects_what_was_packed_into_it()
    {
        var plant = new Plant();
        var box = new MaterialReference { Container = "BOX" };
        plant.Say(new MaterialEvent { Operation = Operation.Pack, Inputs = [Piece("S1")], Outputs = [box], Transformation = new("P", TransformationKind.Pack) });
        plant.Build(Product("A"), Piece("S1"));

        Assert.Contains((await Ask(plant, new() { Texts = ["BOX"] })).Value.Certain, n => n.Serial == "A");
    }

    [Fact]
    public async Task Some_unknown_pieces_of_a_lot_are_counted()
    {
        var plant = new Plant();
        plant.Put(Lot("L", 10));
        plant.Build(Product("A"), Lot("L", 8));

        var bounds = (await Ask(plant, new() { Texts = ["L"], Pieces = 3 })).Value.Certain;

        Assert.Equal((3m, (decimal?)3m), (bounds.Single(n => n.Lot == "L").Bounds!.Minimum, bounds.Single(n => n.Lot == "L").Bounds!.Maximum));
        Assert.Contains(bounds, n => n.Serial == "A");
    }

    [Fact]
    public async Task Every_node_says_why_it_is_in_the_answer_and_where_it_is()
    {
        var scope = (await Ask(Machined(), new() { Texts = ["S1"] })).Value;

        Assert.Equal("is suspect itself", scope.Certain.Single(n => n.Serial == "S1").Why);
        Assert.Equal($"{Key(Piece("S1"))} is in {Key(Product("A"))} (produce by order T-A)", scope.Certain.Single(n => n.Serial == "A").Why);
        Assert.All(scope.Certain.Concat(scope.Possible), n => Assert.False(string.IsNullOrEmpty(n.Where)));
    }

    private static Plant Machined()
    {
        var plant = new Plant();
        plant.Say(Record("R1", "S1", "T-7", "2026-03-01T06:00:00Z"));
        plant.Say(Record("R2", "S2", "T-7", "2026-03-02T06:00:00Z"));
        plant.Build(Product("A"), Piece("S1"));
        plant.Build(Product("B"), Piece("S2"));
        return plant;
    }

    private static ProcessRecord Record(string id, string serial, string tool, string at) => new()
    {
        Id = id, Materials = [Piece(serial)], Tool = tool, Load = "FC-118", Operation = "0040", Times = new(Event: new EventTime { Instant = at }),
    };

    private static long? At(string instant) => HubInstant.Parse(instant);

    private static Task<Outcome<RecallScope>> Ask(Plant plant, RecallRequest request) => new GenealogyQuery(plant.Store).RecallAsync(request, default);

    private static (string Code, string? RawValue) Only(Outcome<RecallScope> outcome) => (Assert.Single(outcome.Problems).Code, outcome.Problems[0].RawValue);
}
