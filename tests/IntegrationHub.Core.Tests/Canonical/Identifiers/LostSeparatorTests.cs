using IntegrationHub.Core.Canonical.Identifiers;
using Xunit;

namespace IntegrationHub.Core.Tests.Canonical.Identifiers;

public sealed class LostSeparatorTests
{
    private const string Gtin = "0109520123456788";

    [Theory]
    [InlineData(Gtin + "10ABC12321XYZ789")]
    [InlineData("]d2" + Gtin + "10ABC12321XYZ789")]
    public void A_lot_that_may_have_swallowed_a_serial_number_is_read_both_ways(string text)
    {
        var report = IdentifierReader.Read(text);
        Assert.Contains(report.Readings, reading => reading is { Lot: "ABC12321XYZ789", Serial: null });
        Assert.Contains(report.Readings, reading => reading is { Lot: "ABC123", Serial: "XYZ789" });
        Assert.Contains(report.Problems, problem => problem.Code == "IDN-0105");
    }

    [Fact]
    public void A_value_too_long_for_its_AI_is_read_only_divided()
    {
        var report = IdentifierReader.Read("]C1" + Gtin + "10LOT45678901234567821SERIAL");
        var reading = Assert.Single(report.Readings);
        Assert.Equal(("LOT456789012345678", "SERIAL"), (reading.Lot, reading.Serial));
        Assert.Contains(report.Problems, problem => problem.Code == "IDN-0105");
    }

    [Theory]
    [InlineData("]d2" + Gtin + "10ABC123\u001D21XYZ10X")]
    [InlineData("\u001D" + Gtin + "10ABC12321XYZ789")]
    [InlineData("(01)09520123456788(10)ABC12321XYZ789")]
    public void Where_separators_arrive_nothing_is_divided(string text)
    {
        var report = IdentifierReader.Read(text);
        Assert.Single(report.Readings);
        Assert.Empty(report.Problems);
    }

    [Theory]
    [InlineData("2110")]
    [InlineData("2110111315161724024130372")]
    public void Hopelessly_many_divisions_stay_bounded(string piece)
    {
        // Without the bound this would try more divisions than a test run has time for.
        var report = IdentifierReader.Read(Gtin + "10" + string.Concat(Enumerable.Repeat(piece, 4000 / piece.Length)));
        Assert.InRange(report.Readings.Count, 0, 8);
    }
}
