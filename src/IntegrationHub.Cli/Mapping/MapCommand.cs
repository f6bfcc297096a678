using System.CommandLine;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Cli.Mapping;

/// <summary>Maps one message: no hub, no store.</summary>
internal static class MapCommand
{
    public static Command Create(GlobalOptions options)
    {
        var mapping = new Option<string>("--mapping") { Description = "A mapping file, or a mapping of the home as ID or ID@VERSION.", Required = true };
        var file = new Argument<string>("file") { Description = "The message." };
        var format = FormatOption.Create();
        var command = new Command("map", "Maps a message, or with an interface's format all messages of a file, and checks by both contracts. Exit 1 when one is refused.") { mapping, file, format };
        command.SetAction(result =>
        {
            var input = result.GetValue(file)!;
            InputFile.MustExist([input]);
            var home = HomeFiles.OpenIfAny(result, options);
            var mapped = Map(NamedMapping.Find(result.GetValue(mapping)!, home), home, input, FormatOption.Find(result.GetValue(format)!, home));
            if (result.GetValue(options.Json))
            {
                Json.Print(ToJson(mapped));
            }
            else
            {
                Print(mapped);
            }

            return mapped.Problems.Count == 0 ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }

    private static MappingResult Map(MappingPlan plan, HomeFiles home, string file, FormatOption format)
    {
        var bytes = InputFile.Read(file);
        var tape = bytes.Succeeded ? format.Format.Read(bytes.Value) : Outcome<TokenTape>.Failed(bytes.Problems);
        if (!tape.Succeeded)
        {
            return new MappingResult([], [], tape.Problems, []);
        }

        using var document = tape.Value;
        var envelope = SemanticHash.OfBytes(bytes.Value);
        List<MappingResult> results = [.. format.Messages(document).Select((node, ordinal) => Message(plan, home, document, node, $"{envelope}/{ordinal}"))];
        return new MappingResult(
            [.. results.SelectMany(result => result.Outputs)],
            [.. plan.Rules.Where(rule => results.Exists(result => result.RulesHit.Contains(rule, StringComparer.Ordinal)))],
            [.. results.SelectMany(result => result.Problems)],
            [.. results.SelectMany(result => result.Assumed).Distinct(StringComparer.Ordinal)]);
    }

    // The same order as in the hub: read, check what came in, map, check what goes out.
    private static MappingResult Message(MappingPlan plan, HomeFiles home, TokenTape document, int node, string messageId)
    {
        var faults = RowFault.Of(document, node) is { } fault ? [fault] : Faults(home, plan.File.From, document, node);
        var result = faults.Count > 0
            ? new MappingResult([], [], faults, [])
            : plan.Run(document, node, new MappingRunContext { MessageId = messageId });
        List<Problem> wrong = [.. result.Outputs.SelectMany(output => Faults(home, output.To, TokenTape.Parse(output.Document).Value, 0))];
        return wrong.Count > 0 ? result with { Outputs = [], Problems = wrong } : result;
    }

    private static IReadOnlyList<Problem> Faults(HomeFiles home, VersionedId contract, TokenTape document, int node)
    {
        if (home.Find(contract) is { } known)
        {
            return [.. known.Validate(document, node).Errors.Select(error => error.ToProblem())];
        }

        Console.Error.WriteLine($"The contract {contract} is not in the home; the message was not checked by it.");
        return [];
    }

    private static JsonObject ToJson(MappingResult result) => new()
    {
        ["outputs"] = new JsonArray([.. result.Outputs.Select(output => new JsonObject
        {
            ["name"] = output.Name,
            ["to"] = output.To.ToString(),
            ["document"] = JsonNode.Parse(output.Document),
        })]),
        ["rules"] = new JsonArray([.. result.RulesHit.Select(rule => JsonValue.Create(rule))]),
        ["assumed"] = new JsonArray([.. result.Assumed.Select(rule => JsonValue.Create(rule))]),
        ["problems"] = Problems.ToJson(result.Problems),
    };

    private static void Print(MappingResult result)
    {
        foreach (var output in result.Outputs)
        {
            Console.Error.WriteLine($"{output.Name}: {output.To}");
            Json.Print(JsonNode.Parse(output.Document));
        }

        Console.Error.WriteLine(result.Problems.Count > 0 ? "The message is refused:" : $"Rules: {string.Join(", ", result.RulesHit)}");
        foreach (var problem in result.Problems)
        {
            Console.Out.WriteLine(problem);
        }

        if (result.NoOutput)
        {
            Console.Error.WriteLine("The message is fine and yields nothing.");
        }
    }
}
