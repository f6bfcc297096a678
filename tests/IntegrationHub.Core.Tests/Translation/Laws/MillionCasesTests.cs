using Xunit;

namespace IntegrationHub.Core.Tests.Translation.Laws;

public sealed class MillionCasesTests
{
    [Fact]
    public void The_laws_are_tried_on_a_million_cases_altogether()
    {
        var source = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "IntegrationHub.Core.Tests", "Translation", "Laws"), "*LawTests.cs")
            .Sum(file => File.ReadAllText(file).Split("=> Law.Holds(choices").Length - 1);

        TestContext.Current.TestOutputHelper?.WriteLine($"{source} laws, {Law.Cases} cases each");
        Assert.True(source * Law.Cases >= 1_000_000, $"{source} laws on {Law.Cases} cases each");
    }
}
