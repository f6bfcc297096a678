using IntegrationHub.Core.Pipeline;
using IntegrationHub.Storage.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.EndToEnd.Tests.Executable;

/// <summary>Checks both ledgers of a hub from its tables, whether it runs, was ended or was killed.</summary>
internal static class LedgerCheck
{
    /// <summary>Reads the ledgers; null where nothing was migrated yet.</summary>
    public static Task<Ledgers?> ReadAsync(HubSite site) => site.ReadAsync<Ledgers?>(
        async (context, cancel) => (await context.Database.GetAppliedMigrationsAsync(cancel)).Any()
            ? await LedgerReader.ReadAsync(context, perDay: true, cancel)
            : null,
        null);

    /// <summary>Lists the lines that do not balance, with their own sums: the hub's opinion of them is not asked.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(HubSite site)
    {
        if (await ReadAsync(site) is not { } ledgers)
        {
            return [];
        }

        return
        [
            .. ledgers.Intake.Where(line => line.Received != line.Applied + line.Quarantined + line.Suppressed + line.Rejected + line.InFlight).Select(line => $"intake: {line}"),
            .. ledgers.Targets.Where(line => line.Due != line.Posted + line.Refused + line.Cancelled + line.Quarantined + line.InFlight).Select(line => $"targets: {line}"),
        ];
    }
}
