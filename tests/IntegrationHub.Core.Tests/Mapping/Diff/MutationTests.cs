using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping.Diff;

/// <summary>Changes with a known class, written down from their meaning in <c>mutations.yaml</c>.</summary>
public sealed class MutationTests
{
    private static readonly IReadOnlyList<(Mutation Mutation, string Found, string Told)> Results = [.. Mutation.All.Select(Compare)];

    [Fact]
    public void At_least_120_mutations_are_classed_and_99_in_100_as_they_mean()
    {
        var wrong = Results.Where(result => result.Found != result.Mutation.Class).Select(result => $"{result.Mutation}\n  is {result.Mutation.Class} and was classed {result.Found}\n{result.Told}").ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{Results.Count - wrong.Count} of {Results.Count} classed right");
        Assert.InRange(Results.Count, 120, int.MaxValue);
        Assert.True(wrong.Count * 100 <= Results.Count, string.Join('\n', wrong));
    }

    [Fact]
    public void No_change_that_narrows_a_recall_is_missed() =>
        Assert.Empty(Results.Where(result => result.Mutation.Class == "NARROWS-RECALL" && result.Found != "NARROWS-RECALL").Select(result => result.Mutation.ToString()));

    [Fact]
    public void Every_class_occurs() =>
        Assert.Equal(Enum.GetValues<ChangeClass>().Select(value => value.Word()).Order(StringComparer.Ordinal), Results.Select(result => result.Mutation.Class).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_way_back_is_told_too_and_a_change_of_meaning_never_passes_as_cosmetic()
    {
        foreach (var mutation in Mutation.All)
        {
            var (old, @new) = mutation.Make();
            var back = Diff(@new, old);
            Assert.Equal(mutation.Class == "COSMETIC", back.Class == ChangeClass.Cosmetic);
        }
    }

    private static (Mutation, string, string) Compare(Mutation mutation)
    {
        var (old, @new) = mutation.Make();
        var item = Diff(old, @new);
        return (mutation, item.Class.Word(), string.Join('\n', item.Changes.Select(change => $"    {change.Class.Word()} {change.Text} ({change.Why})")));
    }

    private static ItemComparison Diff(ConfigurationFile old, ConfigurationFile @new)
    {
        var compared = ItemDiff.Compare(old, @new, RepositoryMappings.Instance, RepositoryMappings.Instance.Library.FindCodeList);
        Assert.True(compared.Succeeded, string.Join('\n', compared.Problems));
        return compared.Value.Item!;
    }
}
