using System.Globalization;
using System.Text;
using IntegrationHub.Core.Reconciliation.Spreadsheets;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Sheets;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class MasterComparisonTests
{
    [Fact]
    public void A_key_with_any_difference_or_absence_counts_once()
    {
        var counts = MasterComparison.Run(
        [
            Csv("erp", "no,uom,lot\nA,EA,true\nB,KG,false\nC,EA,true\nD,ab,c\n"),
            Csv("plm", "no,lot,uom\nA,true,EA\nB,true,KG\nD,bc,a\n"),
            Csv("mes", "no,uom,lot\nB,KG,false\nA,\"EA\",true\nC,EA,true\nD,ab,c\nE,EA,true\n"),
        ]).Value;
        Assert.Equal((5, 4, 2, 2), (counts.Keys, counts.Discrepancies, counts.Missing, counts.Differing));
    }

    [Fact]
    public void Other_attributes_and_broken_rows_are_problems()
    {
        Assert.Equal("RSP-0030", Assert.Single(MasterComparison.Run([Csv("a", "k,x\n1,2\n"), Csv("b", "k,y\n1,2\n")]).Problems).Code);
        Assert.Equal("RSP-0031", Assert.Single(MasterComparison.Run([Csv("a", "k,x\n1,2,3\n")]).Problems).Code);
    }

    [Fact]
    public void A_generated_plant_has_exactly_the_discrepancies_that_were_put_in()
    {
        const int seed = 20261122;
        var random = new Random(seed);
        var texts = Enumerable.Range(0, 3).Select(_ => new StringBuilder("no,uom,lot,serial\n")).ToArray();
        var expected = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var changed = false;
            foreach (var text in texts)
            {
                if (random.Next(200) == 0)
                {
                    changed = true;
                    continue;
                }

                var differs = random.Next(100) == 0;
                changed |= differs;
                text.Append(CultureInfo.InvariantCulture, $"MAT{i:D12},EA,{(i % 3 == 0 ? "true" : "false")},{(differs ? "neither" : "false")}{(differs ? text.Length : 0)}\n");
            }

            expected += changed ? 1 : 0;
        }

        var counts = MasterComparison.Run([.. texts.Select((t, i) => Csv("f" + i, t.ToString()))]).Value;
        Assert.True(expected == counts.Discrepancies, $"seed {seed}: expected {expected}, found {counts.Discrepancies}");
    }
}
