using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Data;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class FlagAgainstDataTests
{
    [Theory]
    [InlineData("lot", null, null, 5, false, DataContradiction.Untracked)]
    [InlineData("serial", null, null, 5, false, DataContradiction.Untracked)]
    [InlineData("none", null, null, 5, false, null)]
    [InlineData("lot?", null, null, 5, false, null)]
    [InlineData("unknown", null, null, 5, false, null)]
    [InlineData("lot", "L1", null, 5, false, null)]
    [InlineData("serial", "L1", null, 5, false, DataContradiction.SerialLeftOut)]
    [InlineData("both", null, "S1", 1, false, DataContradiction.LotLeftOut)]
    [InlineData("serial", null, "S1", 1, false, null)]
    [InlineData("serial", null, "S1", 2, false, DataContradiction.QuantityOnSerial)]
    [InlineData("none", null, "S1", 2, false, DataContradiction.QuantityOnSerial)]
    [InlineData("serial", "S1", null, 1, true, DataContradiction.SerialInLotField)]
    [InlineData("lot", "S1", "S1", 1, false, DataContradiction.SerialInLotField)]
    public void What_was_sent_is_held_against_the_flag(string flags, string? lot, string? serial, int quantity, bool lotIsSerial, DataContradiction? expected)
    {
        var found = FlagAgainstData.Of(Flags(flags), new MaterialReference { Item = new("4711"), Lot = lot, Serial = serial, Quantity = quantity, Unit = "C62" }, lotIsSerial);

        Assert.Equal(expected, found.Cast<DataContradiction?>().FirstOrDefault());
    }

    [Fact]
    public void Kilograms_under_a_serial_number_are_one_piece() =>
        Assert.Empty(FlagAgainstData.Of(Flags("serial"), new MaterialReference { Serial = "S1", Quantity = 12.5m, Unit = "KGM" }, lotIsSerial: false));

    [Fact]
    public void A_container_stands_for_what_is_in_it() =>
        Assert.Empty(FlagAgainstData.Of(Flags("lot"), new MaterialReference { Container = "C1", Quantity = 5 }, lotIsSerial: false));

    [Fact]
    public void A_contradiction_needs_a_person_though_all_flags_are_equal()
    {
        var findings = Reconciler.OnMasterMessage(Input(Says(Plm, "lot"), Says(Erp, "lot")) with
        {
            Observations = [Seen("e/1", 3), Seen("e/2", 1), Seen("x/1", 1) with { Item = "another" }],
        });

        Assert.Equal(Relation.Equal, findings.Single(f => f.Attribute == Finding.TrackingAttribute).Relation);
        var data = findings.Single(f => f.Attribute == "data:untracked");
        Assert.Equal((Relation.Looser, Cause.Unexplained, true, Severity.High), (data.Relation, data.Cause, data.NeedsPerson, data.Severity));
        Assert.Contains("4 times, last in e/1", data.Explanation, StringComparison.Ordinal);
        Assert.Contains("recall covers all", data.Proposal!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_serial_number_as_a_lot_of_one_is_the_nearest_of_a_system_without_serial_numbers()
    {
        var finding = Reconciler.OnMasterMessage(Input(Says(Plm, "serial"), Says(Erp, "lot")) with
        {
            Systems = [new() { System = Plm }, new() { System = Erp, CanSerial = false }],
            Observations = [Seen("e/1", 1) with { Contradiction = DataContradiction.SerialInLotField, Raw = "S1" }],
        }).Single(f => f.Attribute == "data:serial-in-lot-field");

        Assert.Equal((Cause.CannotExpress, false), (finding.Cause, finding.NeedsPerson));
    }

    private static DataObservation Seen(string message, int count) =>
        new(Erp, "4711", null, CapturePoint.Issue, DataContradiction.Untracked, null, message, message == "e/1" ? Now : Now - 1, count);
}
