using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Genealogy;

namespace IntegrationHub.Cli.Measurement;

/// <summary>Traces forward through a genealogy of the caller, once it is in memory.</summary>
internal static class BenchTrace
{
    public static Command Create(GlobalOptions options)
    {
        var edges = new Option<string>("--edges") { Description = "CSV without header: input, output, quantity, operation.", Required = true };
        var from = new Option<string>("--from") { Description = "The input to trace forward from.", Required = true };
        var repetitions = BenchCommand.CountOption();
        var command = new Command("trace", "Traces forward through a genealogy in memory: milliseconds. The time to load it is told apart.") { edges, from, repetitions };
        command.SetAction(result =>
        {
            var (file, start) = (result.GetValue(edges)!, result.GetValue(from)!);
            InputFile.MustExist([file]);
            var began = Stopwatch.GetTimestamp();
            var index = Load(file);
            var loaded = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            var reach = index.Reach(start, TraceDirection.Forward)
                ?? throw new WrongUseException($"No edge of {file} names {start}. Give an input or output as the file writes it.");
            var cold = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            var figures = Repetitions.Milliseconds(() => index.Reach(start, TraceDirection.Forward), result.GetValue(repetitions));
            BenchCommand.Print(
                figures,
                new JsonObject { ["nodes"] = index.Nodes, ["edges"] = index.Edges, ["reached"] = reach.Count, ["levels"] = reach.Depth, ["loadMs"] = Math.Round(loaded), ["loadAndFirstTraceMs"] = Math.Round(cold) },
                result.GetValue(options.Json));
            return ExitCodes.Fine;
        });
        return command;
    }

    private static GenealogyIndex Load(string file)
    {
        using var stream = File.OpenRead(file);
        var read = EdgeFile.Read(stream, file);
        return read.Succeeded ? read.Value : throw new WrongUseException(string.Join(Environment.NewLine, read.Problems));
    }
}
