using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Reconciliation;

/// <summary>Plays a flag change through before anybody makes it.</summary>
internal static class RehearseVerb
{
    public static Command Create(GlobalOptions options)
    {
        var item = new Option<string>("--item") { Description = "The item.", Required = true };
        var to = new Option<string>("--to") { Description = "The wished flag.", Required = true };
        to.AcceptOnlyFromAmong("none", "lot", "serial", "both");
        var from = new Option<string?>("--from") { Description = "The day from which it shall hold, ISO 8601 (default: today)." };
        var with = new Option<string?>("--with") { Description = "Products that no adapter connects to ask besides, comma-separated, for example odoo." };
        var output = new Option<string?>("--out") { Description = "Writes the document (Markdown) to a file." };
        var command = new Command("rehearse", "Plays a flag change through: which systems refuse and why, stock, open orders, the order of systems, what the hub translates meanwhile. Changes nothing. Exit 1 when a system refuses.") { item, to, from, with, output };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            var plan = await session.Client.GetAsync(
                $"reconciliation/rehearsal?item={Uri.EscapeDataString(result.GetValue(item)!)}&to={result.GetValue(to)}{Query.Of("from", result.GetValue(from))}{Query.Of("with", result.GetValue(with))}", cancellationToken);
            var document = plan!["document"]!.GetValue<string>();
            if (result.GetValue(output) is { } file)
            {
                await File.WriteAllTextAsync(file, document, cancellationToken);
                await Console.Error.WriteLineAsync($"The document is in {file}.");
            }

            if (result.GetValue(options.Json))
            {
                Json.Print(plan);
            }
            else if (result.GetValue(output) is null)
            {
                Console.Out.Write(document);
            }

            return plan["plan"]!["feasible"]!.GetValue<bool>() ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }
}
