using System.Text.Json;
using System.Text.RegularExpressions;
using IntegrationHub.Core.Canonical.Identifiers;
using Xunit;

namespace IntegrationHub.Core.Tests.Canonical.Identifiers;

/// <summary>Every EPC URI and GS1 Digital Link of the official EPCIS examples (gs1/EPCIS, <c>data/gs1-epcis/JSON</c>).</summary>
public sealed partial class EpcisExampleTests
{
    [Fact]
    public void Every_identifier_of_the_EPCIS_examples_has_exactly_one_reading_that_can_be_written_again()
    {
        var folder = Path.Combine(Repository.Data, "gs1-epcis/JSON");
        Assert.SkipUnless(Directory.Exists(folder), "data/gs1-epcis is absent.");
        var texts = Directory.EnumerateFiles(folder, "*.jsonld", SearchOption.AllDirectories)
            .SelectMany(file => Identifier().Matches(File.ReadAllText(file)).Select(match => JsonSerializer.Deserialize<string>(match.Value)!))
            .Distinct(StringComparer.Ordinal).ToArray();
        Assert.True(texts.Length > 50, $"Only {texts.Length} identifiers found.");
        foreach (var text in texts)
        {
            var report = IdentifierReader.Read(text);
            Assert.True(report is { Readings.Count: 1, Problems.Count: 0 }, $"{text}: {string.Join("; ", report.Problems)}");
            var reading = report.Readings[0];
            if (reading.Kind is ReadingKinds.EpcUri or ReadingKinds.EpcClassUri or ReadingKinds.EpcPattern)
            {
                Assert.Equal(text, IdentifierWriter.EpcUri(reading.Ais, reading.Issuer!.Length).Value);
            }
        }
    }

    [GeneratedRegex("\"(urn:epc:(id|class|idpat):|https://id\\.gs1\\.org/[0-9]|urn:uuid:)[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();
}
