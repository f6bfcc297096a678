using System.Text;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Pipeline.Configuration;

public sealed class PolicyNameTests
{
    [Fact]
    public void The_policies_of_the_repository_are_in_force()
    {
        string[] folders = ["contracts", "mappings"];
        var compiled = ConfigurationCompiler.Compile([.. folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Select(file => new ConfigurationFile(Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllBytes(file)))]);

        Assert.Empty(compiled.Problems);
        var policies = compiled.Value.Policies;
        Assert.NotEmpty(policies.Authority.Rules);
        Assert.NotEmpty(policies.Routing.Routes);
        Assert.NotEmpty(policies.Translation.Cells);
    }

    [Fact]
    public void A_policy_under_a_name_that_nobody_reads_is_refused()
    {
        var compiled = ConfigurationCompiler.Compile(
            [new("mappings/policies/authority.yaml", Encoding.UTF8.GetBytes("language: 1\npolicy: policies/authority\nversion: 1.0.0\nmasters: []\n"))]);

        var problem = Assert.Single(compiled.Problems);
        Assert.Equal("CFG-0005", problem.Code);
        Assert.Equal("policies/authority", problem.RawValue);
    }
}
