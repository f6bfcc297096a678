using IntegrationHub.Core.Mapping.Inference;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping.Inference;

/// <summary>Generated tables whose columns are known: what is found, and what must never be claimed.</summary>
public sealed class GeneratedTableTests
{
    private const int Tables = 60;

    private static readonly Dictionary<Truth, ColumnRole[]> Found = new()
    {
        [Truth.Serial] = [ColumnRole.Serial], [Truth.Lot] = [ColumnRole.Lot], [Truth.Item] = [ColumnRole.Item], [Truth.Quantity] = [ColumnRole.Quantity],
        [Truth.Unit] = [ColumnRole.Unit], [Truth.Date] = [ColumnRole.Time], [Truth.Stamp] = [ColumnRole.Time], [Truth.Counter] = [ColumnRole.Counter],
        [Truth.Order] = [ColumnRole.Document], [Truth.Flag] = [ColumnRole.Flag], [Truth.Code] = [ColumnRole.Code], [Truth.Text] = [ColumnRole.Text], [Truth.Price] = [ColumnRole.Number],
    };

    public static TheoryData<string> Namings => ["Right", "Silent", "Lying"];

    [Theory]
    [MemberData(nameof(Namings))]
    public void What_is_no_serial_number_and_no_lot_is_never_surely_called_one(string naming)
    {
        var verdicts = Run(naming);
        Print(verdicts);

        Assert.Empty(verdicts.Where(verdict => verdict.Finding is { Role: ColumnRole.Serial, Certainty: Certainty.High } && verdict.Truth != Truth.Serial).Select(Text));
        Assert.Empty(verdicts.Where(verdict => verdict.Finding is { Role: ColumnRole.Lot, Certainty: Certainty.High } && verdict.Truth != Truth.Lot).Select(Text));
        Assert.Empty(verdicts.Where(verdict => verdict.Finding is { Role: ColumnRole.Item, Certainty: Certainty.High } && verdict.Truth != Truth.Item).Select(Text));
    }

    [Fact]
    public void With_names_that_say_what_they_are_nearly_every_column_is_found()
    {
        var verdicts = Run("Right");
        Print(verdicts);

        foreach (var (truth, roles) in Found)
        {
            var all = verdicts.Where(verdict => verdict.Truth == truth).ToList();
            Assert.True(all.Count(verdict => roles.Contains(verdict.Finding.Role)) >= all.Count * 0.95,
                $"{truth}: {string.Join("\n", all.Where(verdict => !roles.Contains(verdict.Finding.Role)).Select(Text))}");
        }
    }

    [Fact]
    public void Without_names_most_serial_numbers_lots_and_items_are_found_and_marked_as_weak()
    {
        var verdicts = Run("Silent").Where(verdict => verdict.Truth is Truth.Serial or Truth.Lot or Truth.Item).ToList();
        Print(verdicts);

        Assert.True(verdicts.Count(verdict => Found[verdict.Truth].Contains(verdict.Finding.Role)) >= verdicts.Count * 0.6, string.Join("\n", verdicts.Where(verdict => !Found[verdict.Truth].Contains(verdict.Finding.Role)).Take(20).Select(Text)));
        Assert.All(verdicts, verdict => Assert.NotEqual(Certainty.High, verdict.Finding.Certainty));
    }

    private static List<(Truth Truth, ColumnFinding Finding)> Run(string naming)
    {
        // Shares are compared with bounds, so the tables are the same each time unless another seed is asked for.
        var random = new Random(TestSeed.Next(20261126));
        var verdicts = new List<(Truth, ColumnFinding)>();
        for (var i = 0; i < Tables; i++)
        {
            var table = new SyntheticTable(random, Enum.Parse<Naming>(naming));
            var samples = SampleReader.Read([new SampleFile("table.csv", table.Csv())], null, SampleReader.NoLayouts);
            Assert.True(samples.Succeeded, string.Join("\n", samples.Problems));
            verdicts.AddRange(RoleFinder.Find(Shape.Of(samples.Value.Messages)).Select(finding => (table.Columns[NameHints.NameOf(finding.Path)], finding)));
        }

        return verdicts;
    }

    // Rows are what a column is, columns what it was taken for; a star is sure.
    private static void Print(List<(Truth Truth, ColumnFinding Finding)> verdicts)
    {
        var found = verdicts.Select(verdict => Name(verdict.Finding)).Distinct().Order(StringComparer.Ordinal).ToList();
        var lines = verdicts.GroupBy(verdict => verdict.Truth).OrderBy(group => group.Key)
            .Select(group => $"{group.Key,-9}" + string.Concat(found.Select(name => $"{group.Count(verdict => Name(verdict.Finding) == name),12}")));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', lines.Prepend($"{"",-9}" + string.Concat(found.Select(name => $"{name,12}")))));
    }

    private static string Name(ColumnFinding finding) => finding.Role + (finding.Certainty == Certainty.High ? "*" : "");

    private static string Text((Truth Truth, ColumnFinding Finding) verdict) => $"{verdict.Truth} {verdict.Finding.Path} {verdict.Finding.Role} {verdict.Finding.Certainty}: {verdict.Finding.Because}";
}
