using System.Text;
using IntegrationHub.Core.Contracts;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping.Formats;

public sealed class EdifactFormatTests
{
    private const string Options = "layout: edifact-desadv@1.0.0";

    private const string Advice =
        "UNH+1+DESADV:D:96A:UN:EAN005'BGM+351+DA-88120+9'DTM+137:20260302:102'NAD+SU+4012345000009::9++Gie?+ßerei ?'Nord?''"
        + "CPS+1'CPS+2+1'LIN+1++4711-10:IN'QTY+12:2:PCE'GIN+BN+HG26-0143+HG26-0147:HG26-0149'GIN+BX+L9'UNT+11+1'";

    [Fact]
    public void Groups_become_a_tree_and_serials_and_batches_keep_their_qualifier()
    {
        var json = FormatBench.Json(FormatBench.Read("edifact", Options, Encoding.Latin1.GetBytes(Interchange(Advice))));
        Assert.Equal(
            """
            {"messages":[{"UNB":{"UNB01":"UNOC","UNB01-2":"3","UNB02":"4012345000009","UNB02-2":"14","UNB03":"PLANT","UNB04":"260302","UNB04-2":"0610","UNB05":"REF1"},"UNH":{"UNH01":"1","UNH02":"DESADV","UNH02-2":"D","UNH02-3":"96A","UNH02-4":"UN","UNH02-5":"EAN005"},"BGM":{"BGM01":"351","BGM02":"DA-88120","BGM03":"9"},"DTM":[{"DTM01":"137","DTM01-2":"20260302","DTM01-3":"102"}],"NAD":[{"NAD01":"SU","NAD02":"4012345000009","NAD02-3":"9","NAD04":"Gie+ßerei 'Nord'"}],"CPS":[{"CPS01":"1"},{"CPS01":"2","CPS02":"1","LIN":[{"LIN01":"1","LIN03":"4711-10","LIN03-2":"IN","QTY":[{"QTY01":"12","QTY01-2":"2","QTY01-3":"PCE"}],"GIN":[{"GIN01":"BN","GIN02":"HG26-0143","GIN03":"HG26-0147","GIN03-2":"HG26-0149"},{"GIN01":"BX","GIN02":"L9"}]}]}]}]}
            """.Trim(), json);
    }

    [Fact]
    public void What_was_read_is_written_byte_for_byte()
    {
        var document = Interchange(Advice, Advice.Replace("UNH+1+", "UNH+2+", StringComparison.Ordinal).Replace("UNT+11+1'", "UNT+11+2'", StringComparison.Ordinal));
        var written = FormatBench.Write("edifact", Options, FormatBench.Json(FormatBench.Read("edifact", Options, Encoding.Latin1.GetBytes(document))));
        Assert.Empty(written.Problems);
        Assert.Equal(document, Encoding.Latin1.GetString(written.Value));
    }

    [Theory]
    [InlineData("UNB+UNOA:1+A+B+260302:0610+1'UNH+1+DESADV:D:96A:UN'BGM+351+X?:Y'UNT+3+1'UNZ+1+1'", "X:Y")]
    [InlineData("UNA|*.\\ ~UNB*UNOA|3*A*B*260302|0610*1~UNH*1*DESADV|D|96A|UN~BGM*351*X:+Y\\~~UNT*3*1~UNZ*1*1~", "X:+Y~")]
    [InlineData("UNA:+,? '\r\nUNB+UNOA:3+A+B+260302:0610+1'\r\nUNG+DESADV+A+B+260302:0610+7+UN+D:96A'\r\nUNH+1+DESADV:D:96A:UN'\r\nBGM+351+X'\r\nUNT+3+1'\r\nUNE+1+7'\r\nUNZ+1+1'\r\n", "X")]
    [InlineData("UNB+UNOA:3+A+B+260302:0610+1'UNH+1+DESADV:D:96A:UN'BGM+351+X*Y'UNT+3+1'UNZ+1+1'", "X*Y")]
    public void Service_characters_and_groups_are_what_the_interchange_says(string document, string number)
    {
        using var tape = FormatBench.Read("edifact", Options, Encoding.ASCII.GetBytes(document)).Value;
        Assert.True(tape.TryResolve("/messages/0/BGM/BGM02", out var value));
        Assert.Equal(number, tape.GetString(value));
        var again = FormatBench.Write("edifact", Options, FormatBench.Json(FormatBench.Read("edifact", Options, Encoding.ASCII.GetBytes(document))));
        Assert.Empty(again.Problems);
        Assert.Equal(Encoding.UTF8.GetString(tape.Text.Span), FormatBench.Json(FormatBench.Read("edifact", Options, again.Value)));
    }

    [Theory]
    [InlineData("UNT+11+1", "UNT+10+1", "segment 12 (UNT)", "UNT states 10, and there are 11")]
    [InlineData("UNT+11+1", "UNT+11+2", "segment 12 (UNT)", "'2', open is '1'")]
    [InlineData("DESADV:D:96A", "DESADV:D:02B", "segment 2 (UNH)", "takes no message DESADV of release D:02B")]
    [InlineData("QTY+12:2:PCE", "ZZZ+12", "segment 9 (ZZZ)", "ZZZ has no place here")]
    public void A_fault_within_a_message_spoils_this_message_alone(string right, string wrong, string place, string says)
    {
        Assert.Contains(right, Advice);
        var good = Advice.Replace("UNH+1+", "UNH+2+", StringComparison.Ordinal).Replace("UNT+11+1'", "UNT+11+2'", StringComparison.Ordinal);
        var read = FormatBench.Read("edifact", Options, Encoding.Latin1.GetBytes(Interchange(Advice.Replace(right, wrong, StringComparison.Ordinal), good)));
        var fault = FormatBench.Fault(read, "/messages", 0);
        Assert.Equal(("FMT-0007", place), (fault?.Code, fault?.Place));
        Assert.Contains(says, fault!.Message);
        Assert.Null(FormatBench.Fault(read, "/messages", 1));
    }

    [Theory]
    [InlineData("UNZ+1+REF1", "UNZ+2+REF1", "FMT-0010")]
    [InlineData("UNZ+1+REF1", "UNZ+1+REF2", "FMT-0010")]
    [InlineData("UNZ+1+REF1'", "", "FMT-0008")]
    [InlineData("UNT+11+1'", "", "FMT-0008")]
    [InlineData("UNH+1+DESADV:D:96A:UN:EAN005'", "", "FMT-0008")]
    [InlineData("UNA:+.? '", "UNA::.? '", "FMT-0008")]
    [InlineData("UNA:+.? 'UNB", "UNX", "FMT-0008")]
    public void An_envelope_that_does_not_add_up_refuses_the_document(string right, string wrong, string code)
    {
        var document = Interchange(Advice);
        Assert.Contains(right, document);
        var problem = Assert.Single(FormatBench.Read("edifact", Options, Encoding.Latin1.GetBytes(document.Replace(right, wrong, StringComparison.Ordinal))).Problems);
        Assert.Equal(code, problem.Code);
        Assert.Contains("segment", problem.Place);
    }

    [Fact]
    public void The_repertoire_that_unb_names_is_the_encoding()
    {
        var problem = Assert.Single(FormatBench.Read("edifact", Options, Encoding.Latin1.GetBytes(Interchange(Advice).Replace("UNOC", "UNOA", StringComparison.Ordinal))).Problems);
        Assert.Equal("FMT-0003", problem.Code);
        Assert.Empty(FormatBench.Read("edifact", Options + "\nencoding: iso-8859-1", Encoding.Latin1.GetBytes(Interchange(Advice).Replace("UNOC", "UNOA", StringComparison.Ordinal))).Problems);
    }

    private static string Interchange(string message, string? second = null) =>
        $"UNA:+.? 'UNB+UNOC:3+4012345000009:14+PLANT+260302:0610+REF1'{message}{second}UNZ+{(second is null ? 1 : 2)}+REF1'";
}
