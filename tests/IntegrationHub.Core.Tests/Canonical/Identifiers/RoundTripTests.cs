using IntegrationHub.Core.Canonical.Identifiers;
using Xunit;

namespace IntegrationHub.Core.Tests.Canonical.Identifiers;

/// <summary>What is written reads back to the same reading, whatever the form.</summary>
public sealed class RoundTripTests
{
    // AIs that belong together, most of them with awkward characters in their values.
    private static readonly string[][] Combinations =
    [
        ["00"], ["01"], ["01", "21"], ["01", "10"], ["01", "22", "10", "21"], ["01", "235"], ["01", "10", "17", "30"], ["01", "21", "240"],
        ["00", "02", "37", "10"], ["01", "3103"], ["253"], ["255"], ["401"], ["402"], ["414"], ["414", "254"], ["417"],
        ["8003"], ["8004"], ["8006", "21"], ["8006"], ["8010", "8011"], ["8010"], ["8017"], ["8018"],
    ];

    [Fact]
    public void An_element_string_reads_back()
    {
        ForEach((ais, about) =>
        {
            var bracketed = Only(IdentifierWriter.BracketedElementString(ais).Value, about);
            Assert.True(bracketed.Ais.SequenceEqual(ais), about);
            Assert.Equal(bracketed, Only(IdentifierWriter.RawElementString(ais).Value, about));
        });
    }

    [Fact]
    public void A_digital_link_and_an_element_string_of_one_unit_have_one_canonical_form()
    {
        ForEach((ais, about) =>
        {
            var expected = Only(IdentifierWriter.BracketedElementString(ais).Value, about);
            foreach (var stem in new[] { "https://id.gs1.org", "https://example.com/some/stem/" })
            {
                var link = Only(IdentifierWriter.DigitalLink(ais, stem).Value, about);
                Assert.Equal(ReadingKinds.DigitalLink, link.Kind);
                Assert.Equal(expected.Canonical, link.Canonical);
                Assert.Equal(ais.OrderBy(ai => ai.Key, StringComparer.Ordinal), link.Ais.OrderBy(ai => ai.Key, StringComparer.Ordinal));
            }

            Assert.Equal(expected.Canonical, Only(expected.Canonical, about).Canonical);
        });
    }

    [Fact]
    public void An_EPC_URI_and_an_element_string_of_one_unit_have_one_canonical_form()
    {
        ForEach((ais, about) =>
        {
            var expected = Only(IdentifierWriter.BracketedElementString(ais).Value, about);
            for (var length = 6; length <= 12; length++)
            {
                var uri = IdentifierWriter.EpcUri(ais, length);
                Assert.True(uri.Succeeded, about + string.Join("; ", uri.Problems));
                var read = Only(uri.Value, $"{about}: {uri.Value}");
                Assert.True(expected.Canonical == read.Canonical, $"{about}: {uri.Value} reads as {read.Canonical}");
                Assert.Equal(length, read.Issuer!.Length);
                Assert.Equal(uri.Value, IdentifierWriter.EpcUri(read.Ais, length).Value);
            }
        });
    }

    [Fact]
    public void An_ISO_15434_message_with_AIs_reads_back()
    {
        ForEach((ais, about) =>
        {
            var read = Only(IdentifierWriter.Iso15434(ais).Value, about);
            var expected = Only(IdentifierWriter.BracketedElementString(ais).Value, about);
            Assert.Equal(expected with { Kind = ReadingKinds.Iso15434 }, read);
        });
    }

    [Fact]
    public void An_ISO_15434_message_with_data_identifiers_reads_back()
    {
        var random = Seeded.Random(out var seed);
        string[] names = ["P", "1P", "S", "25S", "1T", "T", "V", "18V", "1J", "2P", "9D", "K", "PNO", "SER", "MFR"];
        for (var round = 0; round < 500; round++)
        {
            var fields = random.GetItems(names, random.Next(1, 8)).Distinct().Select(name => KeyValuePair.Create(name, Seeded.Text(random, random.Next(1, 30)))).ToList();
            var text = IdentifierWriter.Iso15434(fields).Value;
            var read = Only(text, $"seed {seed}: {text}");
            Assert.Equal(fields, read.Ais);
            Assert.Equal(text, read.Canonical);
        }
    }

    private static Reading Only(string text, string about)
    {
        var report = IdentifierReader.Read(text);
        Assert.True(report.Readings.Count == 1, $"{about}: {text}: {report.Readings.Count} readings; {string.Join("; ", report.Problems)}");
        return report.Readings[0];
    }

    private static void ForEach(Action<IReadOnlyList<KeyValuePair<string, string>>, string> check)
    {
        var random = Seeded.Random(out var seed);
        for (var round = 0; round < 40; round++)
        {
            foreach (var combination in Combinations)
            {
                var ais = combination.Select(ai => KeyValuePair.Create(ai, Seeded.Value(random, ai))).ToArray();
                check(ais, $"seed {seed}: {string.Concat(ais.Select(ai => $"({ai.Key}){ai.Value}"))}");
            }
        }
    }
}
