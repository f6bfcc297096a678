using System.Text.Json.Nodes;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.CommandLine;

/// <summary>The shapes of <c>hub bench</c>; what it measures is nothing for a test to judge.</summary>
public sealed class BenchTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Fact]
    public async Task Validation_and_mapping_are_measured_in_documents_per_second()
    {
        _home.Write("part.json", """{"Number":"1","Code":"N"}""");
        foreach (var arguments in (string[][])[["validate", "--contract", "contracts/plm/part.v1.schema.json"], ["map", "--mapping", TemporaryHome.Mapping]])
        {
            var answer = await _home.RunAsync(["bench", .. arguments, "--input", "part.json", "--repetitions", "3", "--json"]);

            Assert.Equal(0, answer.ExitCode);
            AssertFigures(answer.Json, "documents/s");
        }
    }

    [Fact]
    public async Task A_refused_message_is_not_measured()
    {
        _home.Write("part.json", """{"Number":"1","Code":"Q"}""");
        var answer = await _home.RunAsync("bench", "map", "--mapping", TemporaryHome.Mapping, "--input", "part.json", "--json");

        Assert.Equal((1, ""), (answer.ExitCode, answer.Output));
        Assert.Contains("tracking", answer.Errors);
    }

    [Fact]
    public async Task A_trace_is_measured_in_milliseconds_and_says_what_it_reached()
    {
        _home.Write("edges.csv", "A,B,1,10\nB,C,2,20\nX,C,1,20\n");
        var answer = await _home.RunAsync("bench", "trace", "--edges", "edges.csv", "--from", "A", "--repetitions", "3", "--json");
        var unknown = await _home.RunAsync("bench", "trace", "--edges", "edges.csv", "--from", "Z");

        Assert.Equal((0, 2), (answer.ExitCode, unknown.ExitCode));
        AssertFigures(answer.Json, "ms");
        Assert.Equal("3 of 4 over 3", $"{answer.Json["reached"]} of {answer.Json["nodes"]} over {answer.Json["edges"]}");
    }

    [Fact]
    public async Task A_reconciliation_counts_the_items_with_any_difference_or_absence()
    {
        _home.Write("erp.csv", "no,lot\n1,X\n2,X\n3,\n");
        _home.Write("plm.csv", "no,lot\n1,X\n2,\n4,X\n");
        var answer = await _home.RunAsync("bench", "reconcile", "--master", "erp=erp.csv", "--master", "plm=plm.csv", "--repetitions", "3", "--json");

        Assert.Equal(0, answer.ExitCode);
        AssertFigures(answer.Json, "ms");
        Assert.Equal((4, 1, 3), (answer.Json["compared"]!.GetValue<int>(), answer.Json["equal"]!.GetValue<int>(), answer.Json["mismatches"]!.GetValue<int>()));
        Assert.Equal(2, (await _home.RunAsync("bench", "reconcile", "--master", "erp=erp.csv")).ExitCode);
    }

    public void Dispose() => _home.Dispose();

    private static void AssertFigures(JsonNode json, string unit)
    {
        Assert.Equal(unit, $"{json["unit"]}");
        Assert.True(Number("min") <= Number("median") && Number("median") <= Number("max") && Number("peakMemoryMb") > 0, json.ToJsonString());

        double Number(string name) => json[name]!.GetValue<double>();
    }
}
