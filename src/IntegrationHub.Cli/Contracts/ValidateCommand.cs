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
        var output = new Option<string?>("--output") { Description = "Print JSON in this standard output format; basic and detailed also list the annotations of valid documents. One of: flag, basic, detailed." };
        output.AcceptOnlyFromAmong("flag", "basic", "detailed");
        var command = new Command("validate", "Checks documents by a contract. Exit 1 when one does not satisfy it.") { contract, files, formats, format, output };
        command.SetAction(result =>
        {
            var named = result.GetValue(files)!;
            InputFile.MustExist(named);
            var home = HomeFiles.OpenIfAny(result, options);
            var by = NamedContract.Find(result.GetValue(contract)!, home, result.GetValue(formats));
            var read = FormatOption.Find(result.GetValue(format)!, home);
            var asked = result.GetValue(output);
            var verdicts = named.SelectMany(file => Check(file, by, read, annotate: asked is "basic" or "detailed")).ToList();
            if (asked is not null || result.GetValue(options.Json))
            {
                PrintJson(verdicts, asked is null ? OutputFormat.Basic : Enum.Parse<OutputFormat>(asked, ignoreCase: true));
            }
            else
            {
                verdicts.ForEach(Print);
            }

            return verdicts.TrueForAll(verdict => verdict.Result.Valid) ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }

    private static IReadOnlyList<Verdict> Check(string file, Contract contract, FormatOption format, bool annotate)
    {
        var bytes = InputFile.Read(file);
        var tape = bytes.Succeeded ? format.Format.Read(bytes.Value) : Outcome<TokenTape>.Failed(bytes.Problems);
        if (!tape.Succeeded)
        {
            return [new Verdict(file, Unread(tape.Problems))];
        }

        using var read = tape.Value;
        var messages = MessageSplit.Messages(read, format.SplitEach);
        if (!messages.Succeeded)
        {
            return [new Verdict(file, Unread(messages.Problems))];
        }

        return [.. messages.Value.Select(node => new Verdict(
            node == 0 ? file : $"{file}#{read.Pointer(node)}",
            RowFault.Of(read, node) is { } fault ? Unread([fault]) : annotate ? contract.Annotate(read, node) : contract.Validate(read, node)))];
    }

    // What cannot be read has no places that a contract could speak of.
    private static ValidationResult Unread(IReadOnlyList<Problem> problems) =>
        new(false, [.. problems.Select(problem => new ValidationError("", "", "", "", problem.ToString(), null))]);

    private static void PrintJson(List<Verdict> verdicts, OutputFormat format)
    {
        using var stdout = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(stdout, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (var (file, result) in verdicts)
            {
                writer.WriteStartObject();
                writer.WriteString("file", file);
                ValidationOutput.WriteMembers(result, format, writer);
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
