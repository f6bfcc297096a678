using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.Storage.Pipeline;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Xunit.Sdk;

namespace IntegrationHub.EndToEnd.Tests.Pipeline;

/// <summary>The check that stands behind every test of this kind must be able to fail.</summary>
public sealed class LedgerCheckTests : HubTest
{
    [Theory, MemberData(nameof(Profiles))]
    public async Task A_lost_message_fails_the_test_that_lost_it(HubProfile profile)
    {
        var inner = new Inner();
        var site = await inner.OpenAsync(profile);
        await File.WriteAllTextAsync(Path.Combine(site.Folder, "bad.json"), "{", Token);
        Assert.Equal(1, (await site.IngestAsync("mes-sim/consumption", Path.Combine(site.Folder, "bad.json"))).ExitCode);
        Assert.Empty(await LedgerCheck.FaultsAsync(site));

        await site.ReadAsync(async (context, cancel) =>
        {
            var deleted = await context.Set<MessageRow>().ExecuteDeleteAsync(cancel);
            await context.Database.CurrentTransaction!.CommitAsync(cancel);
            return deleted;
        }, 0);

        var failure = await Assert.ThrowsAnyAsync<XunitException>(async () => await inner.DisposeAsync());
        Assert.Contains("mes-sim/consumption", failure.Message, StringComparison.Ordinal);
    }

    private sealed class Inner : HubTest
    {
        public Task<HubSite> OpenAsync(HubProfile profile) => SiteAsync(profile);
    }
}
