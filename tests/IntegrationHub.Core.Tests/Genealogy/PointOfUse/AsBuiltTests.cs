using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.PointOfUse;
using Xunit;

namespace IntegrationHub.Core.Tests.Genealogy.PointOfUse;

public sealed class AsBuiltTests
{
    private static readonly NodeFact Unit = new("serial:PUMP:PU26-0001", NodeKind.Unit, "PUMP", "PU26-0001");

    [Fact]
    public void Each_way_in_which_a_unit_differs_from_its_plan_is_told_apart()
    {
        var report = AsBuilt.Compare(Unit, PlannedPump.Plan(),
        [
            Built("HOUSING", lot: "L9"), Built("SEAL", lot: "D1", quantity: 1), Built("SENSOR-B", serial: "S1"), Built("VALVE-NEW", lot: "V1"), Built("BRACKET", lot: "B1"),
        ]);

        AsBuiltDifference Of(string item) => report.Lines.Single(l => l.Planned?.Contains(item, StringComparison.Ordinal) == true || l.Built.Any(b => b.Item == item)).Difference;
        Assert.Equal(AsBuiltDifference.WeakIdentity, Of("HOUSING"));
        Assert.Equal(AsBuiltDifference.Quantity, Of("SEAL"));
        Assert.Equal(AsBuiltDifference.NotRecorded, Of("SCREW"));
        Assert.Equal(AsBuiltDifference.Alternate, Of("SENSOR-B"));
        Assert.Equal(AsBuiltDifference.Missing, Of("VALVE-OLD"));
        Assert.Equal(AsBuiltDifference.NotEffective, Of("VALVE-NEW"));
        Assert.Equal(AsBuiltDifference.Unplanned, Of("BRACKET"));
        Assert.Equal(report.Lines.Count, report.Differences);
    }

    [Fact]
    public void A_unit_that_is_built_as_planned_differs_only_where_nothing_is_kept()
    {
        var report = AsBuilt.Compare(Unit, PlannedPump.Plan(),
            [Built("HOUSING", "H1", "L9"), Built("SEAL", lot: "D1", quantity: 2), Built("SENSOR-A", "S1"), Built("VALVE-OLD", lot: "V1")]);

        Assert.Equal(AsBuiltDifference.NotRecorded, Assert.Single(report.Lines, l => l.Difference != AsBuiltDifference.None).Difference);
    }

    [Fact]
    public void What_was_backflushed_is_told_as_assumed() =>
        Assert.Contains(AsBuilt.Compare(Unit, PlannedPump.Plan(), [Built("SEAL", lot: "D1", quantity: 2) with { Evidence = EvidenceGrade.Assumed }]).Lines, l => l.Difference == AsBuiltDifference.Assumed);

    [Fact]
    public async Task What_was_taken_out_again_is_not_built_in_and_what_replaced_it_is()
    {
        var plant = new Plant();
        plant.Say(Step(Operation.Produce, 1, [Plant.Piece("H1", "L9")], [Plant.Product("A")]));
        plant.Say(Step(Operation.Remove, 2, [Plant.Product("A")], [Plant.Piece("H1")]));
        plant.Say(Step(Operation.Install, 3, [Plant.Piece("H2", "L9")], [Plant.Product("A")]));

        var built = await new BuiltInReader(plant.Store.Facts).ReadAsync("serial:P:A", default);

        Assert.Equal(("serial:C:H2", "H2", "L9", 1m), (Assert.Single(built).Id, built[0].Serial, built[0].Lot, built[0].Quantity));
    }

    [Fact]
    public void A_reported_position_that_is_not_the_planned_one_is_told()
    {
        var wrong = AsBuilt.Compare(Unit, PlannedPump.Plan(), [Built("SEAL", lot: "D1", quantity: 2) with { Position = "999" }]);

        var line = Assert.Single(wrong.Lines, l => l.Built.Count > 0);
        Assert.Contains("SEAL is built in at position 999, and planned at", line.Words, StringComparison.Ordinal);
        Assert.Contains(wrong.Lines, l => l.Planned == "SEAL" && l.Built.Count == 0);
    }

    [Fact]
    public async Task What_events_say_of_a_component_and_its_place_is_kept_with_it()
    {
        var plant = new Plant();
        plant.Say(new MaterialEvent { Operation = Operation.Receive, Outputs = [Plant.Lot("L9", 5) with { LotAttributes = new LotAttributes(Expiry: "2027-01-01", Heat: "H-1") }] });
        plant.Say(Step(Operation.Produce, 1, [Plant.Piece("H1", "L9") with { Position = "R12" }], [Plant.Product("A")]));

        var built = Assert.Single(await new BuiltInReader(plant.Store.Facts).ReadAsync("serial:P:A", default));
        var query = new GenealogyQuery(plant.Store);
        var lot = (await query.RecallAsync(["lot:C:L9"], default)).Value.Certain.Concat((await query.RecallAsync(["lot:C:L9"], default)).Value.Possible).First(n => n.Id == "lot:C:L9");
        var trace = (await query.TraceAsync("serial:P:A", TraceDirection.Backward, default)).Value.Trace!;

        Assert.Equal("R12", built.Position);
        Assert.Equal(["expiry 2027-01-01", "heat H-1"], built.Attributes!.Select(a => $"{a.Scheme} {a.Value}"));
        Assert.Equal(["expiry", "heat"], lot.Attributes!.Select(a => a.Scheme));
        Assert.Equal("position R12", trace.Nodes.Single(n => n.Id == "serial:C:H1").Attributes!.Select(a => $"{a.Scheme} {a.Value}").Single());
    }

    private static MaterialEvent Step(Operation operation, int hour, MaterialReference[] inputs, MaterialReference[] outputs) =>
        new() { Operation = operation, Inputs = inputs, Outputs = outputs, Times = new(Event: new EventTime { Instant = $"2026-03-01T0{hour}:00:00Z" }) };

    private static BuiltIn Built(string item, string? serial = null, string? lot = null, decimal quantity = 1) =>
        new($"{item}:{serial}{lot}", item, serial, lot, quantity, "C62", serial is null ? EvidenceGrade.Bulk : EvidenceGrade.Exact);
}
