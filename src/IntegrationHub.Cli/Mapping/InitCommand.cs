using System.CommandLine;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Mapping.Inference;

namespace IntegrationHub.Cli.Mapping;

/// <summary>Proposes the files of a new system from what it really sent: no hub, no store, no network.</summary>
internal static class InitCommand
{
    public static Command Create(GlobalOptions options)
    {
        var system = new Argument<string>("system") { Description = "The name of the system and of its folders: a-z, 0-9, hyphens." };
        var from = new Option<string[]>("--from") { Description = "A folder with sample documents of one interface, or a document; may be given several times.", Required = true };
        var name = new Option<string?>("--interface") { Description = "The name of the interface (default: that of the canonical message)." };
        var to = new Option<string?>("--to") { Description = "The canonical message (default: the one that the samples speak for)." };
        var kind = new Option<string?>("--kind") { Description = "The kind of the system: erp, plm, mes, qms ... (default: follows the message)." };
        var format = new Option<string?>("--format") { Description = $"The format of the samples (default: what they look like). One of: {string.Join(", ", MessageFormats.Names)}." };
        format.AcceptOnlyFromAmong([.. MessageFormats.Names]);
        var layout = new Option<string?>("--layout") { Description = "The layout of the samples, a name of the home's with or without its version: needed for fixed width; x12, edifact and idoc name their message themselves." };
        var zone = new Option<string?>("--zone") { Description = "The IANA time zone of local times, for example Europe/Berlin." };
        var force = new Option<bool>("--force") { Description = "Write over files of the system that are there." };
        var dry = new Option<bool>("--dry-run") { Description = "Write nothing; show what would be written." };
        var command = new Command("init", "Proposes contract, mapping, code lists and description of a new system from sample documents. Guesses are marked and run only when confirmed.")
        { system, from, name, to, kind, format, layout, zone, force, dry };
        command.SetAction(result =>
        {
            var home = HomeFiles.Open(result, options);
            var wanted = new OnboardingOptions
            {
                System = Name(result.GetValue(system)!, "The system"), Interface = result.GetValue(name) is { } own ? Name(own, "--interface") : null,
                To = result.GetValue(to), Kind = result.GetValue(kind), Format = result.GetValue(format), Zone = result.GetValue(zone),
                Layout = result.GetValue(layout), Layouts = home.Library.Layouts,
            };
            var target = new InitTarget(home.Folder!, wanted.System);
            if (!result.GetValue(force) && !result.GetValue(dry))
            {
                target.MustBeNew();
            }

            var samples = InitSamples.Read(result.GetValue(from)!);
            var proposal = samples.Succeeded
                ? Onboarding.Propose(samples.Value, wanted, home, id => home.Schemas.TryFind(id, out var found) ? $"{found.Id}@{found.Version}" : null)
                : Outcome<OnboardingProposal>.Failed(samples.Problems);
            if (!proposal.Succeeded)
            {
                return Refuse(proposal.Problems, result.GetValue(options.Json));
            }

            var written = target.Files(proposal.Value, samples.Value);
            if (!result.GetValue(dry))
            {
                target.Write(written, mayReplace: result.GetValue(force));
            }

            if (result.GetValue(options.Json))
            {
                Json.Print(InitReport.ToJson(proposal.Value, written, result.GetValue(dry)));
            }
            else
            {
                InitReport.Print(proposal.Value, written, result.GetValue(dry));
            }

            return ExitCodes.Fine;
        });
        return command;
    }

    private static string Name(string text, string what) =>
        text.Length is > 0 and <= 60 && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? text : throw new WrongUseException($"{what} is named by a-z, 0-9 and hyphens, beginning with a letter, at most 60 characters; found '{text}'.");

    // What was asked for cannot be (2), or the samples themselves are bad (1): only then would other samples of the same system help.
    private static int Refuse(IReadOnlyList<Problem> problems, bool json)
    {
        if (json)
        {
            Json.Print(new JsonObject { ["problems"] = Problems.ToJson(problems) });
        }
        else
        {
            problems.ToList().ForEach(problem => Console.Error.WriteLine(problem));
            Console.Error.WriteLine("Nothing was written.");
        }

        return problems.Any(problem => problem.Code is "INF-0001" or "INF-0002" or "INF-0004" or "INF-0006" or "INF-0008" or "INF-0011") ? ExitCodes.WrongUse : ExitCodes.No;
    }
}
