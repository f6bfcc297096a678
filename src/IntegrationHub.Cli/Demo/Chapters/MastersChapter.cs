using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Host.Api.Pipeline;

namespace IntegrationHub.Cli.Demo.Chapters;

/// <summary>The hub reads the masters of ERP, PLM and MES and compares the tracking flags.</summary>
internal sealed class MastersChapter : IChapter
{
    private static readonly string[] Polled = ["erp-sap/product", "plm-windchill/part"];
    private const string Dropped = "mes-b2mml/material";

    public string Title => "The masters of ERP, PLM and MES compared";

    public async Task TellAsync(Stage stage, Telling telling, CancellationToken cancellationToken)
    {
        var before = await stage.IntakeAsync(Dropped, cancellationToken);
        var files = stage.Plant.Materials.Write(stage.Plant.Day);
        await Stage.UntilAsync("the masters of ERP and PLM are read",
            cancel => stage.AskAsync<List<SourceView>>("sources", cancel),
            sources => Polled.All(flow => sources.Exists(source => source.Interface == flow && source.ReadAt is not null)), cancellationToken);
        await Stage.UntilAsync("the files of the MES are read",
            cancel => stage.IntakeAsync(Dropped, cancel), line => line.Received >= before.Received + files.Count, cancellationToken);

        telling.Say("The hub polls ERP (OData V2) and PLM (OData V4) page by page and takes the MES's B2MML files from its drop folder.");
        foreach (var flow in Polled.Append(Dropped))
        {
            var line = await Stage.UntilAsync($"{flow} is settled", cancel => stage.IntakeAsync(flow, cancel), one => one.InFlight == 0, cancellationToken);
            telling.Say($"  {flow}: {Words(line)}");
            telling.Claim(line is { Balanced: true, Applied: > 0 }, $"every record of {flow} is accounted for");
        }

        await TellQuarantineAsync(stage, telling, cancellationToken);
        await TellFindingsAsync(stage, telling, cancellationToken);
        telling.See($"{stage.Hub.Address}mismatches");
    }

    private static async Task TellQuarantineAsync(Stage stage, Telling telling, CancellationToken cancellationToken)
    {
        var held = await stage.AskAsync<Page<QuarantineEntry>>("quarantine?interface=plm-windchill/part", cancellationToken);
        foreach (var problem in held.Items.SelectMany(entry => entry.Problems))
        {
            telling.Say($"  held back: {problem.Message} (found: {problem.RawValue} at {problem.Place})");
        }

        telling.Claim(held.Items.Any(entry => entry.Problems.Any(problem => problem.RawValue == "Q")), "the PLM's trace code Q, which nobody knows, waits for a person and was not guessed");
        telling.See(stage.Command("quarantine list"));
    }

    private static async Task TellFindingsAsync(Stage stage, Telling telling, CancellationToken cancellationToken)
    {
        var found = await stage.AskAsync<Page<StoredFinding>>("mismatches?limit=500", cancellationToken);
        telling.Say($"  {found.Total} mismatches need a person. The most severe: ");
        foreach (var finding in found.Items.Take(3).Select(stored => stored.Finding))
        {
            telling.Say($"    {finding.Item}{(finding.Site is null ? "" : " at " + finding.Site)}: {finding.Explanation}");
        }

        // The bearing of the day: its serial numbers, scanned in the MES, will meet an ERP that has none.
        var bearing = found.Items.Select(stored => stored.Finding).FirstOrDefault(finding => finding is { Item: "4711-40", System: "erp-sap", Site: "hamburg" });
        telling.Claim(bearing is { Relation: not null }, $"the bearing of today's pumps is among them: {bearing?.Explanation ?? "no, it is not"}");
    }

    private static string Words(IntakeLine line) =>
        $"{line.Received} received: {line.Applied} applied, {line.Quarantined} quarantined, {line.Suppressed} suppressed as known";
}
