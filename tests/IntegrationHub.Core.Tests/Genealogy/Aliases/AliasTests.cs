using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Aliases;
using Xunit;
using static IntegrationHub.Core.Tests.Genealogy.Plant;

namespace IntegrationHub.Core.Tests.Genealogy.Aliases;

/// <summary>One thing under two numbers: a piece of heat L9 that was renumbered at five o'clock.</summary>
public sealed class AliasTests
{
    private static readonly AliasFact Renumbered = new("serial:C:S1", "serial:C:R1", Hour(5), null, "decision alias/1 of ann and bob, document ECO-17") { Number = "R1" };

    [Theory]
    [InlineData("S1")]
    [InlineData("R1")]
    [InlineData("serial:C:R1")]
    public async Task Either_name_finds_the_same_genealogy(string text)
    {
        var forward = await TraceAsync(Pumps(), text, TraceDirection.Forward);

        Assert.Equal("serial:C:S1", forward.Suspect);
        Assert.Contains(forward.Nodes, n => n is { Id: "serial:P:A", Certainty: Certainty.Certain });
        Assert.Equal(["serial:C:S1", "lot:C:L9"], (await TraceAsync(Pumps(), text, TraceDirection.Backward)).Nodes.Select(n => n.Id));
    }

    [Fact]
    public async Task A_recall_of_the_heat_crosses_the_new_number_and_says_so_in_words()
    {
        var pump = (await RecallAsync(Pumps(), "L9")).Certain.Single(n => n.Id == "serial:P:A");

        Assert.Equal("serial:C:S1 is a piece of lot:C:L9, known as R1 since 2026-03-01T05:00:00Z by decision alias/1 of ann and bob, document ECO-17; serial:C:S1 is in serial:P:A (produce by order T-A)",
            pump.Why!.Replace("lot:C:L9 is suspect; ", "", StringComparison.Ordinal));
        Assert.Equal("R1", Assert.Single((await RecallAsync(Pumps(), "L9")).Certain.Single(n => n.Id == "serial:C:S1").KnownAs!).Number);
        Assert.StartsWith("is suspect itself, known as R1 since 2026-03-01T05:00:00Z", (await RecallAsync(Pumps(), "R1")).Certain.Single(n => n.Id == "serial:C:S1").Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("S1", 6)]
    [InlineData("R1", 6)]
    [InlineData("R1", 4)] // before it was renumbered, R1 was something else, of which no lot is known
    public async Task A_translation_finds_the_lot_of_a_piece_under_the_number_that_the_message_uses(string serial, int hour)
    {
        var facts = await new TranslationFactReader(Pumps().Store).ReadAsync([Piece(serial)], "mes", default, Hour(hour));

        Assert.Equal(hour > 5 ? [("C", serial, "L9")] : [], facts.Memberships.Where(m => m.Serial == serial).Select(m => (m.Item, m.Serial, m.Lot)));
        Assert.Equal(hour > 5 ? 1 : 0, facts.Memberships.Count);
    }

    [Fact]
    public async Task Without_the_alias_the_pump_is_not_found()
    {
        var plant = Pumps();
        plant.Store.Aliases.Clear();

        Assert.DoesNotContain((await RecallAsync(plant, "S1")).Certain, n => n.Id == "serial:P:A");
        Assert.DoesNotContain((await TraceAsync(plant, "R1", TraceDirection.Backward)).Nodes, n => n.Id == "lot:C:L9");
    }

    [Fact]
    public async Task What_was_recorded_under_the_number_before_is_about_another_piece()
    {
        var plant = Pumps();
        Build(plant, 2, Product("X"), Piece("R1"));

        Assert.DoesNotContain(All(await RecallAsync(plant, "S1")), n => n.Id == "serial:P:X");
        Assert.Equal(["serial:P:X"], (await TraceAsync(plant, "serial:P:X", TraceDirection.Forward)).Nodes.Select(n => n.Id));
        Assert.Equal(["serial:C:R1", "serial:C:S1"], (await AskAsync(plant, "R1", TraceDirection.Forward)).Candidates!.Select(n => n.Id));
    }

    [Fact]
    public async Task What_is_recorded_under_the_number_after_its_end_is_about_another_piece()
    {
        var plant = Pumps();
        plant.Store.Aliases[0] = Renumbered with { To = Hour(8) };
        Build(plant, 9, Product("X"), Piece("R1"));

        var found = All(await RecallAsync(plant, "S1"));
        Assert.Contains(found, n => n.Id == "serial:P:A");
        Assert.DoesNotContain(found, n => n.Id == "serial:P:X");
        Assert.Contains("until 2026-03-01T08:00:00Z", found.Single(n => n.Id == "serial:C:S1").Why!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_of_a_time_before_it_began_the_number_is_not_known_to_be_the_piece()
    {
        var before = await AskAsync(Pumps(), "S1", TraceDirection.Forward, Hour(4));

        Assert.Null(before.Trace!.Nodes[0].KnownAs);
        Assert.Equal("serial:C:R1", (await AskAsync(Pumps(), "R1", TraceDirection.Forward, Hour(4))).Trace!.Suspect);
        Assert.Equal("serial:C:S1", (await AskAsync(Pumps(), "R1", TraceDirection.Forward, Hour(5))).Trace!.Suspect);
    }

    [Fact]
    public async Task A_name_of_a_name_leads_to_the_node_that_lasts()
    {
        var plant = Pumps();
        plant.Store.Aliases.Add(new("serial:C:R1", "serial:C:Q1", Hour(7), null, "d/2"));
        Build(plant, 8, Product("A"), Piece("Q1"));

        Assert.Equal("serial:C:S1", (await TraceAsync(plant, "Q1", TraceDirection.Backward)).Suspect);
        Assert.Equal(["serial:C:R1", "serial:C:Q1"], (await TraceAsync(plant, "S1", TraceDirection.Forward)).Nodes[0].KnownAs!.Select(n => n.Id).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task A_piece_that_was_used_under_both_numbers_is_found_as_used_twice()
    {
        var plant = Pumps();
        Build(plant, 7, Product("B"), Piece("S1"));

        Assert.Contains((await RecallAsync(plant, "S1")).Inconsistencies, i => i is { Code: Contradictions.UnitInSeveralOutputs, Node: "serial:C:S1" });
    }

    [Fact]
    public async Task A_timeline_says_under_which_number_each_event_stands()
    {
        var timeline = await new TimelineReader(new AliasedFacts(Pumps().Store)).ReadAsync("serial:C:S1", default);

        Assert.Equal([false, true], timeline.Select(e => e.Words.EndsWith("recorded as serial:C:R1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_supplier_lot_and_an_internal_lot_that_are_one_set_of_pieces_add_up_as_one()
    {
        var plant = new Plant();
        plant.Put(Lot("L9", 2));
        plant.Build(Product("A"), Lot("L9", 1));
        plant.Build(Product("B"), Lot("SUP-4", 1));
        plant.Store.Aliases.Add(new("lot:C:L9", "lot:C:SUP-4", null, null, "d/1"));

        var scope = await RecallAsync(plant, "SUP-4");

        Assert.Equal(["serial:P:A", "serial:P:B"], scope.Certain.Where(n => n.Item == "P").Select(n => n.Id).Order(StringComparer.Ordinal));
        Assert.Empty(scope.Inconsistencies);
        plant.Build(Product("C"), Lot("SUP-4", 1));
        Assert.Contains((await RecallAsync(plant, "L9")).Inconsistencies, i => i.Code == Contradictions.MoreUsedThanReceived);
    }

    private static Plant Pumps()
    {
        var plant = new Plant();
        plant.Say(new MaterialEvent { Operation = Operation.Receive, Times = At(1), Outputs = [Piece("S1", "L9")] });
        Build(plant, 6, Product("A"), Piece("R1"));
        plant.Store.Aliases.Add(Renumbered);
        return plant;
    }

    private static void Build(Plant plant, int hour, MaterialReference output, MaterialReference input) => plant.Say(new MaterialEvent
    {
        Operation = Operation.Produce, Times = At(hour), Inputs = [input], Outputs = [output], Transformation = new("T-" + output.Serial, TransformationKind.Assemble),
    });

    private static async Task<TraceAnswer> AskAsync(Plant plant, string text, TraceDirection direction, long? asOf = null) =>
        (await new GenealogyQuery(plant.Store).TraceAsync(text, direction, default, asOf)).Value;

    private static async Task<TraceResult> TraceAsync(Plant plant, string text, TraceDirection direction) => (await AskAsync(plant, text, direction)).Trace!;

    private static async Task<RecallScope> RecallAsync(Plant plant, string text) => (await new GenealogyQuery(plant.Store).RecallAsync([text], default)).Value;

    private static IEnumerable<TraceNode> All(RecallScope scope) => scope.Certain.Concat(scope.Possible).Concat(scope.Excluded);

    private static EventTimes At(int hour) => new(Event: new EventTime { Instant = $"2026-03-01T{hour:00}:00:00Z" });

    private static long Hour(int hour) => HubInstant.Parse($"2026-03-01T{hour:00}:00:00Z")!.Value;
}
