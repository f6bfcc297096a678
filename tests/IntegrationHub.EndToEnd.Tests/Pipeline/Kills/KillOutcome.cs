using System.Text.Json;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.EndToEnd.Tests.Genealogy;
using IntegrationHub.PlantSimulator;
using IntegrationHub.Storage.Pipeline;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Pipeline.Kills;

/// <summary>What a run left behind: in the hub, and at the ERP.</summary>
/// <param name="Graph">The genealogy.</param>
/// <param name="Posted">The documents that took effect at the ERP, by the consumption that they belong to.</param>
/// <param name="Applied">How many messages were applied, by interface.</param>
internal sealed record KillOutcome(IReadOnlyList<string> Graph, IReadOnlyDictionary<string, string> Posted, IReadOnlyDictionary<string, long> Applied)
{
    /// <summary>Reads it, and asserts that the ERP did nothing twice and refused nothing.</summary>
    public static async Task<KillOutcome> ReadAsync(HubSite site, PlantLedger erp)
    {
        var ledgers = Assert.IsType<Ledgers>(await LedgerCheck.ReadAsync(site));
        Assert.Empty(await LedgerCheck.FaultsAsync(site));
        Assert.Empty(await HubFailuresAsync(site));
        Assert.All(ledgers.Intake, line => Assert.Equal(0, line.InFlight));
        Assert.All(ledgers.Targets, line => Assert.Equal((0, 0, 0, 0), (line.Refused, line.Cancelled, line.Quarantined, line.InFlight)));
        var effects = erp.EffectsOf(PlantTargets.GoodsIssue);
        Assert.Equal(ledgers.Targets.Sum(line => line.Posted), effects.Count);
        Assert.Equal(effects.Count, effects.Select(entry => entry.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal((0, 0), (erp.Conflicts(PlantTargets.GoodsIssue), erp.Refusals(PlantTargets.GoodsIssue)));

        // A second effect of one consumption throws here, whatever key it came with.
        var posted = effects.ToDictionary(
            entry => entry.Body!.Value.GetProperty("ReferenceDocument").GetString()!, entry => JsonSerializer.Serialize(entry.Body), StringComparer.Ordinal);
        return new KillOutcome(await GenealogyDump.OfAsync(site), posted,
            ledgers.Intake.GroupBy(line => line.Interface, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(line => line.Applied), StringComparer.Ordinal));
    }

    // A kill or a deadlock is no fault of the message that it hit: none may end up with a person for it.
    private static Task<List<string>> HubFailuresAsync(HubSite site) => site.ReadAsync(
        (context, cancel) => context.Set<ProblemRow>().Where(row => row.Step == "hub").Select(row => row.Message).ToListAsync(cancel), []);

    /// <summary>Asserts that the killed run came to what the undisturbed one came to.</summary>
    public void AssertSameAs(KillOutcome undisturbed)
    {
        Assert.Equal(undisturbed.Applied.OrderBy(pair => pair.Key, StringComparer.Ordinal), Applied.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        GenealogyDump.AssertSame(undisturbed.Graph, Graph);
        Assert.Equal(undisturbed.Posted.OrderBy(pair => pair.Key, StringComparer.Ordinal), Posted.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }
}
