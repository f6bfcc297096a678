using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Run;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping;

/// <summary>Runs what lies under mappings/: an adapter is done when its own examples pass here.</summary>
public sealed class RepositoryMappingTests
{
    public static TheoryData<string> Mappings() => new(RepositoryMappings.Instance.Library.Mappings.Select(m => m.Reference.ToString()));

    public static TheoryData<string, string> Examples() =>
        new(RepositoryMappings.Instance.Library.Mappings.SelectMany(m => m.Examples.Select(e => (m.Reference.ToString(), e.Name))));

    [Fact]
    public void Every_file_is_read_without_a_fault() => Assert.Empty(RepositoryMappings.Instance.Faults);

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Every_mapping_passes_its_check(string mapping) =>
        Assert.Empty(MappingChecker.Check(Plan(mapping), RepositoryMappings.Instance).Problems.Select(p => p.ToString()));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_comes_out_as_it_says(string mapping, string example) =>
        Assert.Null(Report(mapping).Results.Single(r => r.Name == example).Failure);

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Every_rule_is_run_by_an_example(string mapping) => Assert.Empty(Report(mapping).RulesNotHit);

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Output_members_come_in_the_order_of_the_contract_and_the_same_on_every_run(string mapping)
    {
        var plan = Plan(mapping);
        foreach (var example in plan.File.Examples)
        {
            using var tape = TokenTape.Parse(example.Given.ToJson()).Value;
            var context = new MappingRunContext { MessageId = "m/0" };
            var outputs = plan.Run(tape, context).Outputs;
            Assert.Equal(outputs.Select(o => o.Document), plan.Run(tape, context).Outputs.Select(o => o.Document));
            foreach (var output in outputs)
            {
                using var document = TokenTape.Parse(output.Document).Value;
                AssertOrder(document, 0, RepositoryMappings.Instance.Find(output.To)!.Shape.Root);
            }
        }
    }

    private static void AssertOrder(TokenTape tape, int node, SchemaNodeInfo schema)
    {
        var ranks = schema.Properties.Select((p, i) => (p.Name, Rank: i)).ToDictionary(p => p.Name, p => p.Rank, StringComparer.Ordinal);
        var last = -1;
        foreach (var child in tape.Children(node))
        {
            if (tape.IsMember(child) && ranks.TryGetValue(tape.NameText(child), out var rank))
            {
                Assert.True(rank > last, $"{tape.Pointer(child)} stands after a later member.");
                last = rank;
            }

            if (schema.TryStep(tape.IsMember(child) ? tape.NameText(child) : "*", out var inner))
            {
                AssertOrder(tape, child, inner);
            }
        }
    }

    private static MappingPlan Plan(string mapping)
    {
        var library = RepositoryMappings.Instance.Library;
        return library.Compile(library.Mappings.Single(m => m.Reference.ToString() == mapping)).Value;
    }

    private static ExampleReport Report(string mapping) => ExampleRunner.Run(Plan(mapping), RepositoryMappings.Instance);
}
