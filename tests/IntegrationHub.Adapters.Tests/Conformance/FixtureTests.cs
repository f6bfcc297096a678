using System.Text.Json;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Systems;
using Xunit;

namespace IntegrationHub.Adapters.Tests.Conformance;

/// <summary>Runs what each system really sends or takes; see Fixtures/README.md.</summary>
public sealed class FixtureTests
{
    private static readonly Dictionary<string, Expectation> Expected = JsonSerializer.Deserialize<Dictionary<string, Expectation>>(
        File.ReadAllBytes(Path.Combine(HubHome.Fixtures, "expected.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<string> Inbound => [.. Files(Direction.In)];

    public static TheoryData<string> Outbound => [.. Files(Direction.Out)];

    public static TheoryData<string> Flows => AdapterConformanceTests.Flows;

    [Theory]
    [MemberData(nameof(Flows))]
    public void Every_interface_has_a_fixture(string flow) =>
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(HubHome.Fixtures, flow)));

    [Theory]
    [MemberData(nameof(Inbound))]
    public void An_inbound_fixture_is_applied_or_quarantined_as_expected(string file)
    {
        var verdicts = Intake.Run(FlowOf(file), File.ReadAllBytes(Path.Combine(HubHome.Fixtures, file)), Path.GetFileName(file));

        var actual = new Expectation(
            verdicts.Count(verdict => verdict.Applied), verdicts.Count(verdict => verdict.NoOutput is not null),
            [.. verdicts.Select(verdict => verdict.Reason).OfType<string>()]);
        Assert.Equal(Expected[file].ToString(), actual.ToString());
        Assert.All(verdicts.Where(verdict => verdict.Problems.Count == 0), verdict => Assert.NotNull(verdict.Key));
    }

    [Theory]
    [MemberData(nameof(Outbound))]
    public void What_a_system_takes_satisfies_the_contract_of_the_interface(string file)
    {
        using var tape = TokenTape.Parse(File.ReadAllBytes(Path.Combine(HubHome.Fixtures, file))).Value;

        var result = Assert.Single(HubHome.Configuration.Flows[FlowOf(file)].To).Value.Validate(tape);

        Assert.True(result.Valid, string.Join('\n', result.Errors));
    }

    private static IEnumerable<string> Files(Direction direction) => !HubHome.Outcome.Succeeded ? [] :
        HubHome.Configuration.Flows.Values.Where(flow => flow.Description.Direction == direction)
            .Select(flow => Path.Combine(HubHome.Fixtures, flow.Description.FullName)).Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder))
            .Select(path => Path.GetRelativePath(HubHome.Fixtures, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static string FlowOf(string file) => file[..file.LastIndexOf('/')];

    private sealed record Expectation(int Applied, int NoOutput, IReadOnlyList<string>? Quarantined)
    {
        public override string ToString() => $"applied {Applied}, no output {NoOutput}, quarantined [{string.Join(", ", Quarantined ?? [])}]";
    }
}
