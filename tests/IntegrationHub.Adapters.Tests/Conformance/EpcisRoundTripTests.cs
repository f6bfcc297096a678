using System.Text;
using System.Text.Json.Nodes;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Genealogy.Epcis;
using Xunit;

namespace IntegrationHub.Adapters.Tests.Conformance;

/// <summary>Canonical events written as EPCIS and read again say the same, but for what the loss record names.</summary>
public sealed class EpcisRoundTripTests
{
    private static readonly string Epcis = Path.Combine(HubHome.Data, "gs1-epcis", "JSON");

    public static TheoryData<string> Documents =>
        [.. (Directory.Exists(Epcis) ? Directory.GetFiles(Epcis, "*.jsonld", SearchOption.AllDirectories) : [Epcis]).Select(path => Path.GetRelativePath(Epcis, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_examples_of_the_standard_keep_what_the_hub_knows_of_them(string file)
    {
        Assert.SkipUnless(Directory.Exists(Epcis), $"{Epcis} is not there");
        foreach (var e in Read(File.ReadAllBytes(Path.Combine(Epcis, file))))
        {
            AssertKept(e);
        }
    }

    [Fact]
    public void What_a_plant_reports_keeps_its_materials_sides_and_order()
    {
        AssertKept(new MaterialEvent
        {
            EventId = "urn:uuid:1a3b9b1c-22de-4c9e-8c31-0bb0b0c0d101",
            Operation = Operation.Issue,
            Times = new(Event: new() { Instant = "2026-03-01T06:00:00Z", Text = "2026-03-01T06:00:00Z", Offset = "+01:00" }),
            Transformation = new("urn:order:100"),
            Inputs = [new() { Identifiers = [new("gs1", "https://id.gs1.org/01/04012345123456/10/A"), new("epc", "urn:epc:class:lgtin:4012345.012345.A")], Item = new("04012345123456"), Lot = "A", Quantity = 2.5m, Unit = "KGM" }],
            BusinessStep = "dispensing",
        });
    }

    private static void AssertKept(MaterialEvent e)
    {
        var (form, lost) = EpcisComposer.Compose(e, "trace-epcis", 1_790_000_000_000_000);
        var document = new JsonObject { ["type"] = "EPCISDocument", ["epcisBody"] = new JsonObject { ["eventList"] = new JsonArray(form.DeepClone()) } };

        var again = Assert.Single(Read(Encoding.UTF8.GetBytes(document.ToJsonString())));

        Assert.Equal(Told(e), Told(again));
        Assert.Equal(e.EventId is not null && Uri.IsWellFormedUriString(e.EventId, UriKind.Absolute) ? e.EventId : null, again.EventId);
        Assert.DoesNotContain("a material without any name", lost);
    }

    // The text of the time is written anew, a class is named by its GTIN, and lists stand by kind; everything else is the same.
    private static string Told(MaterialEvent e) => string.Join('\n',
        $"{e.Operation} {e.Transformation?.Id} {e.BusinessStep} {e.Disposition} {e.Corrects?.EventId} {e.Times?.Event?.Instant}",
        "in " + Names(e.Inputs), "out " + Names(e.Outputs), "seen " + Names(e.Materials),
        string.Join(' ', (e.Documents ?? []).Select(d => $"{d.Type}:{d.Id}")));

    private static string Names(IReadOnlyList<Core.Canonical.Materials.MaterialReference>? materials) => string.Join(' ', (materials ?? [])
        .Select(m => $"{m.Item?.Id}|{m.Serial}|{m.Lot}|{m.Container}|{(m.Serial is null && m.Lot is null && m.Container is null && m.Item is null ? m.Identifiers?.FirstOrDefault()?.Value : "")}|{m.Quantity}|{m.Unit}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static IEnumerable<MaterialEvent> Read(ReadOnlyMemory<byte> document) =>
        Intake.Run("trace-epcis/events", document).SelectMany(verdict => verdict.Canonical).Where(one => one.Type.StartsWith("canonical/material-event", StringComparison.Ordinal) || one.Type == "material-event")
            .Select(one => CanonicalJson.Read<MaterialEvent>(Encoding.UTF8.GetBytes(one.Json)));
}
