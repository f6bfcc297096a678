using System.CommandLine;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Mapping;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Cli.Measurement;

/// <summary>Parses, maps and writes one message over and over, on one thread.</summary>
internal static class BenchMap
{
    public static Command Create(GlobalOptions options)
    {
        var mapping = new Option<string>("--mapping") { Description = "A mapping file, or a mapping of the home as ID or ID@VERSION.", Required = true };
        var input = new Option<string>("--input") { Description = "The message, JSON.", Required = true };
        var repetitions = BenchCommand.CountOption();
        var command = new Command("map", "Parses, maps and writes a message: documents per second.") { mapping, input, repetitions };
        command.SetAction(result =>
        {
            var file = result.GetValue(input)!;
            InputFile.MustExist([file]);
            var plan = NamedMapping.Find(result.GetValue(mapping)!, HomeFiles.OpenIfAny(result, options));
            var bytes = File.ReadAllBytes(file);
            var context = new MappingRunContext { MessageId = "bench/0" };
            if (Map(plan, bytes, context) is { Problems.Count: > 0 } refused)
            {
                // How fast a message is refused is no answer to how fast it is mapped.
                Console.Error.WriteLine(string.Join(Environment.NewLine, refused.Problems.Select(problem => problem.ToString()).Prepend("The message is refused; nothing was measured.")));
                return ExitCodes.No;
            }

            var written = Map(plan, bytes, context).Outputs.Sum(output => output.Document.Length);
            var figures = Repetitions.PerSecond(() => Map(plan, bytes, context), result.GetValue(repetitions), "documents/s");
            BenchCommand.Print(figures, new JsonObject { ["bytes"] = bytes.Length, ["bytesWritten"] = written, ["rules"] = plan.Rules.Count }, result.GetValue(options.Json));
            return ExitCodes.Fine;
        });
        return command;
    }

    private static MappingResult Map(MappingPlan plan, byte[] bytes, MappingRunContext context)
    {
        var parsed = TokenTape.Parse(bytes);
        if (!parsed.Succeeded)
        {
            throw new WrongUseException($"The input is no JSON: {parsed.Problems[0]}");
        }

        using var tape = parsed.Value;
        return plan.Run(tape, context);
    }
}
