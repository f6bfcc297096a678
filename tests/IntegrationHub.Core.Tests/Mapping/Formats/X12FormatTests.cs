using System.Text;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping.Formats;

public sealed class X12FormatTests
{
    private const string Options = "layout: [x12-856@1.0.0, x12-842@1.0.0, x12-861@1.0.0]";
    private const string Isa = "ISA*00*          *00*          *01*123456789      *ZZ*PLANT          *260302*0610*U*00401*000000905*0*P*:~";

    private const string ShipNotice =
        "ST*856*0001~BSN*00*ASN-1*20260302*0610~DTM*011*20260302~HL*1**S~TD5**2*SCAC~N1*SF*Gie:REF~HL*2*1*O~PRF*4500001~"
        + "HL*3*2*I~LIN**BP*4711-10~SN1**2*EA~REF*LT*L9~REF*SE*A1~HL*4*2*I~LIN**BP*4711-31~SN1**100*EA~CTT*4~SE*18*0001~";

    [Fact]
    public void Hl_segments_become_a_tree_and_envelopes_go_with_each_message()
    {
        var json = FormatBench.Json("x12", Options, Interchange(ShipNotice));
        Assert.StartsWith("""{"messages":[{"ISA":{"ISA01":"00","ISA03":"00","ISA05":"01","ISA06":"123456789","ISA07":"ZZ","ISA08":"PLANT","ISA09":"260302","ISA10":"0610","ISA11":"U","ISA12":"00401","ISA13":"000000905","ISA14":"0","ISA15":"P","ISA16":":"},"GS":{"GS01":"SH",""", json);
        Assert.Contains(
            """
            "HL":[{"HL01":"1","HL03":"S","TD5":[{"TD502":"2","TD503":"SCAC"}],"N1":[{"N101":"SF","N102":"Gie","N102-2":"REF"}],"HL":[{"HL01":"2","HL02":"1","HL03":"O","PRF":{"PRF01":"4500001"},"HL":[{"HL01":"3","HL02":"2","HL03":"I","LIN":[{"LIN02":"BP","LIN03":"4711-10"}],"SN1":{"SN102":"2","SN103":"EA"},"REF":[{"REF01":"LT","REF02":"L9"},{"REF01":"SE","REF02":"A1"}]},{"HL01":"4","HL02":"2","HL03":"I",
            """.Trim(), json);
    }

    [Fact]
    public void What_was_read_is_written_byte_for_byte()
    {
        var document = Interchange(ShipNotice, ShipNotice.Replace("0001~BSN", "0002~BSN", StringComparison.Ordinal).Replace("*0001~", "*0002~", StringComparison.Ordinal));
        var written = FormatBench.Write("x12", Options, FormatBench.Json("x12", Options, document));
        Assert.Empty(written.Problems);
        Assert.Equal(document, Encoding.UTF8.GetString(written.Value));
    }

    [Fact]
    public void Separators_are_those_of_isa_also_in_the_second_interchange_of_a_file()
    {
        var other = Interchange("ST*861*0001~BRA*R1*20260302*00*1~RCD**5*EA~LIN**BP*1~SE*5*0001~", group: "RC")
            .Replace("*U*00401", "*^*00501", StringComparison.Ordinal).Replace("*BP*1", "*BP*1^2", StringComparison.Ordinal)
            .Replace(':', '>').Replace('*', '|').Replace("~", "\r\n", StringComparison.Ordinal).Replace('\r', '\u001C');
        var json = FormatBench.Json("x12", Options, Interchange(ShipNotice) + "\n" + other);
        Assert.Contains("""{"RCD02":"5","RCD03":"EA","LIN":[{"LIN02":"BP","LIN03":"1","LIN03*2":"2"}]}""", json);
        var again = FormatBench.Write("x12", Options, json);
        Assert.Empty(again.Problems);
        Assert.Equal(json, FormatBench.Json(FormatBench.Read("x12", Options, again.Value)));
    }

    [Theory]
    [InlineData("SE*18*0001", "SE*17*0001", "segment 20 (SE)", "SE states 17, and there are 18")]
    [InlineData("SE*18*0001", "SE*18*0002", "segment 20 (SE)", "'0002', open is '0001'")]
    [InlineData("LIN**BP*4711-31~", "", "segment 19 (SE)", "SE states 18, and there are 17")]
    [InlineData("HL*4*2*I", "HL*4*9*I", "segment 16 (HL)", "names 9 as its parent")]
    [InlineData("HL*4*2*I", "HL*3*2*I", "segment 16 (HL)", "no HL01 of its own")]
    [InlineData("PRF*4500001", "ZZ9*4500001", "segment 10 (ZZ9)", "ZZ9 has no place here")]
    [InlineData("DTM*011*20260302", "BSN*00*ASN-2", "segment 5 (BSN)", "second time")]
    [InlineData("ST*856*0001", "ST*810*0001", "segment 3 (ST)", "takes no message 810")]
    public void A_fault_within_a_message_spoils_this_message_alone(string right, string wrong, string place, string says)
    {
        Assert.Contains(right, ShipNotice);
        var good = ShipNotice.Replace("*0001~", "*0002~", StringComparison.Ordinal);
        var read = FormatBench.Read("x12", Options, Encoding.UTF8.GetBytes(Interchange(ShipNotice.Replace(right, wrong, StringComparison.Ordinal), good)));
        var fault = FormatBench.Fault(read, "/messages", 0);
        Assert.Equal(("FMT-0007", place), (fault?.Code, fault?.Place));
        Assert.Contains(says, fault!.Message);
        Assert.Null(FormatBench.Fault(read, "/messages", 1));
    }

    [Theory]
    [InlineData("GE*1*905", "GE*2*905", "FMT-0010", "segment 21 (GE)")]
    [InlineData("GE*1*905", "GE*1*906", "FMT-0010", "segment 21 (GE)")]
    [InlineData("IEA*1*000000905", "IEA*0*000000905", "FMT-0010", "segment 22 (IEA)")]
    [InlineData("IEA*1*000000905", "IEA*1*000000906", "FMT-0010", "segment 22 (IEA)")]
    [InlineData("IEA*1*000000905~", "", "FMT-0008", "after segment 21 (GE)")]
    [InlineData("GE*1*905~", "", "FMT-0008", "segment 21 (IEA)")]
    [InlineData("SE*18*0001~", "", "FMT-0008", "segment 20 (GE)")]
    [InlineData("ST*856*0001~", "", "FMT-0008", "segment 3 (BSN)")]
    [InlineData("IEA*1*000000905~", "IEA*1*000000905", "FMT-0008", "segment 22, character 385")]
    [InlineData("BSN*00", "bsn*00", "FMT-0008", "segment 4, character 168")]
    [InlineData("*00401*", "*0040*", "FMT-0008", "segment 1, character 1")]
    [InlineData("ISA*", "XSA*", "FMT-0008", "segment 1, character 1")]
    public void An_envelope_that_does_not_add_up_refuses_the_document(string right, string wrong, string code, string place)
    {
        var document = Interchange(ShipNotice);
        Assert.Contains(right, document);
        var problem = Assert.Single(FormatBench.Read("x12", Options, Encoding.UTF8.GetBytes(document.Replace(right, wrong, StringComparison.Ordinal))).Problems);
        Assert.Equal((code, place), (problem.Code, problem.Place));
        Assert.EndsWith(".", problem.Message);
    }

    [Fact]
    public void Releases_that_the_layout_names_are_taken_and_no_others()
    {
        FormatBench.Layouts["only/856@1.0.0"] = Core.Mapping.Formats.Layouts.FormatLayout.Read(
            "language: 1\nlayout: only/856\nversion: 1.0.0\nof: x12\nmessage: \"856\"\nreleases: [\"005010\"]\nstructure: [BSN]"u8, "only.yaml").Value;
        var fault = FormatBench.Fault(FormatBench.Read("x12", "layout: only/856@1.0.0", Encoding.UTF8.GetBytes(Interchange(ShipNotice))), "/messages", 0);
        Assert.Contains("takes no message 856 of release 004010; it takes 856 005010", fault?.Message);
    }

    [Theory]
    [InlineData("""{"GS":{"GS06":"1"},"ST":{"ST01":"856","ST02":"1"}}""", "/ISA")]
    [InlineData("""{"ISA":{"ISA13":"1"},"ST":{"ST01":"856","ST02":"1"}}""", "/GS")]
    [InlineData("""{"ISA":{"ISA13":"1"},"GS":{"GS06":"1"},"ST":{"ST01":"810","ST02":"1"}}""", "/ST")]
    [InlineData("""{"ISA":{"ISA13":"1"},"GS":{"GS06":"1"},"ST":{"ST01":"856","ST02":"1"},"BSN":{"BSN02":"a*b"}}""", "/BSN/BSN02")]
    [InlineData("""{"ISA":{"ISA13":"1"},"GS":{"GS06":"1"},"ST":{"ST01":"856","ST02":"1"},"BSN":{"BSN2":"a"}}""", "/BSN/BSN2")]
    [InlineData("""{"ISA":{"ISA13":"1"},"GS":{"GS06":"1"},"ST":{"ST01":"856","ST02":"1"},"XYZ":{}}""", "/XYZ")]
    [InlineData("""{"ISA":{"ISA13":"1","ISA06":"1234567890123456"},"GS":{"GS06":"1"},"ST":{"ST01":"856","ST02":"1"}}""", "/ISA")]
    public void A_message_that_has_no_form_is_refused_with_its_place(string json, string place)
    {
        var problem = FormatBench.Write("x12", Options, json).Problems[0];
        Assert.Equal(("FMT-0006", place), (problem.Code, problem.Place));
    }

    private static string Interchange(string message, string? second = null, string group = "SH") =>
        $"{Isa}GS*{group}*123456789*PLANT*20260302*0610*905*X*004010~{message}{second}GE*{(second is null ? 1 : 2)}*905~IEA*1*000000905~";
}
