using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Translation;
using IntegrationHub.PlantSimulator;

namespace IntegrationHub.Cli.Demo.Chapters;

/// <summary>Consumption by serial number is posted to an ERP that only knows lots, and what that loses is recorded.</summary>
internal sealed class PostingChapter : IChapter
{
    public string Title => "Consumption by serial number, posted to an ERP that only knows lots";

    public async Task TellAsync(Stage stage, Telling telling, CancellationToken cancellationToken)
    {
        var day = stage.Plant.Day;
        var line = await Stage.UntilAsync("the goods issues are settled",
            cancel => stage.TargetAsync(PlantTargets.GoodsIssue, cancel), one => one.InFlight == 0, cancellationToken);
        telling.Say($"Each pump is a goods issue: {line.Due} due, {line.Posted} posted, {line.Refused} refused, {line.Quarantined} held back.");
        telling.Claim(line.Posted == day.Consumptions.Count && line.Due == line.Posted, $"the ERP said yes to all {line.Posted}");
        telling.Claim(stage.Plant.Ledger.Effects(PlantTargets.GoodsIssue) == line.Posted, $"and counts {stage.Plant.Ledger.Effects(PlantTargets.GoodsIssue)} of its own: none is missing, none took effect twice");

        var issues = await stage.AskAsync<Page<DeliverySummary>>($"deliveries?target={PlantTargets.GoodsIssue}&limit=100", cancellationToken);
        var issue = issues.Items.FirstOrDefault(one => one.State == DeliveryState.Posted && ReferenceOf(one) == day.Consumptions[0].Id)
            ?? throw new StoryStuckException($"No goods issue was posted for {day.Consumptions[0].Id}.");
        telling.Say($"  What the ERP was told of pump {day.Pumps[0].Serial} ({issue.Target}, {issue.Detail}):");
        foreach (var position in Positions(issue))
        {
            telling.Say($"    {position!["QuantityInEntryUnit"]} {position["EntryUnit"]} of {position["Material"]}{(position["Batch"] is { } batch ? $" from batch {batch}" : "")}");
        }

        telling.Claim(!issue.Document!.Contains(day.Pumps[0].HousingSerial, StringComparison.Ordinal), "no serial number is in it: the ERP would have refused them");
        TellLoss(telling, issue, day);
        telling.See(stage.Command($"journal show {issue.MessageName}"));
    }

    private static void TellLoss(Telling telling, DeliverySummary issue, Day day)
    {
        var losses = Losses(issue.Loss);
        foreach (var loss in losses)
        {
            telling.Say($"  loss: {loss.Projection} loses {string.Join(", ", loss.Lost)}; a recall fetches {loss.Recall.Hub} by the hub's record, {loss.Recall.InTarget?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "an unknown number"} by the ERP's ({loss.Policy})");
        }

        var lotSize = day.Lots.First(lot => lot.Lot == day.Pumps[0].HousingLot).Quantity;
        telling.Claim(losses.Exists(loss => loss is { Projection: "serial→lot", Recall.Hub: 1 } && loss.Recall.InTarget == lotSize), $"for the housing the ERP alone would have to recall {lotSize} pieces, the hub 1");
        var escrow = issue.Escrow is null ? null : JsonSerializer.Deserialize<Escrow>(issue.Escrow, CanonicalJson.Options);
        telling.Claim(escrow?.Materials.Any(material => material.Serial == day.Pumps[0].HousingSerial) == true, $"the serial numbers are kept as escrow {escrow?.Id}");
    }

    private static string? ReferenceOf(DeliverySummary issue) =>
        issue.Document is null ? null : JsonNode.Parse(issue.Document)!["ReferenceDocument"]?.GetValue<string>();

    private static JsonArray Positions(DeliverySummary issue) => JsonNode.Parse(issue.Document!)!["to_MaterialDocumentItem"]!.AsArray();

    // One loss stands alone, several in a list.
    private static List<LossRecord> Losses(string? loss) =>
        loss is null ? []
        : loss.StartsWith('[') ? JsonSerializer.Deserialize<List<LossRecord>>(loss, CanonicalJson.Options)!
        : [JsonSerializer.Deserialize<LossRecord>(loss, CanonicalJson.Options)!];
}
