using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;
using Xunit;

namespace IntegrationHub.Core.Tests.Translation.Laws;

/// <summary>The laws of ranges, containers in containers, and sublots.</summary>
public sealed class RangeAndContainerLawTests
{
    [Fact]
    public void Ranges_and_sets_say_the_same_pieces() => Law.Holds(choices =>
    {
        var stock = new GeneratedStock(choices);
        MaterialReference[] pieces = [.. choices.Some(stock.Pieces).Select(p => p with { Quantity = 1, Unit = "C62" })];

        var ranges = RangeProjections.ToRanges(pieces).Value.Lines;
        var set = RangeProjections.ToSet(ranges).Value.Lines;

        Assert.Equal(Sorted(pieces), Sorted(set));
        Assert.Equal(pieces.Length, ranges.Sum(r => r.Quantity));
        Assert.Equal(ranges.Count, RangeProjections.ToRanges(set).Value.Lines.Count);
        Assert.Equal(Sorted(set), Sorted(RangeProjections.ToSet(set).Value.Lines));
    });

    [Fact]
    public void A_container_stands_for_all_that_lies_in_it_however_deep_and_for_nothing_else() => Law.Holds(choices =>
    {
        var stock = new GeneratedStock(choices);
        var boxes = choices.Next(1, 4);
        List<MaterialReference> things = [.. stock.Pieces, .. stock.Whole];
        // Box 0 holds the others, each in one before it: containers in containers.
        List<ContentFact> contents = [.. Enumerable.Range(1, boxes - 1).Select(b => new ContentFact($"C{choices.Next(b)}", new MaterialReference { Container = $"C{b}" }, "m/p"))];
        contents.AddRange(Enumerable.Range(0, boxes).Select(b => new ContentFact($"C{b}", things[b % things.Count], $"m/{b}")));
        var facts = stock.Facts with { Contents = contents };

        var inside = ContainerProjections.ToContents([new MaterialReference { Container = "C0" }], facts).Value;
        var again = ContainerProjections.ToContainer(inside.Lines, "C0", facts);

        Assert.Equal([new MaterialReference { Container = "C0" }], again.Value.Lines);
        Assert.Equal(["container"], inside.Lost);
        Assert.All(inside.Lines, l => Assert.Null(l.Container));
        Assert.Equal("TRA-0013", ContainerProjections.ToContainer([.. inside.Lines, new MaterialReference { Item = new("K"), Serial = "X" }], "C0", facts).Problems[0].Code);
    });

    [Fact]
    public void The_sublots_of_a_lot_are_the_lot_and_a_part_of_them_is_not() => Law.Holds(choices =>
    {
        var (parts, unit) = (choices.Next(1, 4), choices.Of("C62", "KGM"));
        SublotFact[] known = [.. Enumerable.Range(1, parts).Select(n => new SublotFact("I", $"L-{n}", "L", choices.Next(1, 40) / 8m, unit, $"m/{n}"))];
        var facts = new TranslationFacts([], []) { Sublots = known };
        var lot = new MaterialReference { Item = new("I"), Lot = "L", Quantity = known.Sum(p => p.Quantity), Unit = unit };

        var sublots = SublotProjections.ToSublots(lot, facts).Value.Lines;
        var again = SublotProjections.ToLot([.. sublots.Select(s => choices.Of(s, s with { Lot = null }))], facts).Value;

        Assert.Equal([lot], again.Lines);
        Assert.Equal(["sublot"], again.Lost);
        Assert.Equal(known.Select(p => p.Sublot), sublots.Select(s => SublotProjections.Of(s)!));
        Assert.Equal("TRA-0011", SublotProjections.ToSublots(lot with { Quantity = lot.Quantity - 0.125m }, facts).Problems[0].Code);
    });

    [Fact]
    public void A_container_that_lies_in_itself_is_a_problem_and_no_loop()
    {
        var facts = TranslationFacts.None with { Contents = [new("A", new MaterialReference { Container = "B" }, "m/1"), new("B", new MaterialReference { Container = "A" }, "m/2")] };

        Assert.Equal("TRA-0012", Assert.Single(ContainerProjections.ToContents([new MaterialReference { Container = "A" }], facts).Problems).Code);
    }

    [Theory]
    [InlineData("A-9", "A-10")]
    [InlineData("A-2", "A-1")]
    [InlineData("A-1", "B-2")]
    [InlineData("A-000001", "A-900000")]
    public void What_is_no_range_is_not_guessed(string first, string last) =>
        Assert.Equal("TRA-0009", new SerialRange(first, last).Serials().Problems[0].Code);

    [Fact]
    public void A_range_that_states_another_quantity_than_it_has_numbers_is_a_problem()
    {
        var range = new MaterialReference { Item = new("I"), Quantity = 5, Unit = "C62", Identifiers = [new("serial-first", "S-1"), new("serial-last", "S-4")] };

        Assert.Equal("TRA-0009", RangeProjections.ToSet([range]).Problems[0].Code);
        Assert.Equal("TRA-0009", RangeProjections.ToRanges([new() { Item = new("I"), Serial = "S-1" }, new() { Item = new("I"), Serial = "S-1" }]).Problems[0].Code);
    }

    private static MaterialReference[] Sorted(IEnumerable<MaterialReference> materials) =>
        [.. materials.OrderBy(m => m.Serial, StringComparer.Ordinal).ThenBy(m => m.Item!.Id, StringComparer.Ordinal)];
}
