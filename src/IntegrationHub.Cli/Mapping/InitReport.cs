using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Core.Mapping.Inference;

namespace IntegrationHub.Cli.Mapping;

/// <summary>Says what was found in samples, with the evidence, and what was written.</summary>
internal static class InitReport
{
    private const int Many = 60;

    public static void Print(OnboardingProposal proposal, IReadOnlyList<KeyValuePair<string, byte[]>> files, bool dry)
    {
        // A document of hundreds of members would bury what matters: those that nothing was found of and no rule reads are counted.
        var told = proposal.Findings.Where(finding => finding.Role != ColumnRole.Empty && (proposal.Findings.Count <= Many || finding is { Certainty: not Certainty.None, Role: not ColumnRole.Constant } || proposal.Sources.Contains(finding.Path))).ToList();
        Table.Print(["column", "is", "sure", "because"], told.Select(finding => (IReadOnlyList<string>)
            [finding.Path, Word(finding.Role), Word(finding.Certainty), finding.Because]));
        if (proposal.Findings.Count > told.Count)
        {
            Console.Out.WriteLine($"{proposal.Findings.Count - told.Count} more are never filled, always the same or undecided; --json lists them");
        }

        Console.Out.WriteLine($"{proposal.Messages} message{(proposal.Messages == 1 ? "" : "s")}, format {proposal.Format}{(proposal.SplitEach is null ? "" : $", one for each element of {(proposal.SplitEach.Length == 0 ? "the document" : proposal.SplitEach)}")}");
        Console.Out.WriteLine($"{proposal.Id} is mapped to {proposal.To}: {proposal.Because}");
        foreach (var file in files)
        {
            Console.Out.WriteLine($"{(dry ? "would write" : "wrote")} {file.Key}");
        }

        Console.Out.WriteLine(proposal.OpenGuesses.Count == 1 ? "1 guess is open; it stands in the mapping as 'confirm':" : $"{proposal.OpenGuesses.Count} guesses are open; each stands in the mapping as 'confirm':");
        foreach (var guess in proposal.OpenGuesses)
        {
            Console.Out.WriteLine($"  {guess.Place} {guess.Rule ?? "the whole file"}");
        }

        Console.Out.WriteLine($"Next: correct and confirm {proposal.OpenGuesses.Select(guess => guess.Place!.Split(':')[0]).FirstOrDefault() ?? "the mapping"}, then hub check, then hub test {proposal.Id}");
    }

    public static JsonObject ToJson(OnboardingProposal proposal, IReadOnlyList<KeyValuePair<string, byte[]>> files, bool dry) => new()
    {
        ["id"] = proposal.Id,
        ["to"] = proposal.To,
        ["because"] = proposal.Because,
        ["format"] = proposal.Format,
        ["splitEach"] = proposal.SplitEach,
        ["messages"] = proposal.Messages,
        ["columns"] = new JsonArray([.. proposal.Findings.Select(finding => new JsonObject
        {
            ["path"] = finding.Path, ["role"] = Word(finding.Role), ["certainty"] = Word(finding.Certainty),
            ["evidence"] = new JsonArray([.. finding.Evidence.Select(one => (JsonNode)one)]),
        })]),
        ["written"] = !dry,
        ["files"] = new JsonArray([.. files.Select(file => (JsonNode)file.Key)]),
        ["unconfirmed"] = Problems.ToJson(proposal.OpenGuesses),
    };

    private static string Word(ColumnRole role) => role.ToString().ToLowerInvariant();

    private static string Word(Certainty certainty) => certainty switch { Certainty.High => "yes", Certainty.Low => "weak", _ => "no" };
}
