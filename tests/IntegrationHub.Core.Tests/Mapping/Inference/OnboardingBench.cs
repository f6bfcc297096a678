using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Inference;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping.Inference;

/// <summary>Proposes a system from samples written in a test, on the canonical contracts of the repository.</summary>
internal static class OnboardingBench
{
    public static Outcome<OnboardingProposal> Propose(OnboardingOptions options, params (string Name, string Text)[] samples) =>
        Onboarding.Propose([.. samples.Select(sample => new SampleFile(sample.Name, Encoding.UTF8.GetBytes(sample.Text)))], options, RepositoryMappings.Instance, id => id + "@1.0.0");

    public static Outcome<OnboardingProposal> Propose(params (string Name, string Text)[] samples) => Propose(new OnboardingOptions { System = "new" }, samples);

    public static string Mapping(OnboardingProposal proposal) => proposal.Files.Single(file => file.Key == $"mappings/{proposal.Id}.yaml").Value;

    public static string File(OnboardingProposal proposal, string path) => proposal.Files.Single(file => file.Key == path).Value;

    /// <summary>Takes the guesses for confirmed: their lines are deleted.</summary>
    public static string Confirmed(string mapping) => string.Join('\n', mapping.Split('\n').Where(line => !line.TrimStart().StartsWith("confirm: ", StringComparison.Ordinal)));

    /// <summary>Gets the files of the repository with the proposal among them.</summary>
    public static IReadOnlyList<ConfigurationFile> Home(OnboardingProposal proposal, Func<string, string>? edit = null)
    {
        string[] folders = ["contracts", "mappings"];
        return
        [
            .. folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
                .Select(file => new ConfigurationFile(Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), System.IO.File.ReadAllBytes(file))),
            .. proposal.Files.Select(file => new ConfigurationFile(file.Key, Encoding.UTF8.GetBytes(edit is not null && file.Key == $"mappings/{proposal.Id}.yaml" ? edit(file.Value) : file.Value))),
        ];
    }

    /// <summary>What hub check and hub test say of a proposal: no fault, every example passes, every rule is run.</summary>
    public static void AssertSound(OnboardingProposal proposal)
    {
        var report = ConfigurationCompiler.Check(Home(proposal));
        Assert.Empty(report.Faults.Select(fault => fault.ToString()));
        Assert.Equal(proposal.OpenGuesses.Select(guess => guess.ToString()), report.Unconfirmed.Select(guess => guess.ToString()));
        var compiled = ConfigurationCompiler.Compile(Home(proposal, Confirmed));
        Assert.Empty(compiled.Problems.Select(problem => problem.ToString()));
        var flow = compiled.Value.Flows[proposal.Id];
        var tested = ExampleRunner.Run(flow.Plan, RepositoryWith.Of(flow));
        Assert.Empty(tested.Results.Where(result => !result.Passed).Select(result => $"{result.Place} {result.Name}: {result.Failure}"));
        Assert.Empty(tested.RulesNotHit);
    }

    private sealed class RepositoryWith(Flow flow) : IContractLookup
    {
        public static RepositoryWith Of(Flow flow) => new(flow);

        public Core.Contracts.Contract? Find(VersionedId reference) =>
            reference.ToString() == $"{flow.From.Id}@{flow.From.Version}" ? flow.From : RepositoryMappings.Instance.Find(reference);
    }
}
