using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Mapping.Check;

namespace IntegrationHub.Cli.Mapping;

/// <summary>Runs the examples that stand in mapping files: no network, no broker, no credential.</summary>
internal static class TestCommand
{
    public static Command Create(GlobalOptions options)
    {
        var mappings = new Argument<string[]>("mapping") { Description = "Only these mappings, as ID or ID@VERSION; without one all.", Arity = ArgumentArity.ZeroOrMore };
        var coverage = new Option<int>("--coverage-at-least") { Description = "How many percent of the rules of each mapping its examples must run.", DefaultValueFactory = _ => 100 };
        coverage.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<int>() is < 0 or > 100)
            {
                option.AddError("--coverage-at-least takes 0 to 100.");
            }
        });
        var junit = new Option<string?>("--junit") { Description = "Also write the results as JUnit XML." };
        var report = new Option<string[]>("--report") { Description = "Also write requirement, rule, example and result to a file: .html or .json." };
        var command = new Command("test", "Runs the examples of the mappings of the home. Exit 1 when one fails or rules are not run.") { mappings, coverage, junit, report };
        command.SetAction(result =>
        {
            var writers = result.GetValue(report)!.Select(file => (File: file, Write: EvidenceReport.WriterFor(file))).ToList();
            var run = TestRun.Of(HomeFiles.Open(result, options), result.GetValue(mappings)!, result.GetValue(coverage));
            if (result.GetValue(options.Json))
            {
                Json.Print(run.ToJson());
            }
            else
            {
                Print(run);
            }

            if (result.GetValue(junit) is { } xml)
            {
                JUnitReport.Write(run, xml);
            }

            writers.ForEach(writer => File.WriteAllText(writer.File, writer.Write(run)));
            return run.Passed ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }

    private static void Print(TestRun run)
    {
        foreach (var fault in run.Faults)
        {
            Console.Out.WriteLine(fault);
        }

        foreach (var mapping in run.Mappings)
        {
            foreach (var failed in mapping.Report.Results.Where(example => !example.Passed))
            {
                Console.Out.WriteLine($"{failed.Place}: '{failed.Name}' failed: {failed.Failure}");
            }

            if (!run.Covers(mapping))
            {
                Console.Out.WriteLine($"{mapping.Plan.File.Node.Place}: the examples of {mapping.Report.Mapping} run {mapping.Coverage} % of the rules; {run.CoverageAtLeast} % are wanted. Add examples that run {string.Join(", ", mapping.Report.RulesNotHit)}.");
            }
        }

        Table.Print(["mapping", "passed", "failed", "rules run"], run.Mappings.Select(mapping => (IReadOnlyList<string>)
            [mapping.Report.Mapping.ToString(), $"{mapping.Report.Results.Count(Passes)}", $"{mapping.Report.Results.Count(example => !Passes(example))}", $"{mapping.Coverage} %"]));
    }

    private static bool Passes(ExampleResult example) => example.Passed;
}
