using System.Text.Json.Nodes;
using Xunit;

namespace IntegrationHub.Adapters.Tests.Conformance;

/// <summary>Documents that vendors and standards bodies published, run as data.</summary>
public sealed class RealDataTests
{
    private static readonly string Twins = Path.Combine(HubHome.Data, "tractusx-irs", "local", "testing", "testdata", "smallTestdata.json");
    private static readonly string Epcis = Path.Combine(HubHome.Data, "gs1-epcis", "JSON");
    private static readonly string Courbon = Path.Combine(HubHome.Data, "b2mml", "Examples", "courbon");

    /// <summary>Why a document of the GS1 examples is held back, by file.</summary>
    private static readonly Dictionary<string, string> HeldBack = new(StringComparer.Ordinal)
    {
        // The event that was wrong has no id, so nothing says which event to take back.
        ["WithSensorData/SensorDataExample12.jsonld"] = "map: MAP-0102 correction.of",
    };

    public static TheoryData<string> EpcisDocuments =>
        [.. (Directory.Exists(Epcis) ? Directory.GetFiles(Epcis, "*.jsonld", SearchOption.AllDirectories) : [Epcis])
            .Select(path => Path.GetRelativePath(Epcis, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Fact]
    public void Of_162_twins_161_are_applied_147_by_serial_and_14_by_lot_with_283_edges()
    {
        Assert.SkipUnless(File.Exists(Twins), $"{Twins} is not there");

        var verdicts = Intake.Run("trace-catenax/twins", File.ReadAllBytes(Twins));

        Assert.Empty(verdicts.Where(verdict => verdict.Problems.Count > 0).Select(verdict => $"{verdict.Pointer} {verdict.Reason}"));
        Assert.Equal((161, 1), (verdicts.Count(verdict => verdict.Applied), verdicts.Count(verdict => verdict.NoOutput is not null)));
        var events = verdicts.SelectMany(verdict => verdict.Canonical).Select(document => JsonNode.Parse(document.Json)!).ToList();
        var outputs = events.Select(e => Assert.Single(e["outputs"]!.AsArray())!).ToList();
        Assert.Equal((147, 14), (outputs.Count(o => o["serial"] is not null), outputs.Count(o => o["lot"] is not null)));
        Assert.Equal(283, events.Sum(e => e["inputs"]?.AsArray().Count ?? 0));
        Assert.Equal(161, verdicts.Where(verdict => verdict.Applied).Select(verdict => verdict.Key).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(EpcisDocuments))]
    public void Every_event_of_the_GS1_examples_is_applied_or_held_back_for_a_stated_reason(string file)
    {
        Assert.SkipUnless(Directory.Exists(Epcis), $"{Epcis} is not there");

        var verdicts = Intake.Run("trace-epcis/events", File.ReadAllBytes(Path.Combine(Epcis, file)));

        Assert.NotEmpty(verdicts);
        var reasons = verdicts.Where(verdict => !verdict.Applied).Select(verdict => verdict.Reason ?? "no output").ToList();
        Assert.Equal(HeldBack.TryGetValue(file, out var reason) ? [reason] : [], reasons);
    }

    [Theory]
    [InlineData("MAT-20121210170256-CRBN0001.xml", null)]
    [InlineData("LOT-20121210170718-0001L0001.xml", null)]
    [InlineData("PRO-20121210181416-27942.xml", "validate")]
    public void Courbons_materials_and_lots_are_applied_and_its_schedule_is_an_unknown_message(string file, string? refusedBy)
    {
        var path = Path.Combine(Courbon, file);
        Assert.SkipUnless(File.Exists(path), $"{path} is not there");

        var verdict = Assert.Single(Intake.Run("mes-b2mml/material", File.ReadAllBytes(path), file));

        Assert.Equal(refusedBy, verdict.Problems.FirstOrDefault()?.Step);
        Assert.Equal(refusedBy is null, verdict.Applied);
    }
}
