using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Aliases;
using Xunit;
using static IntegrationHub.Core.Tests.Genealogy.Plant;

namespace IntegrationHub.Core.Tests.Genealogy.Aliases;

/// <summary>Renumbering changes no answer: with the alias stated, a plant that renumbers its material answers as one that never did.</summary>
public sealed class RenumberingLawTests
{
    private const string Unknown = "GEN-0001";

    [Fact]
    public async Task A_plant_that_renumbers_answers_as_one_that_never_did()
    {
        var seed = TestSeed.Next();
        var (random, found) = (new Random(seed), 0);
        for (var round = 0; round < 400; round++)
        {
            var (pieces, lots) = (random.Next(1, 5), random.Next(1, 3));
            var renumbered = Enumerable.Range(0, pieces + lots).Select(_ => random.Next(0, 12)).ToArray();
            var (plain, other) = (new Plant(), new Plant());
            for (var i = 0; i < renumbered.Length; i++)
            {
                var isLot = i >= pieces;
                other.Store.Aliases.Add(isLot ? new($"lot:C:L{i}", $"lot:C:M{i}", Hour(renumbered[i]), null, $"d/{i}") : new($"serial:C:S{i}", $"serial:C:R{i}", Hour(renumbered[i]), null, $"d/{i}"));
            }

            for (var hour = 0; hour < 10; hour++)
            {
                var (piece, lot, kind) = (random.Next(pieces), pieces + random.Next(lots), random.Next(4));
                plain.Say(Event(hour, kind, piece, lot, _ => false));
                other.Say(Event(hour, kind, piece, lot, i => hour >= renumbered[i]));
            }

            foreach (var (name, renamed) in new[] { ("serial:C:S0", "serial:C:R0"), ($"lot:C:L{pieces}", $"lot:C:M{pieces}") })
            {
                var answer = await RecallAsync(plain, name);
                string[] others = [.. new[] { await RecallAsync(other, name), await RecallAsync(other, renamed) }.Where(a => a != Unknown)];
                Assert.True(answer == Unknown ? others.Length == 0 : others.Length > 0 && Array.TrueForAll(others, a => a == answer),
                    $"seed {seed}, round {round}, recall of {name}: {answer} without, {string.Join(" and ", others)} with aliases.");
                found += others.Length;
            }
        }

        Assert.True(found > 400, $"Only {found} recalls found anything.");
    }

    private static MaterialEvent Event(int hour, int kind, int piece, int lot, Func<int, bool> isNew)
    {
        var unit = Piece((isNew(piece) ? "R" : "S") + piece, (isNew(lot) ? "M" : "L") + lot);
        var bulk = Lot((isNew(lot) ? "M" : "L") + lot, 1);
        return kind switch
        {
            0 => new() { Operation = Operation.Receive, Times = At(hour), Outputs = [bulk with { Quantity = 5 }] },
            1 => new() { Operation = Operation.Observe, Times = At(hour), Materials = [unit] },
            2 => new() { Operation = Operation.Produce, Times = At(hour), Inputs = [unit], Outputs = [Product($"P{hour}")] },
            _ => new() { Operation = Operation.Produce, Times = At(hour), Inputs = [bulk], Outputs = [Product($"P{hour}")] },
        };
    }

    private static async Task<string> RecallAsync(Plant plant, string name)
    {
        var answer = await new GenealogyQuery(plant.Store).RecallAsync([name], default);
        return !answer.Succeeded ? answer.Problems[0].Code : string.Join(" | ", new[] { answer.Value.Certain, answer.Value.Possible, answer.Value.Excluded }
            .Select(nodes => string.Join(",", nodes.Select(n => $"{n.Id}@{n.Level}[{n.Bounds?.Minimum}-{n.Bounds?.Maximum}]").Order(StringComparer.Ordinal)))
            .Append(string.Join(",", answer.Value.Inconsistencies.Select(i => $"{i.Code} {i.Node}").Order(StringComparer.Ordinal))));
    }

    private static EventTimes At(int hour) => new(Event: new EventTime { Instant = $"2026-03-01T{hour:00}:00:00Z" });

    private static long Hour(int hour) => HubInstant.Parse($"2026-03-01T{hour:00}:00:00Z")!.Value;
}
