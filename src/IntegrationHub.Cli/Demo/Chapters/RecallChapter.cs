using IntegrationHub.Core.Genealogy;
using IntegrationHub.PlantSimulator;

namespace IntegrationHub.Cli.Demo.Chapters;

/// <summary>A recall of the heat, before and after a scan that names the housing of the pump that was backflushed.</summary>
internal sealed class RecallChapter : IChapter
{
    public string Title => "A recall, narrowed from possible to certain by one more scan";

    public async Task TellAsync(Stage stage, Telling telling, CancellationToken cancellationToken)
    {
        var day = stage.Plant.Day;
        var known = day.CertainPumps.Count;
        var before = await ScopeAsync(stage, cancellationToken);
        telling.Say($"Heat {Day.SuspectHeat} is suspect. {Words(before)}");
        if (stage.Folder.IsRepeat && before.Certain > known)
        {
            telling.Say("  The scan of the last pump is on record from an earlier run; sending it again changes nothing.");
        }
        else
        {
            telling.Say($"  Pump {day.PossiblePump.Serial} was backflushed from lot {Day.SuspectLot}: which housing it holds, nobody scanned.");
            telling.Claim((before.Certain, before.Possible) == (known, 1), $"{before.Certain} pumps certain, {before.Possible} possible");
        }

        var scans = await stage.PushAsync([day.LateScan], cancellationToken);
        var after = await ScopeAsync(stage, cancellationToken);
        telling.Say($"Hours later somebody scans its housing, {day.PossiblePump.HousingSerial}. {Words(after)}");
        telling.Claim((after.Certain, after.Possible) == (known + 1, 0), $"{after.Certain} pumps certain, {after.Possible} possible");
        telling.Claim(scans.Applied == day.Consumptions.Count + 1, $"the scan counts once among {scans.Applied} messages of the MES, and no stock was posted again");
        telling.See(stage.Command($"recall {Day.SuspectHeat}"));
    }

    private static string Words(Pumps pumps) => $"Of the pumps, {pumps.Certain} certainly hold it, {pumps.Possible} possibly; {pumps.Excluded} more are of its lots and excluded.";

    private static async Task<Pumps> ScopeAsync(Stage stage, CancellationToken cancellationToken)
    {
        var scope = await stage.AskAsync<RecallScope>($"recall?id={Day.SuspectHeat}", cancellationToken);
        return new Pumps(Count(scope.Certain), Count(scope.Possible), Count(scope.Excluded));
    }

    private static int Count(IReadOnlyList<TraceNode> nodes) => nodes.Count(node => node.Item == Day.PumpItem && node.Kind == NodeKind.Unit);

    private sealed record Pumps(int Certain, int Possible, int Excluded);
}
