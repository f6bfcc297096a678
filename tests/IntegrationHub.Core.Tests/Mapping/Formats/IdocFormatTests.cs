using System.Text;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping.Formats;

public sealed class IdocFormatTests
{
    private const string Options = "layout: house/items@1.0.0";
    private const string Flat = Options + "\nas: flat";

    private const string Xml = """
        <?xml version="1.0" encoding="utf-8"?>
        <ZITEMS01>
          <IDOC BEGIN="1">
            <EDI_DC40 SEGMENT="1">
              <TABNAM>EDI_DC40</TABNAM>
              <MANDT>100</MANDT>
              <DOCNUM>0000000000004711</DOCNUM>
              <IDOCTYP>ZITEMS01</IDOCTYP>
              <SNDPRN>ERP</SNDPRN>
            </EDI_DC40>
            <Z1ITEM SEGMENT="1">
              <MATNR>4711-10</MATNR>
              <XCHPF>X</XCHPF>
              <BRGEW>12.500</BRGEW>
              <Z1TEXT SEGMENT="1">
                <SPRAS>D</SPRAS>
                <MAKTX>Gehäuse</MAKTX>
              </Z1TEXT>
              <Z1PLNT SEGMENT="1">
                <WERKS>1000</WERKS>
                <SERNP>0002</SERNP>
                <Z1STOR SEGMENT="1">
                  <LGORT>0001</LGORT>
                </Z1STOR>
              </Z1PLNT>
              <Z1PLNT SEGMENT="1">
                <WERKS>1100</WERKS>
                <SERNP></SERNP>
              </Z1PLNT>
            </Z1ITEM>
          </IDOC>
        </ZITEMS01>
        """;

    private const string Json = """
        {"idocs":[{"EDI_DC40":{"TABNAM":"EDI_DC40","MANDT":"100","DOCNUM":"0000000000004711","IDOCTYP":"ZITEMS01","SNDPRN":"ERP"},"Z1ITEM":[{"MATNR":"4711-10","XCHPF":"X","BRGEW":"12.500","Z1TEXT":[{"SPRAS":"D","MAKTX":"Gehäuse"}],"Z1PLNT":[{"WERKS":"1000","SERNP":"0002","Z1STOR":[{"LGORT":"0001"}]},{"WERKS":"1100","SERNP":""}]}]}]}
        """;

    [Fact]
    public void Segments_nest_and_repeat_as_the_layout_says_whether_there_is_one_or_several() =>
        Assert.Equal(Json.Trim(), FormatBench.Json("idoc", Options, Xml));

    [Fact]
    public void The_xml_port_gets_back_what_it_sent() =>
        Assert.Equal(Xml.Replace("<SERNP></SERNP>", "<SERNP />", StringComparison.Ordinal), Encoding.UTF8.GetString(FormatBench.Write("idoc", Options, Json).Value));

    [Fact]
    public void A_flat_file_has_numbered_segments_of_one_length_and_reads_as_the_same_tree()
    {
        var written = FormatBench.Write("idoc", Flat, Json);
        Assert.Empty(written.Problems);
        var lines = Encoding.UTF8.GetString(written.Value).TrimEnd().Split("\r\n");
        Assert.Equal([524, 1063, 1063, 1063, 1063], lines[..5].Select(line => line.Length));
        Assert.Equal(
            ["000001000000011", "000002000001024", "000003000001025", "000004000003036", "000005000001027"],
            lines[1..].Select((line, index) => line.Substring(49, 14) + (index switch { 0 => 1, _ => index + 3 })));
        Assert.Equal(Json.Trim(), FormatBench.Json(FormatBench.Read("idoc", Flat, written.Value)));
    }

    [Fact]
    public void Without_numbers_of_parents_a_segment_goes_where_the_layout_takes_it()
    {
        var lines = Encoding.UTF8.GetString(FormatBench.Write("idoc", Flat, Json).Value).Split("\r\n")
            .Select(line => line.Length < 1063 ? line : line[..49] + new string(' ', 14) + line[63..].TrimEnd());
        Assert.Equal(Json.Trim(), FormatBench.Json("idoc", Flat, string.Join('\n', lines)));
    }

    [Theory]
    [InlineData("000004000003", "000004000009", "record 5 (Z2STOR000)", "segment 9, which does not stand before it")]
    [InlineData("000004000003", "000004000002", "record 5 (Z2STOR000)", "no place under Z1TEXT")]
    [InlineData("00000400000303", "00000400000305", "record 5 (Z2STOR000)", "HLEVEL is 5 under a segment of level 2")]
    [InlineData("000005000001", "000004000001", "record 6 (Z2PLNT000)", "SEGNUM 4 stands twice")]
    [InlineData("Z2STOR000 ", "Z2SHOP000 ", "record 5 (Z2SHOP000)", "no segment 'Z2SHOP000'")]
    [InlineData("ZITEMS01", "ZITEMS02", "record 1 (EDI_DC40)", "of type 'ZITEMS02'")]
    public void A_segment_without_a_place_spoils_its_idoc_alone(string right, string wrong, string place, string says)
    {
        var good = Encoding.UTF8.GetString(FormatBench.Write("idoc", Flat, Json).Value);
        Assert.Contains(right, good);
        var read = FormatBench.Read("idoc", Flat, Encoding.UTF8.GetBytes(good.Replace(right, wrong, StringComparison.Ordinal) + good));
        var fault = FormatBench.Fault(read, "/idocs", 0);
        Assert.Equal(("FMT-0007", place), (fault?.Code, fault?.Place));
        Assert.Contains(says, fault!.Message);
        Assert.Null(FormatBench.Fault(read, "/idocs", 1));
    }

    [Theory]
    [InlineData("<LGORT>0001</LGORT>", "<Z1BIN SEGMENT=\"1\"/>", "Z1BIN has no place under Z1STOR")]
    [InlineData("<LGORT>0001</LGORT>", "<LGORT>1</LGORT><LGORT>2</LGORT>", "LGORT stands here twice")]
    [InlineData("<LGORT>0001</LGORT>", "x<LGORT>1</LGORT>", "Text stands between the fields")]
    [InlineData("</EDI_DC40>", "</EDI_DC40><EDI_DC40 SEGMENT=\"1\"/>", "EDI_DC40 stands here for the second time")]
    public void An_unknown_segment_of_the_xml_port_spoils_its_idoc(string right, string wrong, string says) =>
        Assert.Contains(says, FormatBench.Fault(FormatBench.Read("idoc", Options, Encoding.UTF8.GetBytes(Xml.Replace(right, wrong, StringComparison.Ordinal))), "/idocs", 0)?.Message);

    [Theory]
    [InlineData("", "FMT-0008")]
    [InlineData("Z2ITEM000", "FMT-0008")]
    [InlineData("<MATMAS05/>", "FMT-0008")]
    [InlineData("<ZITEMS01><DOC/></ZITEMS01>", "FMT-0008")]
    [InlineData("<ZITEMS01>", "FMT-0005")]
    [InlineData("<!DOCTYPE a><ZITEMS01/>", "FMT-0005")]
    public void What_is_no_idoc_file_is_refused_with_its_place(string document, string code)
    {
        var problem = Assert.Single(FormatBench.Read("idoc", Options, Encoding.UTF8.GetBytes(document)).Problems);
        Assert.Equal(code, problem.Code);
        Assert.NotNull(problem.Place);
    }

    [Theory]
    [InlineData("""{"Z1ITEM":[{}]}""", "")]
    [InlineData("""{"EDI_DC40":{"IDOCTYP":"X"}}""", "/EDI_DC40/IDOCTYP")]
    [InlineData("""{"EDI_DC40":{"IDOCTYP":"ZITEMS01"},"Z1ITEM":[{"COLOUR":"red"}]}""", "/Z1ITEM/0/COLOUR")]
    [InlineData("""{"EDI_DC40":{"IDOCTYP":"ZITEMS01"},"Z1ITEM":[{"MATNR":"1234567890123456789"}]}""", "/Z1ITEM/0/MATNR")]
    [InlineData("""{"EDI_DC40":{"IDOCTYP":"ZITEMS01"},"Z1HEAD":{}}""", "/Z1HEAD")]
    public void A_tree_that_has_no_flat_form_is_refused_with_its_place(string json, string place)
    {
        var problem = FormatBench.Write("idoc", Flat, json).Problems[0];
        Assert.Equal(("FMT-0006", place), (problem.Code, problem.Place));
    }
}
