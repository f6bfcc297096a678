using IntegrationHub.Core.Mapping.Inference;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Tests.Canonical.Identifiers;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping.Inference;

/// <summary>What is proposed from samples: sound, the same on every run, and idle until a person has confirmed it.</summary>
public sealed class OnboardingTests
{
    private static readonly OnboardingProposal Proposal = OnboardingBench.Propose(("movements.csv", Movements.Csv(60))).Value;

    [Fact]
    public void A_proposal_passes_check_and_test_as_it_is_written() => OnboardingBench.AssertSound(Proposal);

    [Fact]
    public void The_same_samples_give_the_same_bytes() =>
        Assert.Equal(Proposal.Files, OnboardingBench.Propose(("movements.csv", Movements.Csv(60))).Value.Files);

    [Fact]
    public void No_interface_runs_with_a_guess_that_nobody_confirmed()
    {
        var problems = ConfigurationCompiler.Compile(OnboardingBench.Home(Proposal)).Problems;

        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Equal("MAP-0020", problem.Code));
        Assert.All(problems, problem => Assert.StartsWith("mappings/new/material-event.yaml:", problem.Place));
        Assert.Contains("delete 'confirm'", problems[0].Message, StringComparison.Ordinal);
        Assert.Single(ConfigurationCompiler.Compile(OnboardingBench.Home(Proposal, mapping =>
            string.Join('\n', mapping.Split('\n').Where(line => !line.StartsWith("    confirm: ", StringComparison.Ordinal))))).Problems);
    }

    [Fact]
    public void To_confirm_a_guess_does_not_change_what_a_mapping_means()
    {
        var (before, after) = (Hash(OnboardingBench.Mapping(Proposal)), Hash(OnboardingBench.Confirmed(OnboardingBench.Mapping(Proposal))));
        Assert.Equal(before, after);

        static string Hash(string mapping) => Core.Versioning.SemanticHash.Of(Core.Versioning.YamlTree.Read(mapping, "m.yaml").Value);
    }

    [Fact]
    public void Every_column_is_told_with_what_was_measured()
    {
        var found = Proposal.Findings.ToDictionary(finding => finding.Path, StringComparer.Ordinal);

        Assert.Equal((ColumnRole.Serial, Certainty.High), (found["/Serial no"].Role, found["/Serial no"].Certainty));
        Assert.Equal((ColumnRole.Lot, Certainty.High), (found["/Batch"].Role, found["/Batch"].Certainty));
        Assert.Equal((ColumnRole.Document, Certainty.High), (found["/Order"].Role, found["/Order"].Certainty));
        Assert.Contains("quantity one in 100 % of the rows", found["/Serial no"].Evidence);
        Assert.Contains("each goes with one Material", found["/Batch"].Evidence);
    }

    [Fact]
    public void One_sample_decides_nothing()
    {
        var proposal = OnboardingBench.Propose(("one.csv", Movements.Csv(1))).Value;

        Assert.All(proposal.Findings.Where(finding => finding.Role is not (ColumnRole.Time or ColumnRole.Unit)), finding =>
            Assert.Equal((ColumnRole.Undecided, "only 1 value, at least 12 are needed"), (finding.Role, finding.Evidence[0])));
        OnboardingBench.AssertSound(proposal);
    }

    [Fact]
    public void Every_generated_table_gives_a_sound_proposal()
    {
        var random = Seeded.Random(out _);
        for (var i = 0; i < 12; i++)
        {
            var table = new SyntheticTable(random, (Naming)(i % 3));
            var proposal = Onboarding.Propose([new SampleFile("table.csv", table.Csv())], new OnboardingOptions { System = "new", To = i % 2 == 0 ? "material-event" : "process-record" }, RepositoryMappings.Instance, id => id + "@1.0.0");
            if (proposal.Succeeded)
            {
                OnboardingBench.AssertSound(proposal.Value);
            }
            else
            {
                Assert.All(proposal.Problems, problem => Assert.Equal("INF-0009", problem.Code));
            }
        }
    }
}
