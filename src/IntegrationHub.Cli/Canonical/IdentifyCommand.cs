using System.CommandLine;
using System.Text.Json.Nodes;
using System.Text.Json;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Identifiers;

namespace IntegrationHub.Cli.Canonical;

internal static class IdentifyCommand
{
    public static Command Create(GlobalOptions options)
    {
        var texts = new Argument<string[]>("text") { Description = "Scanned or typed identifiers; - reads lines from standard input.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("identify", "Reads identifiers (GS1, Digital Link, EPC, ISO/IEC 15434 and more) and shows every reading. Exit 1 when a text has none.") { texts };
        command.SetAction(result =>
        {
            var reports = result.GetValue(texts)!.SelectMany(Lines).Select(IdentifierReader.Read).ToList();
            if (result.GetValue(options.Json))
            {
                Json.Print(new JsonArray([.. reports.Select(report => JsonSerializer.SerializeToNode(report, CanonicalJson.Options))]));
            }
            else
            {
                reports.ForEach(Print);
            }

            return reports.TrueForAll(report => report.Readings.Count > 0) ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }

    private static IEnumerable<string> Lines(string text)
    {
        if (text != "-")
        {
            yield return text;
            yield break;
        }

        while (Console.In.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static void Print(IdentifierReport report)
    {
        Console.Out.WriteLine(report.Text);
        foreach (var reading in report.Readings)
        {
            Console.Out.WriteLine($"  {reading.Kind}: {reading.Canonical}");
            foreach (var (name, value) in new[] { ("item", reading.Item), ("lot", reading.Lot), ("serial", reading.Serial), ("container", reading.Container), ("quantity", reading.Quantity is { } quantity ? $"{DecimalText.Shortest(quantity)} {reading.Unit}".TrimEnd() : null) })
            {
                if (value is not null)
                {
                    Console.Out.WriteLine($"    {name,-10}{value}");
                }
            }
        }

        foreach (var problem in report.Problems)
        {
            Console.Out.WriteLine($"  {problem}");
        }
    }
}
