using System.Text;
using IntegrationHub.Core.Reconciliation.Identity;
using IntegrationHub.Core.Reconciliation.Spreadsheets;
using Xunit;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class AliasTableFileTests
{
    [Fact]
    public void A_table_is_read_with_its_place_as_evidence()
    {
        var line = Assert.Single(AliasTableFile.Read("map.csv", Csv("Target;Number", "4711-02;A1"), "erp").Value);

        Assert.Equal(new AliasTableLine("erp", "A1", "4711-02", "map.csv:2"), line);
    }

    [Fact]
    public void A_line_with_a_blank_takes_the_whole_table_back_and_names_the_place()
    {
        var problem = Assert.Single(AliasTableFile.Read("map.csv", Csv("number;target", "A1;4711", "A2;"), "erp").Problems);

        Assert.Equal(("REC-0036", "map.csv:3", "target"), (problem.Code, problem.Place, problem.Rule));
        Assert.Equal("REC-0034", Assert.Single(AliasTableFile.Read("map.csv", Csv("number;to", "A1;4711"), "erp").Problems).Code);
    }

    [Fact]
    public void Suppliers_meet_by_worldwide_number_and_by_name()
    {
        var erp = AliasTableFile.ReadNumbers(new NamedFile("erp", "erp.csv", Csv("number;name;duns", "100;Acme Castings GmbH;31-549-7722", "200;Beta Forge AG;"))).Value;
        var qms = AliasTableFile.ReadNumbers(new NamedFile("qms", "qms.csv", Csv("number;name;duns", "Q1;ACME;315497722", "Q2;Beta-Forge;", "Q3;Gamma;"))).Value;

        var found = AliasFinder.Find(erp, qms, NumberedKind.Supplier, []);

        Assert.Equal([("Q1", "100", AliasEvidence.WorldwideNumber), ("Q2", "200", AliasEvidence.Name)], found.Proposals.Select(one => (one.Number, one.Target, one.Evidence)));
        Assert.Empty(found.Collisions);
    }

    private static Func<Stream> Csv(params string[] lines) => () => new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\n", lines) + "\n"));
}
