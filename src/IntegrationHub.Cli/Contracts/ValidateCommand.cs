using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats;

namespace IntegrationHub.Cli.Contracts;

/// <summary>Checks documents by a contract: no hub, no store.</summary>
internal static class ValidateCommand
{
    public static Command Create(GlobalOptions options)
    {
        var contract = new Option<string>("--contract") { Description = "A JSON Schema file, or a contract of the home as ID or ID@VERSION.", Required = true };
        var files = new Argument<string[]>("file") { Description = "The documents.", Arity = ArgumentArity.OneOrMore };
        var formats = new Option<bool>("--assert-formats") { Description = "Take \"format\" as a rule and not only as a remark." };
        var format = FormatOption.Create();
        var command = new Command("validate", "Checks documents by a contract. Exit 1 when one does not satisfy it.") { contract, files, formats, format };
        command.SetAction(result =>
        {
            var named = result.GetValue(files)!;
            InputFile.MustExist(named);
            var by = NamedContract.Find(result.GetValue(contract)!, HomeFiles.OpenIfAny(result, options), result.GetValue(formats));
            var verdicts = named.Select(file => new Verdict(file, Check(file, by, result.GetValue(format)!))).ToList();
            if (result.GetValue(options.Json))
            {
                PrintJson(verdicts);
            }
            else
            {
                verdicts.ForEach(Print);
            }

            return verdicts.TrueForAll(verdict => verdict.Result.Valid) ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }

    private static ValidationResult Check(string file, Contract contract, string format)
    {
        var bytes = InputFile.Read(file);
        var tape = bytes.Succeeded ? MessageFormats.Read(format, FormatOption.NoOptions, bytes.Value) : Outcome<TokenTape>.Failed(bytes.Problems);
        if (tape.Succeeded)
        {
            using var read = tape.Value;
            return contract.Validate(read);
        }

        // What cannot be read has no places that a contract could speak of.
        return new ValidationResult(false, [.. tape.Problems.Select(problem => new ValidationError("", "", "", "", problem.ToString(), null))]);
    }

    private static void PrintJson(List<Verdict> verdicts)
    {
        using var stdout = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(stdout, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (var (file, result) in verdicts)
            {
                writer.WriteStartObject();
                writer.WriteString("file", file);
                ValidationOutput.WriteMembers(result, OutputFormat.Basic, writer);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        stdout.WriteByte((byte)'\n');
    }

    private static void Print(Verdict verdict)
    {
        var faults = verdict.Result.Errors;
        Console.Out.WriteLine($"{verdict.File}: {(verdict.Result.Valid ? "valid" : faults.Count == 1 ? "1 fault" : $"{faults.Count} faults")}");
        foreach (var fault in faults)
        {
            Console.Out.WriteLine(fault.Keyword.Length == 0
                ? $"  {fault.Message}"
                : $"  {(fault.InstanceLocation.Length == 0 ? "(the document)" : fault.InstanceLocation)}: {fault.Message} [{fault.AbsoluteKeywordLocation}]");
        }
    }

    private sealed record Verdict(string File, ValidationResult Result);
}
