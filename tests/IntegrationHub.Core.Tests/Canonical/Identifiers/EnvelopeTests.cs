using IntegrationHub.Core.Canonical.Identifiers;
using Xunit;

namespace IntegrationHub.Core.Tests.Canonical.Identifiers;

public sealed class EnvelopeTests
{
    private const string Start = "[)>\u001E06\u001D";
    private const string End = "\u001E\u0004";

    [Fact]
    public void A_supplier_label_is_read_with_item_lot_serial_quantity_and_issuer()
    {
        const string text = Start + "P4711-02\u001D1PX-99\u001DSSN1\u001D1THEAT7\u001DQ100\u001DVSUP01\u001DD260131" + End;
        var report = IdentifierReader.Read(text);
        var reading = Assert.Single(report.Readings);
        Assert.Empty(report.Problems);
        Assert.Equal(("4711-02", "HEAT7", "SN1", 100m, null, "SUP01"), (reading.Item, reading.Lot, reading.Serial, reading.Quantity, reading.Unit, reading.Issuer));
        Assert.Equal(text, reading.Canonical);
        Assert.Equal(["P", "1P", "S", "1T", "Q", "V", "D"], reading.Ais.Select(ai => ai.Key));
    }

    [Theory]
    [InlineData("7Q12.5KG", "12.5", "KGM")]
    [InlineData("Q3\u001D3QEA", "3", "C62")]
    [InlineData("7Q4ZZ", "4", "ZZ")]
    public void A_quantity_with_unit_is_read(string fields, string quantity, string unit)
    {
        var reading = Assert.Single(IdentifierReader.Read(Start + "PX\u001D" + fields + End).Readings);
        Assert.Equal((decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture), unit), (reading.Quantity, reading.Unit));
    }

    [Theory]
    [InlineData("25SUN123456789SN-1", "UN123456789SN-1", "UN123456789")]
    [InlineData("25SD1A2B3XYZ", "D1A2B3XYZ", "D1A2B3")]
    [InlineData("25SODABC\u001D18VODXY", "ODABC", "ODXY")]
    public void A_unique_item_identifier_keeps_its_agency_and_company(string fields, string serial, string issuer)
    {
        var reading = Assert.Single(IdentifierReader.Read(Start + fields + End).Readings);
        Assert.Equal((serial, issuer), (reading.Serial, reading.Issuer));
    }

    [Fact]
    public void A_licence_plate_is_a_container() =>
        Assert.Equal("UN123456789A", Assert.Single(IdentifierReader.Read(Start + "1JUN123456789A" + End).Readings).Container);

    [Fact]
    public void H_is_read_as_heat_number_with_a_warning()
    {
        var report = IdentifierReader.Read(Start + "PX\u001DH88231" + End);
        Assert.Equal("88231", Assert.Single(report.Readings).Lot);
        Assert.Equal("IDN-0608", Assert.Single(report.Problems).Code);
    }

    [Fact]
    public void Text_element_identifiers_are_read()
    {
        var reading = Assert.Single(IdentifierReader.Read("[)>\u001E12\u001DMFR 1A2B3\u001DSER 0042\u001DPNR P-1" + End).Readings);
        Assert.Equal(("P-1", "0042", "1A2B3"), (reading.Item, reading.Serial, reading.Issuer));
    }

    [Fact]
    public void Two_formats_in_one_message_make_one_reading()
    {
        var reading = Assert.Single(IdentifierReader.Read("[)>\u001E05\u001D0109520123456788\u001E06\u001D1TL9" + End).Readings);
        Assert.Equal(("09520123456788", "L9"), (reading.Item, reading.Lot));
    }

    [Fact]
    public void A_message_without_its_end_is_read_and_reported()
    {
        var report = IdentifierReader.Read(Start + "PX\u001D1TL9");
        Assert.Equal("L9", Assert.Single(report.Readings).Lot);
        Assert.Equal("IDN-0602", Assert.Single(report.Problems).Code);
        Assert.Equal(Start + "PX\u001D1TL9" + End, report.Readings[0].Canonical);
    }

    [Fact]
    public void Spelled_out_control_characters_are_taken_for_what_they_name()
    {
        var report = IdentifierReader.Read("[)><RS>06<GS>PX<GS>1TL9<RS><EOT>");
        Assert.Equal("L9", Assert.Single(report.Readings).Lot);
        Assert.Equal("IDN-0005", Assert.Single(report.Problems).Code);
    }

    [Theory]
    [InlineData("QABC", "IDN-0607")]
    [InlineData("D261332", "IDN-0607")]
    public void A_value_of_wrong_form_is_reported_beside_the_reading(string field, string code)
    {
        var report = IdentifierReader.Read(Start + "PX\u001D" + field + End);
        Assert.Null(Assert.Single(report.Readings).Quantity);
        Assert.Equal(code, Assert.Single(report.Problems).Code);
    }
}
