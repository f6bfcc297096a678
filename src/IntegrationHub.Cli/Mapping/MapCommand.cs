using System.CommandLine;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Cli.Mapping;

/// <summary>Maps one message: no hub, no store.</summary>
internal static class MapCommand
{
    public static Command Create(GlobalOptions options)
    {
        var mapping = new Option<string>("--mapping") { Description = "A mapping file, or a mapping of the home as ID or ID@VERSION.", Required = true };
        var file = new Argument<string?>("file") { Description = "The message.", Arity = ArgumentArity.ZeroOrOne };
        var lineage = new Option<bool>("--lineage") { Description = "Instead of mapping a message, print which rules and source fields feed each target, and who uses each source field." };
        var format = FormatOption.Create();
        var command = new Command("map", "Maps a message, or with an interface's format all messages of a file, and checks by both contracts. Exit 1 when one is refused.") { mapping, file, format, lineage };
        command.SetAction(result =>
        {
            var home = HomeFiles.OpenIfAny(result, options);
            if (result.GetValue(lineage))
            {
                LineageOutput.Print(NamedMapping.Find(result.GetValue(mapping)!, home), home, result.GetValue(options.Json));
                return ExitCodes.Fine;
            }

            var input = result.GetValue(file) ?? throw new WrongUseException("Name the message to map, or --lineage to see how the mapping works without one.");
            InputFile.MustExist([input]);
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
        foreach (var contract in plan.File.Outputs.Select(output => output.To).Prepend(plan.File.From).Distinct().Where(contract => home.Find(contract) is null))
        {
            Console.Error.WriteLine($"The contract {contract} is not in the home; the message was not checked by it.");
        }

        var bytes = InputFile.Read(file);
        return bytes.Succeeded ? MappingTrial.Run(plan, home, format.Format, format.SplitEach, bytes.Value) : new MappingResult([], [], bytes.Problems, []);
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
