using System.Text;
using IntegrationHub.Core.Mapping.Formats.Layouts;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping.Formats;

public sealed class FixedWidthFormatTests
{
    private const string Options = "layout: host/receipts@1.0.0";
    private const string Head = "01WMS-NORD  20260302                    ";

    private static readonly string Whole = File(
        Head,
        "104711-10   000050000 0000GN88          ",
        "11HG26-0143                             ",
        "11HG26-0147                             ",
        "104711-31   000012500-00000000          ",
        "99000004                                ");

    [Fact]
    public void Records_nest_pads_go_and_decimals_get_their_point() => Assert.Equal(
        """
        {"header":{"sender":"WMS-NORD","day":"20260302"},"receipt":[{"item":"4711-10","quantity":"50.000","lot":"GN88","serial":[{"number":"HG26-0143"},{"number":"HG26-0147"}]},{"item":"4711-31","quantity":"-12.500","lot":""}],"trailer":{"records":"4"}}
        """.Trim(), FormatBench.Json("fixed", Options, Whole));

    [Fact]
    public void What_was_read_is_written_byte_for_byte()
    {
        // A lot of zeros alone reads as blank, and is written as blank.
        var file = Whole.Replace("00000000  ", "          ", StringComparison.Ordinal);
        var written = FormatBench.Write("fixed", Options, FormatBench.Json("fixed", Options, file));
        Assert.Empty(written.Problems);
        Assert.Equal(file, Encoding.Latin1.GetString(written.Value));
    }

    [Fact]
    public void Records_without_lines_in_ebcdic_are_read_and_written()
    {
        const string Json = """{"flag":[{"item":"4711-10 Ä","lot":"X","serial":""},{"item":"9","lot":"","serial":"X"}]}""";
        var bytes = FormatBench.Write("fixed", "layout: host/flags@1.0.0", Json).Value;
        Assert.Equal(24, bytes.Length);
        Assert.Equal(0xF4, bytes[0]);
        Assert.Equal(Json, FormatBench.Json(FormatBench.Read("fixed", "layout: host/flags@1.0.0", bytes)));
    }

    [Theory]
    [InlineData("104711-10   0000A0000 0000GN88          ", "quantity", "record 2 (receipt)")]
    [InlineData("104711-10   000050000 0000GN88", "characters", "record 2 (receipt)")]
    [InlineData("77?                                     ", "tag '77'", "record 3")]
    [InlineData("11HG26-0143", "characters", "record 3 (serial)")]
    public void A_bad_record_spoils_the_receipt_that_it_belongs_to_and_no_other(string bad, string says, string place)
    {
        var file = place.StartsWith("record 2", StringComparison.Ordinal)
            ? File(Head, bad, "11HG26-0143                             ", "104711-31   000012500 00000000          ")
            : File(Head, "104711-10   000050000 0000GN88          ", bad, "104711-31   000012500 00000000          ");
        var read = FormatBench.Read("fixed", Options, Encoding.Latin1.GetBytes(file));
        var fault = FormatBench.Fault(read, "/receipt", 0);
        Assert.Equal(("FMT-0007", place), (fault?.Code, fault?.Place));
        Assert.Contains(says, fault!.Message);
        Assert.Equal(bad, fault.RawValue);
        Assert.Null(FormatBench.Fault(read, "/receipt", 1));
    }

    [Theory]
    [InlineData("11HG26-0143                             \n", "FMT-0009", "record 1")]
    [InlineData("01WMS-NORD  20260302                    \n99000001                                \n", "FMT-0010", "record 2 (trailer)")]
    [InlineData("01WMS-NORD  20260302                    \n01WMS-NORD  20260302                    \n", "FMT-0009", "record 2")]
    public void A_file_whose_head_or_count_is_wrong_is_refused_whole(string file, string code, string place)
    {
        var problem = Assert.Single(FormatBench.Read("fixed", Options, Encoding.Latin1.GetBytes(file)).Problems);
        Assert.Equal((code, place), (problem.Code, problem.Place));
        Assert.EndsWith(".", problem.Message);
    }

    [Theory]
    [InlineData("""{"receipt":[{"item":"12345678901"}]}""", "/receipt/0/item")]
    [InlineData("""{"receipt":[{"quantity":"1.0005"}]}""", "/receipt/0/quantity")]
    [InlineData("""{"receipt":[{"quantity":"12345678"}]}""", "/receipt/0/quantity")]
    [InlineData("""{"receipt":[{"colour":"red"}]}""", "/receipt/0/colour")]
    [InlineData("""{"receipt":[{"serial":["x"]}]}""", "/receipt/0/serial/0")]
    [InlineData("""{"header":[{},{}]}""", "/header")]
    [InlineData("""{"receipts":[{}]}""", "/receipts")]
    [InlineData("""{"receipt":[{"item":"a\nb"}]}""", "/receipt/0/item")]
    public void What_does_not_fit_is_not_cut_but_refused(string json, string place)
    {
        var problem = FormatBench.Write("fixed", Options, json).Problems[0];
        Assert.Equal(("FMT-0006", place), (problem.Code, problem.Place));
    }

    [Fact]
    public void A_count_is_filled_in_when_the_file_is_written() => Assert.Equal(
        "104711-10                               \r\n11A                                     \r\n99000002                                \r\n",
        Encoding.Latin1.GetString(FormatBench.Write("fixed", Options, """{"receipt":[{"item":"4711-10","serial":[{"number":"A"}]}],"trailer":{}}""").Value));

    [Theory]
    [InlineData("of: fixed", "of: cobol")]
    [InlineData("length: 40", "length: 20")]
    [InlineData("tag: \"11\"", "tag: \"10\"")]
    [InlineData("at: 23", "at: 20")]
    [InlineData("decimals: 3", "decimals: x")]
    [InlineData("pad: \"0\"", "pad: zero")]
    [InlineData("encoding: windows-1252", "encoding: morse")]
    [InlineData("[header, receipt*: [serial*], trailer]", "[header, receipt*: [series*], trailer]")]
    [InlineData("[header, receipt*: [serial*], trailer]", "[header, header]")]
    [InlineData("field: records", "field: record")]
    [InlineData("layout: host/receipts", "layout: Host Receipts")]
    [InlineData("language: 1", "language: 2")]
    [InlineData("counts:", "count:")]
    public void A_layout_with_a_fault_names_file_and_line(string right, string wrong)
    {
        Assert.Contains(right, LayoutSamples.Host);
        var problems = FormatLayout.Read(Encoding.UTF8.GetBytes(LayoutSamples.Host.Replace(right, wrong, StringComparison.Ordinal)), "host.yaml").Problems;
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Matches(@"^host\.yaml:[0-9]+$", problem.Place));
    }

    [Theory]
    [InlineData("fixed", "", "needs 'layout'")]
    [InlineData("fixed", "layout: host/receipts@2.0.0", "no layout host/receipts@2.0.0")]
    [InlineData("idoc", "layout: host/receipts@1.0.0", "of the format 'idoc'")]
    public void A_layout_that_is_missing_is_named_with_what_to_do(string format, string options, string says)
    {
        var problem = Assert.Single(FormatBench.Read(format, options, [1]).Problems);
        Assert.Equal("FMT-0001", problem.Code);
        Assert.Contains(says, problem.Message);
    }

    private static string File(params string[] records) => string.Concat(records.Select(record => record + "\r\n"));
}
