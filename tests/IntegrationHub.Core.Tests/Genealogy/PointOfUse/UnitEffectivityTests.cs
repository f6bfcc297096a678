using IntegrationHub.Core.Genealogy.PointOfUse;
using Xunit;

namespace IntegrationHub.Core.Tests.Genealogy.PointOfUse;

public sealed class UnitEffectivityTests
{
    [Theory]
    [InlineData(null, null, true)]
    [InlineData("PU26-0100..PU26-0199", "PU26-0100", true)]
    [InlineData("PU26-0100..PU26-0199", "PU26-0200", false)]
    [InlineData("PU26-0100..", "PU26-2000", true)]
    [InlineData("..PU26-0099", "PU26-0100", false)]
    [InlineData("SN9..SN11", "SN10", true)]
    [InlineData("SN9..SN11", "XX10", false)]
    [InlineData("SN1, SN5..SN6", "SN6", true)]
    [InlineData("SN1, SN5..SN6", "SN4", false)]
    [InlineData("SN1", "SN1", true)]
    [InlineData("2026-01-01..2026-02-28", "SN1", false)]
    [InlineData("2026-01-01..2026-03-01", null, true)]
    [InlineData("2026-01-01..", null, true)]
    [InlineData("SN1..SN5", null, null)]
    [InlineData("prototype units only..see drawing", "SN1", null)]
    public void A_use_holds_for_the_units_and_days_that_its_effectivity_names(string? text, string? serial, bool? holds) =>
        Assert.Equal(holds, UnitEffectivity.Covers(text, serial, new DateOnly(2026, 3, 1)));
}
