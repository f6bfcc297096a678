using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;
using Xunit;

namespace IntegrationHub.Core.Tests.Translation;

/// <summary>The laws of the projections, on generated lots and pieces.</summary>
public sealed class ProjectionLawTests
{
    private const int Seed = 97;

    [Fact]
    public void Coarsening_what_was_refined_gives_the_same_back() => ForAll((random, facts, _) =>
    {
        var lot = Whole(facts, random.Next(facts.Lots.Count));

        var serials = Projections.LotToSerials(lot, facts).Value.Lines;
        var again = Projections.SerialToLot(serials, facts).Value.Lines;

        Assert.Equal([(lot.Item!.Id, lot.Lot, lot.Quantity, lot.Unit)], again.Select(l => (l.Item!.Id, l.Lot, l.Quantity, l.Unit)));
    });

    [Fact]
    public void Refining_what_was_coarsened_contains_it() => ForAll((_, facts, pieces) =>
    {
        var lots = Projections.SerialToLot(pieces, facts).Value.Lines;

        var candidates = lots.SelectMany(l => Projections.LotToCandidates(l, facts).Serials);

        Assert.Subset(candidates.ToHashSet(), pieces.Select(p => p.Serial!).ToHashSet());
    });

    [Fact]
    public void Quantities_are_conserved() => ForAll((_, facts, pieces) =>
    {
        var lots = Projections.SerialToLot(pieces, facts).Value.Lines;

        Assert.Equal(pieces.Count, lots.Sum(l => l.Quantity));
        Assert.Equal(pieces.Count, Projections.ToQuantity(lots).Value.Lines.Sum(l => l.Quantity));
        Assert.Equal(pieces.Count, Projections.ToQuantity(pieces).Value.Lines.Sum(l => l.Quantity));
    });

    [Fact]
    public void Projecting_twice_equals_projecting_once() => ForAll((_, _, pieces) =>
    {
        var once = Projections.ToQuantity(pieces).Value;
        var twice = Projections.ToQuantity(once.Lines).Value;

        Assert.Equal(once.Lines, twice.Lines);
        Assert.Empty(twice.Lost);
    });

    [Fact]
    public void No_projection_invents_an_identity() => ForAll((_, facts, pieces) =>
    {
        var known = facts.Lots.Select(l => l.Lot).ToHashSet();
        Assert.All(Projections.SerialToLot(pieces, facts).Value.Lines, l => Assert.Contains(l.Lot!, known));
        Assert.All(facts.Lots.Select((_, i) => Whole(facts, i)), lot => Assert.Subset(
            facts.Memberships.Select(m => m.Serial).ToHashSet(), Projections.LotToCandidates(lot, facts).Serials.ToHashSet()));
    });

    [Fact]
    public void A_lot_with_incomplete_membership_is_never_expanded() => ForAll((random, facts, _) =>
    {
        var lot = Whole(facts, random.Next(facts.Lots.Count));
        var incomplete = facts with { Memberships = [.. facts.Memberships.Where(m => m.Lot != lot.Lot).Concat(facts.Memberships.Where(m => m.Lot == lot.Lot).Skip(1))] };
        var undeclared = facts with { Lots = [.. facts.Lots.Select(l => l with { Complete = false })] };

        Assert.Equal("TRA-0004", Projections.LotToSerials(lot, incomplete).Problems[0].Code);
        Assert.Equal("TRA-0004", Projections.LotToSerials(lot, undeclared).Problems[0].Code);
        Assert.Equal("TRA-0004", Projections.LotToSerials(lot with { Quantity = lot.Quantity - 1 }, facts).Problems[0].Code);
    });

    [Fact]
    public void Candidates_hold_the_true_number_between_minimum_and_maximum() => ForAll((random, facts, _) =>
    {
        var lot = Whole(facts, random.Next(facts.Lots.Count));
        var size = (int)lot.Quantity!.Value;
        var named = random.Next(size + 1);
        var meant = random.Next(1, size + 1);
        var some = new TranslationFacts([.. facts.Memberships.Where(m => m.Lot == lot.Lot).Take(named)], [.. facts.Lots.Select(l => l with { Complete = false })]);

        var candidates = Projections.LotToCandidates(lot with { Quantity = meant }, some);
        var numbers = Enumerable.Range(0, 1 << size).Where(w => int.PopCount(w) == meant).Select(w => int.PopCount(w & ((1 << named) - 1))).ToArray();

        Assert.Equal((numbers.Min(), numbers.Max()), (candidates.Minimum, candidates.Maximum));
    });

    [Fact]
    public void Merging_takes_the_earliest_expiry_and_names_what_it_drops()
    {
        var facts = new TranslationFacts([new("I", "S1", "L", EvidenceGrade.Exact, "m/1"), new("I", "S2", "L", EvidenceGrade.Bulk, "m/2")], []);
        MaterialReference[] pieces =
        [
            new() { Item = new("I"), Serial = "S1", LotAttributes = new(Expiry: "2027-01-01", Origin: "DE") },
            new() { Item = new("I"), Serial = "S2", LotAttributes = new(Expiry: "2026-06-01", Origin: "FR") },
        ];

        var projected = Projections.SerialToLot(pieces, facts).Value;

        Assert.Equal("2026-06-01", Assert.Single(projected.Lines).LotAttributes!.Expiry);
        Assert.Equal(["serial", "lotAttributes.expiry", "lotAttributes.origin"], projected.Lost);
        Assert.Equal(EvidenceGrade.Bulk, projected.Evidence);
    }

    private static void ForAll(Action<Random, TranslationFacts, IReadOnlyList<MaterialReference>> law)
    {
        for (var round = 0; round < 200; round++)
        {
            var random = new Random(Seed + round);
            var lots = Enumerable.Range(0, random.Next(1, 5)).Select(i => new LotFact("I", $"L{i}", random.Next(1, 7), Complete: true)).ToArray();
            PieceMembership[] members = [.. lots.SelectMany(l => Enumerable.Range(0, (int)l.Quantity!.Value)
                .Select(n => new PieceMembership("I", $"{l.Lot}-{n}", l.Lot, EvidenceGrade.Exact, $"m/{n}")))];
            random.Shuffle(members);
            MaterialReference[] pieces = [.. members.Take(random.Next(1, members.Length + 1)).Select(m => new MaterialReference { Item = new("I"), Serial = m.Serial, Quantity = 1, Unit = "C62" })];
            try
            {
                law(random, new TranslationFacts(members, lots), pieces);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"The law fails with seed {Seed + round}.", failure);
            }
        }
    }

    private static MaterialReference Whole(TranslationFacts facts, int index) =>
        new() { Item = new("I"), Lot = facts.Lots[index].Lot, Quantity = facts.Lots[index].Quantity, Unit = "C62" };
}
