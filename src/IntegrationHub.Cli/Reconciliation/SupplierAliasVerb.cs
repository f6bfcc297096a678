using System.CommandLine;
using System.Net.Http.Json;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Reconciliation.Decisions;

namespace IntegrationHub.Cli.Reconciliation;

/// <summary>Proposes supplier aliases to a hub; a second person agrees with <c>reconcile approve</c>.</summary>
internal static class SupplierAliasVerb
{
    public static Command Create(GlobalOptions options)
    {
        var (system, number, supplier) = (new Option<string?>("--system") { Description = "The system that writes the number." }, new Option<string?>("--number") { Description = "The supplier's number as it writes it." }, new Option<string?>("--supplier") { Description = "The supplier's number at the authority." });
        var (author, reason, preview) = (new Option<string?>("--author") { Description = "Who proposes it." }, new Option<string?>("--reason") { Description = "Why." }, new Option<bool>("--preview") { Description = "Only says what would be stored." });
        var command = new Command("supplier-alias", "Proposes that a supplier's number in a system is a supplier of the authority; it counts once a second person approves. Without --number, lists the aliases in force and those that wait. Exit 1 when it is refused.") { system, number, supplier, author, reason, preview };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
            if (result.GetValue(number) is { } written)
            {
                return await ProposeAsync(session.Client, [new(result.GetValue(system), written, result.GetValue(supplier))], (result.GetValue(author), result.GetValue(reason)), result.GetValue(preview), result.GetValue(options.Json), cancellationToken);
            }

            var found = (await session.Client.GetAsync("reconciliation/supplier-aliases", cancellationToken))!.AsArray();
            if (result.GetValue(options.Json))
            {
                Json.Print(found);
                return ExitCodes.Fine;
            }

            foreach (var one in found)
            {
                Console.Out.WriteLine($"{one!["text"]}");
            }

            return ExitCodes.Fine;
        });
        return command;
    }

    /// <summary>Gives proposals to a hub: all of them or none.</summary>
    public static async Task<int> ProposeAsync(
        HubClient client, IReadOnlyList<SupplierAliasWish> aliases, (string? Author, string? Reason) by, bool preview, bool json, CancellationToken cancellationToken)
    {
        using var body = JsonContent.Create(new { aliases, author = by.Author, reason = by.Reason, preview });
        var (status, answer) = await client.PostAsync("reconciliation/supplier-aliases", body, cancellationToken);
        return DecisionVerbs.Answer(status, answer, json);
    }
}
