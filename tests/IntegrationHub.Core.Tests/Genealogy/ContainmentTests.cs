using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using Xunit;
using static IntegrationHub.Core.Tests.Genealogy.Plant;

namespace IntegrationHub.Core.Tests.Genealogy;

/// <summary>Containers in containers: none lies in itself, and one that was emptied may be used the other way round.</summary>
public sealed class ContainmentTests
{
    [Fact]
    public async Task A_container_that_lies_in_itself_by_way_of_others_is_a_contradiction_with_its_events()
    {
        var plant = new Plant();
        Pack(plant, 1, "BOX", "TRAY");
        Pack(plant, 2, "PALLET", "BOX");
        Pack(plant, 3, "TRAY", "PALLET");

        var scope = (await new GenealogyQuery(plant.Store).RecallAsync(["TRAY"], default)).Value;

        var found = scope.Inconsistencies.Where(i => i.Code == Contradictions.ContainedInItself).ToArray();
        Assert.Equal(["container:BOX", "container:PALLET", "container:TRAY"], found.Select(i => i.Node));
        Assert.All(found, i => Assert.Equal(["plant/e1", "plant/e2", "plant/e3"], i.Events));
        Assert.Equal(["plant/e1", "plant/e2", "plant/e3"], (await Containment.LoopAsync(plant.Store, "container:TRAY", null, default)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_that_was_unpacked_in_between_does_not()
    {
        var plant = new Plant();
        Pack(plant, 1, "BOX", "TRAY");
        plant.Say(new MaterialEvent { Operation = Operation.Unpack, EventId = "e2", Times = At(2), Inputs = [Box("BOX")], Outputs = [Box("TRAY")] });
        Pack(plant, 3, "TRAY", "BOX");

        Assert.Empty((await new GenealogyQuery(plant.Store).RecallAsync(["TRAY"], default)).Value.Inconsistencies);
        Assert.Empty(await Containment.LoopAsync(plant.Store, "container:TRAY", null, default));
    }

    [Fact]
    public async Task What_is_packed_later_makes_no_loop_before()
    {
        var plant = new Plant();
        Pack(plant, 1, "BOX", "TRAY");
        Pack(plant, 3, "TRAY", "BOX");

        Assert.Empty(await Containment.LoopAsync(plant.Store, "container:BOX", HubInstant.Parse("2026-03-01T02:00:00Z"), default));
        Assert.NotEmpty(await Containment.LoopAsync(plant.Store, "container:BOX", HubInstant.Parse("2026-03-01T03:00:00Z"), default));
        Assert.NotEmpty(await Containment.LoopAsync(plant.Store, "container:TRAY", null, default));
    }

    [Theory]
    [InlineData(Operation.Return, true), InlineData(Operation.Return, false)]
    [InlineData(Operation.Reallocate, true), InlineData(Operation.Reallocate, false)]
    [InlineData(Operation.Remove, false)]
    public async Task A_piece_that_was_freed_may_be_used_again(Operation operation, bool isAboutIt)
    {
        var plant = new Plant();
        plant.Build(Product("A"), Piece("S1"));
        plant.Build(Product("B"), Piece("S1"));
        Assert.Contains((await RecallAsync(plant)).Inconsistencies, i => i.Code == Contradictions.UnitInSeveralOutputs);

        plant.Say(isAboutIt ? new MaterialEvent { Operation = operation, Materials = [Piece("S1")] }
            : operation == Operation.Reallocate ? new MaterialEvent { Operation = operation, Inputs = [Piece("S1")] }
            : new MaterialEvent { Operation = operation, Inputs = operation == Operation.Remove ? [Product("A")] : null, Outputs = [Piece("S1")] });

        Assert.DoesNotContain((await RecallAsync(plant)).Inconsistencies, i => i.Code == Contradictions.UnitInSeveralOutputs);
    }

    [Fact]
    public async Task A_transfer_frees_nothing()
    {
        var plant = new Plant();
        plant.Build(Product("A"), Piece("S1"));
        plant.Build(Product("B"), Piece("S1"));
        plant.Say(new MaterialEvent { Operation = Operation.Transfer, Materials = [Piece("S1")] });

        Assert.Contains((await RecallAsync(plant)).Inconsistencies, i => i.Code == Contradictions.UnitInSeveralOutputs);
    }

    private static async Task<RecallScope> RecallAsync(Plant plant) => (await new GenealogyQuery(plant.Store).RecallAsync(["S1"], default)).Value;

    private static void Pack(Plant plant, int hour, string container, string content) =>
        plant.Say(new MaterialEvent { Operation = Operation.Pack, EventId = $"e{hour}", Times = At(hour), Inputs = [Box(content)], Outputs = [Box(container)] });

    private static MaterialReference Box(string number) => new() { Container = number };

    private static EventTimes At(int hour) => new(Event: new EventTime { Instant = $"2026-03-01T{hour:00}:00:00Z" });
}
