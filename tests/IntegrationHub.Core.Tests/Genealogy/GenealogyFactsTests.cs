using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Aliases;
using Xunit;
using static IntegrationHub.Core.Tests.Genealogy.Plant;

namespace IntegrationHub.Core.Tests.Genealogy;

public sealed class GenealogyFactsTests
{
    private static readonly MaterialEvent Issue = new() { Operation = Operation.Issue, Inputs = [Lot("L9", 3)], Transformation = new("100", TransformationKind.Assemble) };
    private static readonly MaterialEvent Produce = new() { Operation = Operation.Produce, Outputs = [Product("A")], Transformation = new("100", TransformationKind.Assemble) };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Issue_and_product_of_one_order_are_joined_whichever_comes_first(bool productFirst)
    {
        var plant = new Plant();
        plant.Say(productFirst ? Produce : Issue);
        plant.Say(productFirst ? Issue : Produce);

        var trace = plant.Trace(Lot("L9"), TraceDirection.Forward);

        Assert.Equal(["A"], trace.Nodes.Where(n => n.Level == 1).Select(n => n.Serial));
        Assert.Equal(["100"], trace.Completeness.OpenTransformations);
    }

    [Fact]
    public void An_issue_that_names_its_output_does_not_reach_other_outputs_of_the_order()
    {
        var plant = new Plant();
        plant.Say(Issue with { Outputs = [Product("A")], Operation = Operation.Produce });
        plant.Say(Produce with { Outputs = [Product("B")] });
        plant.Say(Issue with { Inputs = [Lot("L8", 1)] });

        Assert.Equal(["A"], plant.Trace(Lot("L9"), TraceDirection.Forward).Nodes.Where(n => n.Level > 0).Select(n => n.Serial));
        Assert.Equal(["A", "B"], plant.Trace(Lot("L8"), TraceDirection.Forward).Nodes.Where(n => n.Level > 0).Select(n => n.Serial));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_correction_takes_the_event_back_whichever_comes_first(bool correctionFirst)
    {
        var plant = new Plant();
        var wrong = Produce with { EventId = "e1", Inputs = [Lot("L9", 1)] };
        var correction = wrong with { Corrects = new("e1", Reason: "incorrect_data") };
        plant.Say(correctionFirst ? correction : wrong);
        plant.Say(correctionFirst ? wrong : correction);

        Assert.DoesNotContain(plant.Trace(Lot("L9"), TraceDirection.Forward).Nodes, n => n.Level > 0);
        var subgraph = await plant.Store.LoadReachableAsync([Key(Lot("L9"))], TraceDirection.Forward, default);
        Assert.Contains(subgraph.Attachments, a => a.Retracted && a.Node == Key(Lot("L9")));
    }

    [Fact]
    public void A_child_is_unknown_until_its_own_message_comes()
    {
        var plant = new Plant();
        var child = new MaterialReference { Identifiers = [new("catenax", "urn:uuid:1")] };
        plant.Build(Product("A"), child);
        Assert.Contains(plant.Trace(Product("A"), TraceDirection.Backward).Nodes, n => n is { Id: "urn:uuid:1", Kind: NodeKind.Unknown });

        plant.Say(new MaterialEvent { Operation = Operation.Produce, Outputs = [child with { Serial = "S", Item = new("C") }] });
        Assert.Contains(plant.Trace(Product("A"), TraceDirection.Backward).Nodes, n => n is { Id: "urn:uuid:1", Kind: NodeKind.Unit, Serial: "S" });
    }

    [Fact]
    public void A_part_of_itself_is_flagged_and_still_traced()
    {
        var plant = new Plant();
        plant.Build(Product("A"), Product("B"));
        plant.Build(Product("B"), Product("A"));

        var trace = plant.Trace(Product("A"), TraceDirection.Forward);

        Assert.Contains(trace.Nodes, n => n.Serial == "B");
        Assert.Contains(trace.Inconsistencies, i => i.Code == Contradictions.ContainedInItself && i.Node == Key(Product("A")));
    }

    [Fact]
    public void A_piece_that_was_packed_and_unpacked_does_not_taint_its_neighbours()
    {
        var plant = new Plant();
        var box = new MaterialReference { Container = "00340123450000000018" };
        plant.Say(new MaterialEvent { Operation = Operation.Pack, Inputs = [Product("A"), Product("B")], Outputs = [box] });
        plant.Say(new MaterialEvent { Operation = Operation.Unpack, Inputs = [box], Outputs = [Product("A"), Product("B")] });

        var trace = plant.Trace(Product("A"), TraceDirection.Forward);

        Assert.Equal([box.Container], trace.Nodes.Where(n => n.Level > 0).Select(n => n.Kind == NodeKind.Container ? box.Container : n.Serial));
        Assert.Empty(trace.Inconsistencies);
    }

    [Fact]
    public void A_part_that_was_removed_may_be_installed_again()
    {
        var plant = new Plant();
        plant.Build(Product("A"), Piece("S1"));
        plant.Say(new MaterialEvent { Operation = Operation.Remove, Inputs = [Product("A")], Outputs = [Piece("S1")] });
        plant.Build(Product("B"), Piece("S1"));

        var trace = plant.Trace(Piece("S1"), TraceDirection.Forward);

        Assert.Empty(trace.Inconsistencies);
        Assert.Equal(["A", "B"], trace.Nodes.Where(n => n.Level == 1).Select(n => n.Serial));
    }

    [Fact]
    public void An_overdrawn_lot_makes_everything_possible()
    {
        var plant = new Plant();
        plant.Put(Lot("L9", 1));
        plant.Build(Product("A"), Lot("L9", 1));
        plant.Build(Product("B"), Lot("L9", 1));

        var trace = plant.Trace(Lot("L9"), TraceDirection.Forward);

        Assert.All(trace.Nodes.Where(n => n.Level > 0), n => Assert.Equal(Certainty.Possible, n.Certainty));
        Assert.Contains(trace.Inconsistencies, i => i.Code == Contradictions.MoreUsedThanReceived);
    }

    [Theory]
    [InlineData("a:b", "c", "serial:a%3Ab:c")]
    [InlineData("a", "b:c", "serial:a:b%3Ac")]
    [InlineData("50%", "c", "serial:50%25:c")]
    public void A_derived_key_cannot_be_read_two_ways(string item, string serial, string key) =>
        Assert.Equal(key, Key(new MaterialReference { Item = new(item), Serial = serial }));

    [Fact]
    public void Aliases_join_while_they_hold()
    {
        AliasFact[] aliases = [new("b", "c", null, 10, "d/1"), new("a", "b", 5, null, "d/2")];

        Assert.Equal("a", new AliasNames(aliases).Lasting("c", 7));
        Assert.Equal("c", new AliasNames(aliases).Lasting("c", 10));
    }
}
