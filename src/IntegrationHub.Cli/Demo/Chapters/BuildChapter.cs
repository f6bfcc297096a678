using IntegrationHub.Core.Genealogy;
using IntegrationHub.PlantSimulator;

namespace IntegrationHub.Cli.Demo.Chapters;

/// <summary>One heat is received and built into pumps with serial numbers.</summary>
internal sealed class BuildChapter : IChapter
{
    public string Title => "One supplier heat received and built into serial assemblies";

    public async Task TellAsync(Stage stage, Telling telling, CancellationToken cancellationToken)
    {
        var day = stage.Plant.Day;
        var receipts = await stage.PushAsync(day.Receipts, cancellationToken);
        telling.Say($"The supplier portal reports {day.Receipts.Count} receipts; heat {Day.SuspectHeat} becomes lot {Day.SuspectLot} of housing {Day.Housing}. The hub: {receipts.Applied} applied, {receipts.Suppressed} suppressed as known.");
        var builds = await stage.PushAsync(day.Consumptions, cancellationToken);
        telling.Say($"The MES reports {day.Consumptions.Count} pumps {Day.PumpItem} with what went into each. The hub: {builds.Applied} applied, {builds.Suppressed} suppressed as known.");
        telling.Claim(receipts.Applied == day.Receipts.Count && receipts is { Quarantined: 0, Balanced: true }, $"each of the {receipts.Applied} receipts counts once");

        var pump = day.CertainPumps[0];
        var trace = await stage.AskAsync<TraceResult>($"trace/backward?id={pump.Serial}", cancellationToken);
        telling.Say($"  Backward from pump {pump.Serial}: {Count(trace, NodeKind.Unit)} serial parts and {Count(trace, NodeKind.Lot)} lots and heats, over {trace.Edges.Count} edges.");
        var housing = trace.Nodes.FirstOrDefault(node => node.Serial == pump.HousingSerial);
        var heat = trace.Nodes.FirstOrDefault(node => node.Lot == Day.SuspectHeat);
        telling.Claim(housing is { Certainty: Certainty.Certain }, $"its housing is {housing?.Serial}, by scan");
        telling.Claim(heat is { Certainty: Certainty.Certain }, $"that housing is of heat {heat?.Lot}, {heat?.Level} steps back");
        telling.See(stage.Command($"trace backward {pump.Serial}"));
    }

    private static int Count(TraceResult trace, NodeKind kind) => trace.Nodes.Count(node => node.Kind == kind && node.Level > 0);
}
