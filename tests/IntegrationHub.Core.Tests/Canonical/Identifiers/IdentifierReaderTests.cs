using IntegrationHub.Core.Canonical.Identifiers;
using Xunit;

namespace IntegrationHub.Core.Tests.Canonical.Identifiers;

public sealed class IdentifierReaderTests
{
    private const string Unit = "https://id.gs1.org/01/70614141123451/21/2017";

    [Theory]
    [InlineData("(01)70614141123451(21)2017", ReadingKinds.ElementString)]
    [InlineData("\u001D017061414112345121" + "2017", ReadingKinds.ElementString)]
    [InlineData("]d2017061414112345121" + "2017", ReadingKinds.ElementString)]
    [InlineData("^017061414112345121" + "2017", ReadingKinds.ElementString)]
    [InlineData("<GS>017061414112345121" + "2017", ReadingKinds.ElementString)]
    [InlineData("(01)70614141123451(10)998877(21)2017", ReadingKinds.ElementString)]
    [InlineData("https://id.gs1.org/01/70614141123451/21/2017", ReadingKinds.DigitalLink)]
    [InlineData("https://example.com/x/gtin/70614141123451/ser/2017?17=270101&linkType=all", ReadingKinds.DigitalLink)]
    [InlineData("]Q1https://example.com/01/70614141123451/21/2017", ReadingKinds.DigitalLink)]
    [InlineData("urn:epc:id:sgtin:0614141.712345.2017", ReadingKinds.EpcUri)]
    [InlineData("URN:EPC:id:sgtin:0614141.712345.2017", ReadingKinds.EpcUri)]
    [InlineData("urn:epc:tag:sgtin-96:3.0614141.712345.2017", ReadingKinds.EpcTagUri)]
    [InlineData("[)>\u001E05\u001D017061414112345121" + "2017\u001E\u0004", ReadingKinds.Iso15434)]
    public void Every_form_of_one_unit_has_one_canonical_form(string text, string kind)
    {
        var reading = Assert.Single(IdentifierReader.Read(text).Readings);
        Assert.Equal((kind, Unit, "70614141123451", "2017"), (reading.Kind, reading.Canonical, reading.Item, reading.Serial));
    }

    [Theory]
    [InlineData("urn:epc:class:lgtin:4012345.012345.998877", "https://id.gs1.org/01/04012345123456/10/998877")]
    [InlineData("urn:epc:idpat:sgtin:4012345.066666.*", "https://id.gs1.org/01/04012345666663")]
    [InlineData("urn:epc:id:sscc:4012345.0111111111", "https://id.gs1.org/00/040123451111111110")]
    [InlineData("urn:epc:id:sgln:0614141.07346.1234", "https://id.gs1.org/414/0614141073467/254/1234")]
    [InlineData("urn:epc:id:sgln:4012345.00001.0", "https://id.gs1.org/414/4012345000016")]
    [InlineData("urn:epc:id:grai:4012345.55555.987", "https://id.gs1.org/8003/04012345555554987")]
    [InlineData("urn:epc:id:giai:4000001.111", "https://id.gs1.org/8004/4000001111")]
    [InlineData("urn:epc:id:gdti:0614141.12345.400", "https://id.gs1.org/253/0614141123452400")]
    [InlineData("urn:epc:id:gsrn:0614141.0000010253", "https://id.gs1.org/8018/061414100000102534")]
    [InlineData("urn:epc:id:pgln:4012345.00225", "https://id.gs1.org/417/4012345002256")]
    [InlineData("urn:epc:id:cpi:0614141.5PQ7%2FZ43.12345", "https://id.gs1.org/8010/06141415PQ7%2FZ43/8011/12345")]
    [InlineData("urn:epc:id:itip:4012345.012345.01.02.987", "https://id.gs1.org/8006/040123451234560102/21/987")]
    [InlineData("urn:epc:id:upui:1234567.089456.51qIgY)%3C%26Jp3*j7'SDB", "https://id.gs1.org/01/01234567894560/235/51qIgY%29%3C%26Jp3%2Aj7%27SDB")]
    [InlineData("urn:epc:idpat:sgtin:4012345.*.*", "urn:epc:idpat:sgtin:4012345.*.*")]
    [InlineData("urn:epc:id:gid:95100000.12345.400", "urn:epc:id:gid:95100000.12345.400")]
    [InlineData("urn:uuid:A4A2BA57-1C50-48AD-8981-7A0EF032146B", "urn:uuid:a4a2ba57-1c50-48ad-8981-7a0ef032146b")]
    [InlineData("https://id.gs1.org/414/9520123456788/254/32a%2Fb", "https://id.gs1.org/414/9520123456788/254/32a%2Fb")]
    public void A_URI_has_the_canonical_form_of_its_key(string text, string canonical)
    {
        var report = IdentifierReader.Read(text);
        Assert.Empty(report.Problems);
        Assert.Equal(canonical, Assert.Single(report.Readings).Canonical);
    }

    [Fact]
    public void A_logistic_unit_is_read_with_content_lot_and_count()
    {
        var reading = Assert.Single(IdentifierReader.Read("(00)952012345678912345(02)09520123456788(37)25(10)ABC123").Readings);
        Assert.Equal(("952012345678912345", "09520123456788", "ABC123", 25m, "C62"), (reading.Container, reading.Item, reading.Lot, reading.Quantity, reading.Unit));
        Assert.Equal("https://id.gs1.org/00/952012345678912345", reading.Canonical);
    }

    [Fact]
    public void A_net_weight_keeps_the_decimals_of_the_label()
    {
        var reading = Assert.Single(IdentifierReader.Read("(01)09520123456788(3103)000190").Readings);
        Assert.Equal(("0.190", "KGM"), (reading.Quantity?.ToString(System.Globalization.CultureInfo.InvariantCulture), reading.Unit));
    }

    [Theory]
    [InlineData("4012345123456", "04012345123456")]
    [InlineData("04012345123456", "04012345123456")]
    [InlineData("416000336108", "00416000336108")]
    [InlineData("02345673", "00000002345673")]
    [InlineData("]E04012345123456", "04012345123456")]
    public void A_bare_number_with_check_digit_may_be_a_GTIN(string text, string item)
    {
        var reading = Assert.Single(IdentifierReader.Read(text).Readings);
        Assert.Equal((ReadingKinds.Bare, item), (reading.Kind, reading.Item));
    }

    [Fact]
    public void A_text_that_fits_two_kinds_has_both_readings()
    {
        // A document number (253) with its own check digit and a serial part, whose 18 digits together pass for an SSCC.
        const string Body = "253" + "4012345000054" + "0";
        var text = Body + CheckDigits.Mod10(Body);
        var report = IdentifierReader.Read(text);
        Assert.Equal([ReadingKinds.Bare, ReadingKinds.ElementString], report.Readings.Select(reading => reading.Kind));
        Assert.Equal([$"https://id.gs1.org/00/{text}", $"https://id.gs1.org/253/{text[3..]}"], report.Readings.Select(reading => reading.Canonical));
    }

    [Theory]
    [InlineData("4711-02")]
    [InlineData("OMBEJUUEZVKSJRHPM")]
    [InlineData("4012345123457")]
    [InlineData("0109520123456787")]
    [InlineData("10ABC")]
    [InlineData("https://example.com/products/4711")]
    [InlineData("urn:epc:id:sgtin:4012345.12345.1")]
    [InlineData("urn:epc:id:sgtin:4012345.012345.A/B")]
    [InlineData("urn:epc:id:lgtin:4012345.012345.1")]
    [InlineData("urn:epc:id:unknown:1.2.3")]
    [InlineData("[)>06PABC")]
    [InlineData("[)>\u001E07\u001DABC\u001E\u0004")]
    [InlineData("]C1")]
    [InlineData("]")]
    [InlineData("(")]
    [InlineData("")]
    [InlineData("a\u0000b")]
    [InlineData("a\uD800b")]
    [InlineData("a\u0007b")]
    public void A_text_of_no_kind_has_problems_that_say_what_to_do(string text)
    {
        var report = IdentifierReader.Read(text);
        Assert.Empty(report.Readings);
        Assert.NotEmpty(report.Problems);
        Assert.All(report.Problems, problem => Assert.EndsWith(".", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_above_the_limit_is_refused_and_one_at_the_limit_is_not()
    {
        Assert.Equal("IDN-0002", IdentifierReader.Read(new string('9', 4097)).Problems[0].Code);
        Assert.NotEqual("IDN-0002", IdentifierReader.Read(new string('9', 4096)).Problems[0].Code);
    }

    [Fact]
    public void Rules_between_AIs_are_reported_beside_the_reading()
    {
        var report = IdentifierReader.Read("(21)ABC123");
        Assert.Equal("ABC123", Assert.Single(report.Readings).Serial);
        Assert.Equal("IDN-0203", Assert.Single(report.Problems).Code);
    }

    [Fact]
    public void The_suffix_of_a_scanner_is_left_out_and_reported()
    {
        var report = IdentifierReader.Read("(01)70614141123451(21)2017\r\n");
        Assert.Equal(Unit, Assert.Single(report.Readings).Canonical);
        Assert.Equal("IDN-0004", Assert.Single(report.Problems).Code);
    }

    [Fact]
    public void No_generated_text_throws()
    {
        var random = Seeded.Random(out var seed);
        string[] starts = ["", "(01)", "]d2", "]C1", "]Q1", "\u001D", "^", "[)>\u001E06\u001D", "[)>\u001E12\u001DSER ", "https://a/", "https://a/01/", "urn:epc:id:sgtin:", "urn:epc:idpat:itip:", "urn:epc:tag:giai-96:3", "urn:epc:id:cpi:", "urn:", "01", "00", "8110", "8013"];
        for (var round = 0; round < 20_000; round++)
        {
            var text = starts[random.Next(starts.Length)] + string.Concat(Enumerable.Range(0, random.Next(0, 40)).Select(_ => random.Next(4) switch
            {
                0 => (char)random.Next(0, 0x100),
                1 => ".*()/%?&=:"[random.Next(10)],
                _ => (char)('0' + random.Next(10)),
            }));
            try
            {
                var report = IdentifierReader.Read(text);
                Assert.True(report.Readings.Count + report.Problems.Count > 0);
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {seed}, text {System.Text.Json.JsonSerializer.Serialize(text)}: {exception}");
            }
        }
    }
}
