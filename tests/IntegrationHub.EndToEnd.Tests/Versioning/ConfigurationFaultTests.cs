using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.Storage.Connections;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Versioning;

/// <summary>A hub with a fault in its configuration says all faults at once and does not start.</summary>
public sealed class ConfigurationFaultTests : HubTest
{
    [Fact]
    public async Task All_faults_of_files_limits_and_connections_stand_in_one_report_and_nothing_was_started()
    {
        var home = HomeCopy.Make();
        HomeCopy.Replace(home, "mappings/mes-sim/consumption.yaml", "lookup: mes-capture@1.0.0", "lookup: mes-captures@1.0.0");
        HomeCopy.Replace(home, "mappings/policies/routing.yaml", "to: [erp-sap/goods-issue]", "to: [erp-sap/goods-issues]");
        await File.WriteAllTextAsync(Path.Combine(home, "contracts/erp-sap/product.v1.schema.json"), "{ \"type\": 7", Token);
        File.Delete(Path.Combine(home, "mappings/qms/ncr.yaml"));
        var site = await SiteAsync(home: home, settings: new Dictionary<string, string> { ["HUB_PIPELINE__BATCHSIZE"] = "0", ["HUB_FILES__MAXFILEBYTES"] = "many" });

        var answer = await site.RunAsync("serve", "--listen", "http://127.0.0.1:0", "--transport", "rabbitmq");

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        foreach (var fault in new[] { "mes-captures", "goods-issues", "erp-sap/product.v1.schema.json", "qms/ncr", "BatchSize", "MaxFileBytes", "HUB_TRANSPORT__CONNECTION" })
        {
            Assert.Contains(fault, answer.Errors, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(site.Data, "hub.db")));
        Assert.NotNull(DataDirectory.TryOpen(site.Data)); // nobody holds it
        Directory.Delete(home, recursive: true);
    }

    [Theory]
    [InlineData("--store", "postgresql", "HUB_STORE__CONNECTION", 2)]
    [InlineData("--transport", "rabbitmq", "HUB_TRANSPORT__CONNECTION", 2)]
    [InlineData("--home", "/nowhere/at/all", "contracts/", 2)]
    public async Task A_missing_part_of_the_configuration_is_named(string option, string value, string named, int exitCode)
    {
        var site = await SiteAsync();

        var answer = await HubExecutable.RunAsync(["ledger", "--data", site.Data, option, value], null, null, Token, option == "--home" ? site.Folder : Repository.Root);

        Assert.Equal(exitCode, answer.ExitCode);
        Assert.Contains(named, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_said_in_words()
    {
        var site = await SiteAsync(settings: new Dictionary<string, string> { ["HUB_STORE__CONNECTION"] = "Host=127.0.0.1;Port=1;Username=u;Password=p;Database=d" });

        var answer = await site.RunAsync("ledger", "--store", "postgresql");

        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("HUB_STORE__CONNECTION", answer.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
    }
}
