using System.CommandLine;
using IntegrationHub.Cli.Output;
using IntegrationHub.Cli.Session;

namespace IntegrationHub.Cli.Mapping;

/// <summary>Runs the examples that stand in mapping files: no network, no broker, no credential.</summary>
internal static class TestCommand
{
    public static Command Create(GlobalOptions options)
    {
        var mappings = new Argument<string[]>("mapping") { Description = "Only these mappings: ID, ID@VERSION, a mapping file of the home, or a folder of them; without one all.", Arity = ArgumentArity.ZeroOrMore };
        var coverage = new Option<int>("--coverage-at-least") { Description = "How many percent of the rules of each mapping its examples must run, 0 to 100.", DefaultValueFactory = _ => 100 };
        coverage.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<int>() is < 0 or > 100)
            {
                option.AddError("--coverage-at-least takes 0 to 100.");
            }
        });
        var junit = new Option<string?>("--junit") { Description = "Also write the results as JUnit XML." };
        var report = new Option<string[]>("--report") { Description = "Also write requirement, rule, example and result: to a file, .html or .json, or to a folder, both." };
        var fixtures = new Option<string?>("--fixtures") { Description = "A folder of recorded files, system/interface/file, that are run too. The default is 'fixtures' of the home, where it is there." };
        var watch = new Option<bool>("--watch") { Description = "Run again whenever a file of the home is saved, and show input, output and failing rule. Ctrl+C ends it." };
        var command = new Command("test", "Runs the examples of the mappings of the home, there and back where a mapping declares so, and recorded files. Exit 1 when one fails or rules are not run.")
        {
            mappings, coverage, junit, report, fixtures, watch,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var writers = result.GetValue(report)!.SelectMany(EvidenceReport.WritersFor).ToList();
            TestRun Run(HomeFiles home) => TestRun.Of(home, result.GetValue(mappings)!, result.GetValue(coverage), result.GetValue(fixtures));
            if (result.GetValue(watch))
            {
                return await TestWatch.RunAsync(() => HomeFiles.Open(result, options), Run, result.GetValue(options.Json), cancellationToken);
            }

            var run = Run(HomeFiles.Open(result, options));
            if (result.GetValue(options.Json))
            {
                Json.Print(run.ToJson());
            }
            else
            {
                TestOutput.Print(run);
            }

            if (result.GetValue(junit) is { } xml)
            {
                JUnitReport.Write(run, xml);
            }

            writers.ForEach(writer => writer.Write(run));
            return run.Passed ? ExitCodes.Fine : ExitCodes.No;
        });
        return command;
    }
}
