using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Systems;
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

    [Fact]
    public void No_case_lets_a_posting_say_less_unless_a_cell_for_its_operation_says_why()
    {
        var policy = Read();
        foreach (var one in EveryCase(policy))
        {
            var cell = policy.Decide(one);
            Assert.True(!PolicyCellCheck.Shrinks(cell) || one.Purpose != Purpose.Posting || cell is { Operation: not null, Source: not null, Target: not null, Reason.Length: > 0 }, $"{one}: {cell.Address}");
        }
    }

    [Fact]
    public void Every_site_and_every_item_class_has_an_answer_for_every_case()
    {
        var policy = Read();
        var cases = EveryCase(policy).ToArray();
        TestContext.Current.TestOutputHelper?.WriteLine($"{cases.Length} cases, {policy.Cells.Count} cells");
        Assert.All(cases.Select(policy.Decide).Distinct(), cell => Assert.True(cell.Action != TranslationAction.Refuse || cell is { Role: not null, Deadline: not null }, cell.Address));
        Assert.All(policy.Cells.Where(c => c.IsOverride), cell => Assert.Contains(cell, cases.Select(policy.Decide)));
    }

    [Fact]
    public void Every_cell_but_one_that_passes_on_says_why() =>
        Assert.All(Read().Cells.Where(c => c.Action != TranslationAction.Preserve), c => Assert.True(c.Reason is { Length: > 0 }, c.Address));

    [Fact]
    public void An_override_wins_over_a_more_specific_cell_and_only_where_it_holds()
    {
        var policy = Read();
        var one = new PolicyCase(Operation.Issue, SourceGranularity.Lot, TargetHolding.QuantityOnly, Purpose.Posting);

        Assert.Equal(TranslationAction.QuantityOnly, policy.Decide(one).Action);
        Assert.Equal(TranslationAction.Refuse, policy.Decide(one with { ItemClass = "pressure-part" }).Action);
        Assert.Equal("issue/lot/quantity-only/posting/* at */pressure-part", policy.Decide(one with { ItemClass = "pressure-part" }).Address);
        Assert.Equal("KANBAN", policy.Decide(one with { ItemClass = "consumable", Source = SourceGranularity.Quantity, Target = TargetHolding.LotRequired }).Lot);
    }

    [Theory]
    [InlineData("cells", "{ source: unit, target: lot-required, purpose: record, action: aggregate }", "reason")]
    [InlineData("cells", "{ source: unit, action: aggregate, reason: r }", "source, target and purpose")]
    [InlineData("cells", "{ source: unit, target: lot-required, purpose: posting, action: aggregate, reason: r }", "operation")]
    [InlineData("cells", "{ source: lot, target: serial-required, purpose: posting, operation: issue, action: candidates, reason: r }", "never posted")]
    [InlineData("overrides", "{ site: hamburg, source: quantity, target: lot-required, purpose: posting, operation: issue, action: expand, reason: r }", "never guessed")]
    [InlineData("overrides", "{ site: hamburg, source: lot, target: lot-required, action: preserve, lot: X }", "lot of amounts")]
    [InlineData("overrides", "{ source: lot, target: lot-required, action: preserve }", "site or an item class")]
    public void A_cell_that_shrinks_in_silence_or_guesses_is_a_fault_of_the_file(string list, string cell, string names)
    {
        var text = $"language: 1\npolicy: translation\nversion: 1.0.0\ndefault: {{ action: refuse, role: r, deadline: P1D, reason: r }}\n{list}:\n  - {cell}\n";

        var problem = Assert.Single(TranslationPolicyReader.Read(YamlTree.Read(text, "t.yaml").Value).Problems);

        Assert.Equal(("TRA-0015", "t.yaml:6"), (problem.Code, problem.Place));
        Assert.Contains(names, problem.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<PolicyCase> EveryCase(TranslationPolicy policy)
    {
        string?[] risks = [null, "low", "medium", "high"];
        string?[] sites = [null, .. policy.Cells.Select(c => c.Site).OfType<string>().Distinct()];
        string?[] classes = [null, .. policy.Cells.Select(c => c.ItemClass).OfType<string>().Distinct()];
        return from one in Cases()
               from risk in risks
               from site in sites
               from itemClass in classes
               select new PolicyCase(one.Item1, one.Item2, one.Item3, one.Item4, risk, site, itemClass);
    }

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
