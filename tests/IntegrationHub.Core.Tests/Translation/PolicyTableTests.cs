using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Translation;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Translation;

/// <summary>The policy table of this repository, case by case.</summary>
public sealed class PolicyTableTests
{
    private static readonly TranslationAction[] Shrinking = [TranslationAction.Aggregate, TranslationAction.Candidates, TranslationAction.QuantityOnly];

    [Fact]
    public void Every_case_has_an_answer_and_what_nobody_decided_is_refused_with_role_and_deadline()
    {
        var policy = Read();
        foreach (var (operation, source, target, purpose) in Cases())
        {
            var cell = policy.Decide(operation, source, target, purpose, null);
            Assert.True(cell != policy.Default || cell is { Action: TranslationAction.Refuse, Role: not null, Deadline: not null }, $"{operation} {source} {target} {purpose}");
        }
    }

    [Fact]
    public void Where_traceability_shrinks_a_cell_names_source_target_and_purpose() => Assert.All(
        Read().Cells.Where(c => Shrinking.Contains(c.Action)), c => Assert.True(c is { Source: not null, Target: not null, Purpose: not null }, c.Address));

    [Fact]
    public void A_posting_shrinks_only_for_an_operation_that_is_named() => Assert.All(
        Read().Cells.Where(c => Shrinking.Contains(c.Action) && c.Purpose == Purpose.Posting), c => Assert.True(c.Operation is not null, c.Address));

    private static IEnumerable<(Operation, SourceGranularity, TargetHolding, Purpose)> Cases() =>
        from operation in Enum.GetValues<Operation>()
        from source in Enum.GetValues<SourceGranularity>()
        from target in Enum.GetValues<TargetHolding>()
        from purpose in Enum.GetValues<Purpose>()
        select (operation, source, target, purpose);

    private static TranslationPolicy Read()
    {
        var file = Path.Combine(Repository.Root, "mappings", "policies", "translation.yaml");
        return TranslationPolicyReader.Read(YamlTree.Read(File.ReadAllBytes(file), file).Value).Value;
    }
}
