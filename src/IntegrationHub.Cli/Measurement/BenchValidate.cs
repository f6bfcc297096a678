using System.CommandLine;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Contracts;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Cli.Measurement;

/// <summary>Parses and validates one document over and over, on one thread.</summary>
internal static class BenchValidate
{
    public static Command Create(GlobalOptions options)
    {
        var contract = new Option<string>("--contract") { Description = "A JSON Schema file, or a contract of the home as ID or ID@VERSION.", Required = true };
        var input = new Option<string>("--input") { Description = "The document, JSON.", Required = true };
        var formats = new Option<bool>("--assert-formats") { Description = "Take \"format\" as a rule and not only as a remark." };
        var repetitions = BenchCommand.CountOption();
        var command = new Command("validate", "Parses and validates a document: documents per second.") { contract, input, formats, repetitions };
        command.SetAction(result =>
        {
            var file = result.GetValue(input)!;
            InputFile.MustExist([file]);
            var by = NamedContract.Find(result.GetValue(contract)!, HomeFiles.OpenIfAny(result, options), result.GetValue(formats));
            var bytes = File.ReadAllBytes(file);
            var valid = Validate(by, bytes);
            var figures = Repetitions.PerSecond(() => Validate(by, bytes), result.GetValue(repetitions), "documents/s");
            BenchCommand.Print(figures, new JsonObject { ["bytes"] = bytes.Length, ["valid"] = valid }, result.GetValue(options.Json));
            return ExitCodes.Fine;
        });
        return command;
    }

    private static bool Validate(Contract contract, byte[] bytes)
    {
        var parsed = TokenTape.Parse(bytes);
        if (!parsed.Succeeded)
        {
            throw new WrongUseException($"The input is no JSON: {parsed.Problems[0]}");
        }

        using var tape = parsed.Value;
        return contract.Validate(tape).Valid;
    }
}
