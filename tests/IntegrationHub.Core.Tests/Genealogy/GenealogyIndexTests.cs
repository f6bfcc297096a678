using System.Globalization;
using System.Text;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using Xunit;

namespace IntegrationHub.Core.Tests.Genealogy;

/// <summary>Compares the compact index with the tracer on generated plants of lots, where both must reach the same nodes on the same levels.</summary>
public sealed class GenealogyIndexTests
{
    [Fact]
    public void The_index_reaches_what_the_tracer_reaches()
    {
        const int Seed = 1971;
        var random = new Random(Seed);
        for (var round = 0; round < 200; round++)
        {
            var lots = random.Next(2, 25);
            var (plant, index) = (new Plant(), new GenealogyIndex.Builder());
            for (var edge = random.Next(1, 50); edge > 0; edge--)
            {
                // Circles are meant: rework leads back.
                var (from, to) = (random.Next(lots), random.Next(lots));
                if (from != to)
                {
                    plant.Say(new MaterialEvent { Operation = Operation.Produce, Inputs = [Lot(from)], Outputs = [Lot(to)] });
                    index.Add(Key(from), Key(to));
                }
            }

            var built = index.Build();
            foreach (var direction in (TraceDirection[])[TraceDirection.Forward, TraceDirection.Backward])
            {
                for (var lot = 0; lot < lots; lot++)
                {
                    if (built.Reach(Plant.Key(Lot(lot)), direction) is { } reach)
                    {
                        var traced = plant.Trace(Lot(lot), direction).Nodes.Select(n => (n.Id, n.Level)).Order();
                        Assert.True(traced.SequenceEqual(reach.Nodes().Order()), $"seed {Seed}, round {round}, lot {lot}, {direction}");
                    }
                }
            }
        }
    }

    [Fact]
    public void A_file_of_edges_is_read_whole_with_repeated_and_quoted_rows()
    {
        var index = Read("A,B,1,10\nA,\"B\",1,10\nB,\"C,1\",2,20\n").Value;

        Assert.Equal((3, 3), (index.Nodes, index.Edges));
        Assert.Equal([("A", 0), ("B", 1), ("C,1", 2)], index.Reach("A", TraceDirection.Forward)!.Nodes());
        Assert.Equal(2, index.Reach("A", TraceDirection.Forward)!.Depth);
        Assert.Equal([("B", 0), ("A", 1)], index.Reach("B", TraceDirection.Backward)!.Nodes());
        Assert.Null(index.Reach("D", TraceDirection.Forward));
    }

    [Fact]
    public void More_edges_than_one_block_holds_are_all_reached()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 150_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i},{i + 1},1,10\n");
        }

        var reach = Read(text.ToString()).Value.Reach("0", TraceDirection.Forward)!;
        Assert.Equal((150_001, 150_000), (reach.Count, reach.Depth));
    }

    [Theory]
    [InlineData("A\n")]
    [InlineData("A,B,1,10\nA,\"B,1,10\n")]
    public void A_broken_row_is_a_problem_that_says_what_a_row_holds(string text) =>
        Assert.Equal("GEN-0020", Assert.Single(Read(text).Problems).Code);

    private static Core.Canonical.Outcome<GenealogyIndex> Read(string text) => EdgeFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "edges.csv");

    private static MaterialReference Lot(int lot) => Plant.Lot("L" + lot.ToString(CultureInfo.InvariantCulture));

    private static byte[] Key(int lot) => Encoding.UTF8.GetBytes(Plant.Key(Lot(lot)));
}
