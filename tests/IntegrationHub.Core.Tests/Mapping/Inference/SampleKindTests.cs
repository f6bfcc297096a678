using IntegrationHub.Core.Mapping.Inference;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping.Inference;

/// <summary>Samples of each kind, and samples that nothing can be learnt from.</summary>
public sealed class SampleKindTests
{
    private const string Report = """
        <Reports><Report Result="Passed"><Prop Name="UUT"><Prop Name="SerialNumber"><Value>P-5001</Value></Prop></Prop>
        <Prop Name="Steps"><Value ID="[0]"><Prop Name="StepName"><Value>Leak</Value></Prop><Prop Name="Status"><Value>Passed</Value></Prop><Prop Name="Numeric"><Value>0.3</Value></Prop><Prop Name="Low"><Value>0</Value></Prop><Prop Name="High"><Value>1</Value></Prop></Value>
        <Value ID="[1]"><Prop Name="StepName"><Value>Close</Value></Prop><Prop Name="Status"><Value>Done</Value></Prop></Value></Prop></Report></Reports>
        """;

    [Fact]
    public void Elements_that_an_attribute_names_become_members_and_their_lists_are_lists()
    {
        var proposal = OnboardingBench.Propose(("report.xml", Report)).Value;

        Assert.Equal(("canonical/test-result@1.0.0", "/Reports/Report"), (proposal.To, proposal.SplitEach));
        Assert.Equal("{ xml: { named: { Prop: Name }, arrays: [/Reports/Report, /Reports/Report/Steps/Value] } }", proposal.Format);
        var mapping = OnboardingBench.Mapping(proposal);
        Assert.Contains("from: /UUT/SerialNumber/Value", mapping, StringComparison.Ordinal);
        Assert.Contains("forEach: /Steps/Value", mapping, StringComparison.Ordinal);
        Assert.Contains("measurements:\n        - { name: Leak, value: \"0.3\", lowLimit: \"0\", highLimit: \"1\", outcome: passed }\n        - { name: Close }", mapping, StringComparison.Ordinal);
        OnboardingBench.AssertSound(proposal);
    }

    [Fact]
    public void The_lines_of_an_order_are_materials_and_a_page_of_orders_is_split()
    {
        var proposal = OnboardingBench.Propose(new OnboardingOptions { System = "new", To = "material-event" }, ("page.json", """
            { "@odata.count": 2, "value": [
              { "id": "EVT-000001", "at": "2026-03-02T06:00:00Z", "item": "4711", "lines": [ { "serialNumber": "P-1", "qty": 1 }, { "serialNumber": "P-2", "qty": 1 } ] },
              { "id": "EVT-000002", "at": "2026-03-02T07:00:00Z", "item": "4712", "lines": [ { "serialNumber": "P-3", "qty": 1 } ] } ] }
            """)).Value;

        Assert.Equal("/value", proposal.SplitEach);
        var mapping = OnboardingBench.Mapping(proposal);
        Assert.Contains("forEach: /lines", mapping, StringComparison.Ordinal);
        Assert.Contains("from: \"^/item\"", mapping, StringComparison.Ordinal);
        OnboardingBench.AssertSound(proposal);
    }

    [Fact]
    public void A_bare_list_is_split_at_the_document_itself()
    {
        var proposal = OnboardingBench.Propose(new OnboardingOptions { System = "new", To = "material-event" }, ("list.json", """[{ "lot": "L-100", "qty": 5 }, { "lot": "L-101", "qty": 7 }]""")).Value;

        Assert.Equal("", proposal.SplitEach);
        OnboardingBench.AssertSound(proposal);
    }

    [Fact]
    public void A_column_of_GS1_keys_is_sure_whatever_its_name_and_gives_item_and_serial_number()
    {
        var rows = Enumerable.Range(0, 24).Select(i => $"urn:epc:id:sgtin:0614141.10734{i % 3}.{2018 + (i * 7)};2026-03-02T06:{i:00}:00Z");
        var proposal = OnboardingBench.Propose(new OnboardingOptions { System = "new", To = "material-event" }, ("a.csv", "F1;F2\n" + string.Join('\n', rows))).Value;

        Assert.Equal((ColumnRole.Serial, Certainty.High), (proposal.Findings[0].Role, proposal.Findings[0].Certainty));
        Assert.Contains("do: [{ identify: serial }]", OnboardingBench.Mapping(proposal), StringComparison.Ordinal);
        Assert.Contains("do: [{ identify: item }]", OnboardingBench.Mapping(proposal), StringComparison.Ordinal);
        OnboardingBench.AssertSound(proposal);
    }

    [Theory]
    [InlineData("INF-0001", "a.csv", "")]
    [InlineData("INF-0001", "a.csv", "Lot;Qty\n")]
    [InlineData("INF-0003", "a.json", "{ \"a\": ")]
    [InlineData("INF-0003", "a.xml", "<a><b></a>")]
    [InlineData("INF-0005", "a.csv", "Lot;Qty\nL1;5\nL2\n")]
    [InlineData("INF-0007", "a.csv", "x;y\nred;blue\n")]
    [InlineData("INF-0010", "a.csv", "Serial;Lot;Qty\nP-1;L-1;1\n1.23E+12;L-1;1\n")]
    [InlineData("INF-0010", "a.csv", "Serial;Lot;Qty\nP-1;L-1;1\nP-2;12-Mar;1\n")]
    public void What_nothing_can_be_learnt_from_is_refused_with_the_remedy(string code, string file, string text)
    {
        var problems = OnboardingBench.Propose((file, text)).Problems;

        Assert.Equal(code, Assert.Single(problems).Code);
        Assert.EndsWith(".", problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_of_two_formats_or_two_kinds_are_told_apart_with_their_files()
    {
        var formats = Assert.Single(OnboardingBench.Propose(("a.json", "{}"), ("b.xml", "<a/>")).Problems);
        var kinds = Assert.Single(OnboardingBench.Propose(("a.xml", "<a><x>1</x></a>"), ("b.xml", "<b><x>1</x></b>")).Problems);

        Assert.Equal(("INF-0002", "INF-0004"), (formats.Code, kinds.Code));
        Assert.Contains("json (a.json); xml (b.xml)", formats.Message, StringComparison.Ordinal);
        Assert.Contains("<a> (a.xml); <b> (b.xml)", kinds.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INF-0006", "part", null)]
    [InlineData("INF-0009", "supplier-event", null)]
    [InlineData("INF-0011", null, "Hamburg")]
    public void What_was_asked_for_and_cannot_be_is_told(string code, string? to, string? zone) =>
        Assert.Equal(code, OnboardingBench.Propose(new OnboardingOptions { System = "new", To = to, Zone = zone }, ("a.csv", Movements.Csv(20))).Problems[0].Code);
}
