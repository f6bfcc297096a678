using System.Text;
using IntegrationHub.Core.Mapping.Formats.Layouts;
using IntegrationHub.Core.Mapping.Inference;
using IntegrationHub.Core.Tests.Mapping.Formats;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping.Inference;

/// <summary>Samples whose documents do not say themselves how they are built: a layout of the home does.</summary>
public sealed class LayoutSampleTests
{
    private const string Stock = """
        language: 1
        layout: host/stock
        version: 1.0.0
        of: fixed
        records: { row: { fields: [{ name: ITEM, length: 8 }, { name: LOT, length: 8 }, { name: SERIAL, length: 10 }, { name: DAY, length: 8 }] } }
        structure: [row*]
        """;

    [Fact]
    public void A_file_of_fixed_width_is_read_by_the_layout_that_is_named()
    {
        var proposal = OnboardingBench.Propose(Options("host/stock", Stock) with { To = "material-event" }, ("stock.txt", """
            4711-02 L1      SN00000001 20260301
            4711-02 L1      SN00000002 20260301
            4711-02 L2      SN00000003 20260302
            """.Replace("SN0000000", "SN000000", StringComparison.Ordinal))).Value;

        Assert.Equal(("{ fixed: { layout: host/stock@1.0.0 } }", "/row", 3), (proposal.Format, proposal.SplitEach, proposal.Messages));
        Assert.Contains("/SERIAL", proposal.Findings.Select(finding => finding.Path));
    }

    [Fact]
    public void An_interchange_is_read_by_the_layout_of_its_message_and_what_is_proposed_is_sound()
    {
        var proposal = OnboardingBench.Propose(
            new OnboardingOptions { System = "new", Layouts = RepositoryMappings.Instance.Library.Layouts },
            [.. Enumerable.Range(1, 3).Select(i => ($"{i}.x12", ShipNotice(i)))]).Value;

        Assert.Equal(("{ x12: { layout: x12-856@1.0.0 } }", "/messages", 3), (proposal.Format, proposal.SplitEach, proposal.Messages));
        OnboardingBench.AssertSound(proposal);
    }

    [Fact]
    public void An_idoc_is_told_from_other_xml()
    {
        var proposal = OnboardingBench.Propose(Options(null, LayoutSamples.Idoc) with { To = "material-master" }, ("items.xml",
            "<ZITEMS01><IDOC BEGIN=\"1\"><EDI_DC40 SEGMENT=\"1\"><IDOCTYP>ZITEMS01</IDOCTYP><DOCNUM>1</DOCNUM></EDI_DC40><Z1ITEM SEGMENT=\"1\"><MATNR>4711-02</MATNR><XCHPF>X</XCHPF></Z1ITEM></IDOC></ZITEMS01>"));

        Assert.DoesNotContain(proposal.Problems, problem => problem.Code is "INF-0003" or "INF-0012");
    }

    [Theory]
    [InlineData("fixed", null, "4711", "A file of fixed width does not say where its fields are. Name its layout with --layout; the home has host/stock@1.0.0.")]
    [InlineData(null, "host/other", "4711", "The home has no layout host/other; it has host/stock@1.0.0. Correct --layout, or write the layout.")]
    [InlineData("xml", "host/stock", "<a/>", "The layout host/stock is of fixed, and the samples are xml. Correct --layout or --format.")]
    [InlineData(null, null, "UNB+UNOC:3+A+B+260302:0600+1'UNH+1+ORDERS:D:96A:UN'UNT+2+1'UNZ+1+1'", "The samples are edifact, and the home has no layout of their message; it has none. Write one (mappings/README.md, Layouts), or name one with --layout.")]
    public void Where_no_layout_fits_it_is_said_which_there_are(string? format, string? layout, string text, string told)
    {
        var refused = OnboardingBench.Propose(Options(layout, Stock) with { Format = format }, ("sample.txt", text));

        Assert.Equal([("INF-0012", "sample.txt", told)], refused.Problems.Select(problem => (problem.Code, problem.Place!, problem.Message)));
    }

    private static OnboardingOptions Options(string? layout, params string[] layouts) => new()
    {
        System = "new",
        Layout = layout,
        Layouts = layouts.Select(text => FormatLayout.Read(Encoding.UTF8.GetBytes(text), "layout.yaml").Value).ToDictionary(one => one.Reference.ToString(), StringComparer.Ordinal),
    };

    private static string ShipNotice(int number) => string.Join("~\n",
        "ISA*00*          *00*          *01*123456789      *ZZ*PLANT          *260302*0610*U*00401*00000000" + number + "*0*P*>",
        "GS*SH*123456789*PLANT*20260302*0610*" + number + "*X*004010", "ST*856*0001", $"BSN*00*ASN-8812{number}*20260302*0610*0004", "HL*1**S", "N1*SU*Nordfeld*1*123456789",
        "HL*2*1*O", "HL*3*2*I", "LIN**BP*4711-50", "SN1**2*EA", $"REF*LT*L{number}", "SE*10*0001", "GE*1*" + number, "IEA*1*00000000" + number, "");
}
