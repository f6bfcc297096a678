using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Pipeline;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;

namespace IntegrationHub.Cli.Demo.Chapters;

/// <summary>Both ledgers account for everything that came and everything that was due.</summary>
internal sealed class LedgerChapter : IChapter
{
    public string Title => "Both ledgers in balance";

    public async Task TellAsync(Stage stage, Telling telling, CancellationToken cancellationToken)
    {
        var settled = await Stage.UntilAsync("everything is settled",
            cancel => stage.AskAsync<JsonObject>("ledger", cancel), ledger => Read(ledger).InFlight == 0, cancellationToken);
        foreach (var line in LedgerCommand.Lines(settled))
        {
            telling.Say(line);
        }

        var ledgers = Read(settled);
        telling.Claim(ledgers.Balanced && ledgers.Intake.Count > 0, $"intake: {ledgers.Intake.Sum(line => line.Received)} received are all accounted for");
        telling.Claim(ledgers.Balanced && ledgers.Targets.Count > 0, $"targets: {ledgers.Targets.Sum(line => line.Due)} due are all accounted for");
        telling.Claim(ledgers.Targets.All(line => line.Due == line.Posted), "every target said yes to everything");
        telling.See(stage.Command("ledger"));
    }

    private static Ledgers Read(JsonObject ledger) => ledger.Deserialize<Ledgers>(CanonicalJson.Options)!;
}
