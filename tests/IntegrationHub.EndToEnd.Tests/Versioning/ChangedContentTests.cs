using IntegrationHub.EndToEnd.Tests.Executable;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Versioning;

/// <summary>A version never changes.</summary>
public sealed class ChangedContentTests : HubTest
{
    private const string Mapping = "mappings/mes-sim/consumption.yaml";
    private const string Rule = "set: /transformation/kind, const: assemble";

    [Theory, MemberData(nameof(Profiles))]
    public async Task Changed_content_under_an_old_version_is_refused_and_under_a_new_one_taken(HubProfile profile)
    {
        var home = HomeCopy.Make();
        var site = await SiteAsync(profile, home: home);
        Assert.Equal(0, (await site.RunAsync("ledger")).ExitCode);

        HomeCopy.Replace(home, Mapping, Rule, "set: /transformation/kind, const: process");
        var changed = await site.RunAsync("ledger");
        Assert.Equal(2, changed.ExitCode);
        Assert.Contains("mes-sim/consumption@1.0.0", changed.Errors, StringComparison.Ordinal);
        var compared = await site.RunAsync("diff", "mes-sim/consumption@1.0.0", Path.Combine(home, Mapping), "--kind", "mapping");
        Assert.Equal(1, compared.ExitCode);
        Assert.Contains("rule 'kind' reads the constant \"process\" instead of the constant \"assemble\"", compared.Output, StringComparison.Ordinal);

        HomeCopy.Replace(home, Mapping, "\nversion: 1.0.0", "\nversion: 1.1.0");
        HomeCopy.Replace(home, "mappings/mes-sim/system.yaml", "mapping: mes-sim/consumption@1.0.0", "mapping: mes-sim/consumption@1.1.0");
        HomeCopy.Replace(home, "mappings/mes-sim/system.yaml", "\nversion: 1.0.0", "\nversion: 1.1.0");
        var versioned = await site.RunAsync("ledger");
        Assert.True(versioned.ExitCode == 0, versioned.Errors);
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task A_comment_changes_no_meaning_and_needs_no_new_version()
    {
        var home = HomeCopy.Make();
        var site = await SiteAsync(home: home);
        Assert.Equal(0, (await site.RunAsync("ledger")).ExitCode);

        HomeCopy.Replace(home, Mapping, "\nrules:", "\n# why it is so\nrules:");
        var answer = await site.RunAsync("ledger");

        Assert.True(answer.ExitCode == 0, answer.Errors);
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task A_contract_that_says_something_else_under_its_old_version_is_refused()
    {
        var home = HomeCopy.Make();
        var site = await SiteAsync(home: home);
        Assert.Equal(0, (await site.RunAsync("ledger")).ExitCode);

        const string Contract = "contracts/mes-sim/consumption.v1.schema.json";
        HomeCopy.Replace(home, Contract, "\"type\": \"object\",", "\"type\": \"object\", \"minProperties\": 1,");
        var changed = await site.RunAsync("ledger");

        Assert.Equal(2, changed.ExitCode);
        Assert.Contains("VER-0020", changed.Errors, StringComparison.Ordinal);
        Assert.Contains(Contract, changed.Errors, StringComparison.Ordinal);
        Directory.Delete(home, recursive: true);
    }
}
