using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Core.Mapping.Check;

namespace IntegrationHub.Cli.Mapping;

/// <summary>Results of examples for people.</summary>
internal static class TestOutput
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Print(TestRun run)
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

        foreach (var fixture in run.Fixtures.Where(fixture => fixture.Failure is not null))
        {
            Console.Out.WriteLine($"{fixture.File}: failed: {fixture.Failure}");
        }

        if (run.Mappings.Count > 0)
        {
            Table.Print(["mapping", "passed", "failed", "rules run"], run.Mappings.Select(mapping => (IReadOnlyList<string>)
                [mapping.Report.Mapping.ToString(), $"{mapping.Report.Results.Count(Passes)}", $"{mapping.Report.Results.Count(example => !Passes(example))}", $"{mapping.Coverage} %"]));
        }

        if (run.Fixtures.Count > 0)
        {
            Console.Out.WriteLine($"{run.Fixtures.Count(fixture => fixture.Failure is null)} of {run.Fixtures.Count} recorded files came out as expected.");
        }
    }

    /// <summary>Shows an example whole: what went in, what came out, what is wrong.</summary>
    public static string Whole(ExampleResult example)
    {
        var text = new StringBuilder($"{(example.Passed ? "passed" : "FAILED")} '{example.Name}' at {example.Place}\n");
        text.Append("  input  ").Append(Pretty(example.Given)).Append('\n');
        foreach (var output in example.Outputs)
        {
            text.Append("  output ").Append(output.Name).Append(' ').Append(Pretty(Encoding.UTF8.GetString(output.Document))).Append('\n');
        }

        foreach (var problem in example.Problems)
        {
            text.Append("  refused ").Append(problem).Append('\n');
        }

        if (example.Failure is not null)
        {
            text.Append("  wrong  ").Append(example.Failure).Append('\n');
            text.Append("  rule   ").AppendJoin(", ", example.FailingRules.DefaultIfEmpty("none")).Append('\n');
        }

        return text.ToString();
    }

    private static string Pretty(string json) =>
        json.Length == 0 ? "" : JsonNode.Parse(json)?.ToJsonString(Indented).Replace("\n", "\n         ", StringComparison.Ordinal) ?? "null";

    private static bool Passes(ExampleResult example) => example.Passed;
}
