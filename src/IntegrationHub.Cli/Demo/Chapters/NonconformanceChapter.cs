using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Quality.Nonconformance;
using IntegrationHub.Host.Api.Quality;
using IntegrationHub.PlantSimulator;

namespace IntegrationHub.Cli.Demo.Chapters;

/// <summary>Three of fifty housings are porous: quality system, MES and ERP must act, and the ERP is down.</summary>
internal sealed class NonconformanceChapter : IChapter
{
    public string Title => "A nonconformance on 3 of 50: three systems act, one of them after it was down";

    public async Task TellAsync(Stage stage, Telling telling, CancellationToken cancellationToken)
    {
        var day = stage.Plant.Day;
        telling.Say("The ERP goes down.");
        stage.Plant.Vices.Set(PlantSystems.Erp, new Vice { Down = true });
        try
        {
            var line = await stage.PushAsync([day.Nonconformance], cancellationToken);
            telling.Say($"Inspection reports {Day.NcrId}: {string.Join(", ", day.PorousHousings)} of lot {Day.SuspectLot} are porous. The hub: {line.Applied} applied, {line.Suppressed} suppressed as known.");
            telling.Claim(line is { Applied: 1, Quarantined: 0 }, "the report counts once");
            await TellDownAsync(stage, telling, cancellationToken);
        }
        finally
        {
            stage.Plant.Vices.Set(PlantSystems.Erp, new Vice());
        }

        telling.Say("The ERP comes back; what is in flight goes out on its own.");
        var deliveries = await Stage.UntilAsync("all three systems have acknowledged",
            cancel => DeliveriesAsync(stage, cancel), all => all.All(one => one.State == DeliveryState.Posted), cancellationToken);
        Tell(telling, deliveries);
        await TellHoldsAsync(stage, telling, day, cancellationToken);
        telling.See(stage.Command($"journal show {deliveries[0].MessageName}"));
        telling.See($"curl '{stage.Hub.Address}api/v1/holds?ncr={Day.NcrId}'");
    }

    private static async Task TellDownAsync(Stage stage, Telling telling, CancellationToken cancellationToken)
    {
        var deliveries = await Stage.UntilAsync("two systems have acknowledged and the ERP was tried",
            cancel => DeliveriesAsync(stage, cancel), all => all.All(one => one.State == DeliveryState.Posted || (one.Target == PlantTargets.BlockedStock && one.Detail is not null)), cancellationToken);
        Tell(telling, deliveries);
        if (stage.Folder.IsRepeat && deliveries.All(one => one.State == DeliveryState.Posted))
        {
            telling.Say("  All three acknowledged it in an earlier run; nobody is told twice.");
            return;
        }

        telling.Claim(deliveries.Count(one => one.State == DeliveryState.Posted) == 2 && deliveries.Any(one => one is { Target: PlantTargets.BlockedStock, State: DeliveryState.InFlight }),
            "two systems have acknowledged and one is in flight: nobody waits for the ERP");
        var open = (await HoldsAsync(stage, cancellationToken)).Where(hold => hold.State == HoldState.Requested).ToList();
        telling.Claim(open.Count > 0 && open.TrueForAll(hold => hold.System == "erp-sap"), $"the hub shows the hold that is not acknowledged yet: {string.Join(", ", open.Select(hold => $"{hold.Quantity} of {hold.Unit} in {hold.System}"))}");
    }

    private static async Task TellHoldsAsync(Stage stage, Telling telling, Day day, CancellationToken cancellationToken)
    {
        var holds = await HoldsAsync(stage, cancellationToken);
        foreach (var system in holds.GroupBy(hold => hold.System))
        {
            telling.Say($"  {system.Key} holds {string.Join(", ", system.Select(hold => hold.Quantity is { } quantity ? $"{quantity} of {hold.Unit}" : hold.Unit))}");
        }

        var porous = day.PorousHousings.Count;
        telling.Claim(holds.TrueForAll(hold => hold.State == HoldState.Acknowledged) && holds.Count(hold => hold.System == "mes-sim") == porous
            && holds.Where(hold => hold.System == "erp-sap").Sum(hold => hold.Quantity) == porous, $"all holds are acknowledged: {porous} pieces by number in the MES, {porous} of lot {Day.SuspectLot} in the ERP");
        string[] targets = [PlantTargets.Ncr, PlantTargets.Hold, PlantTargets.BlockedStock];
        telling.Claim(Array.TrueForAll(targets, target => stage.Plant.Ledger.Effects(target) == 1), "each of the three systems acted exactly once");
    }

    private static void Tell(Telling telling, IEnumerable<DeliverySummary> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            telling.Say($"  {delivery.Target}: {(delivery.State == DeliveryState.InFlight ? "in flight" : delivery.State.ToString().ToLowerInvariant())}, {delivery.Attempts} attempt{(delivery.Attempts == 1 ? "" : "s")}{(delivery.Detail is null ? "" : $" ({delivery.Detail})")}");
        }
    }

    private static async Task<IReadOnlyList<DeliverySummary>> DeliveriesAsync(Stage stage, CancellationToken cancellationToken)
    {
        var reports = await stage.AskAsync<Page<MessageSummary>>("journal?interface=mes-sim/ncr&state=applied", cancellationToken);
        var report = reports.Items.Count > 0 ? reports.Items[0] : throw new StoryStuckException("The nonconformance was not applied. Look at the quarantine.");
        return [.. (await stage.AskAsync<MessageDetail>($"journal/{report.Name}", cancellationToken)).Deliveries.OrderBy(one => one.Target, StringComparer.Ordinal)];
    }

    private static Task<List<HoldView>> HoldsAsync(Stage stage, CancellationToken cancellationToken) =>
        stage.AskAsync<List<HoldView>>($"holds?ncr={Day.NcrId}", cancellationToken);
}
