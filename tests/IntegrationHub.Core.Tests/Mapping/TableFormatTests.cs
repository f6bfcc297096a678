using System.Text;
using System.Text.Json.Nodes;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats;
using MiniExcelLibs;
using IntegrationHub.Core.Tests.Contracts;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping;

public sealed class TableFormatTests
{
    [Theory]
    [InlineData("", "a,b\r\n1,2\r\n", """{"rows":[{"a":"1","b":"2"}]}""")]
    [InlineData("delimiter: \";\"", "a;b\n\"x;1\";\"q\"\"q\"", """{"rows":[{"a":"x;1","b":"q\"q"}]}""")]
    [InlineData("delimiter: tab", "a\tb\n1\t2\n\n", """{"rows":[{"a":"1","b":"2"}]}""")]
    [InlineData("header: false\ncolumns: [x, y]", "1,2\n3,4", """{"rows":[{"x":"1","y":"2"},{"x":"3","y":"4"}]}""")]
    [InlineData("skip: 1", "report of today\na,b\n1,", """{"rows":[{"a":"1","b":""}]}""")]
    [InlineData("trim: true", "a , b\n 1 , 2", """{"rows":[{"a":"1","b":"2"}]}""")]
    [InlineData("", "a,b", """{"rows":[]}""")]
    public void A_table_becomes_rows_of_text(string options, string csv, string json) => Assert.Equal(json, FormatBench.Json("csv", options, csv));

    [Theory]
    [InlineData("", "a,b\n1,2\n1,2,3\n4,5", 3)]
    [InlineData("", "a,b\n1,2\n3\n4,5", 3)]
    [InlineData("", "a,b\n1,2\n\"open,3\n4,5", 3)]
    [InlineData("", "a,b\n1,2\n\"x\"y,3\n4,5", 3)]
    [InlineData("", "a,b\n\"1\n1\",2\n3\n4,5", 4)]
    [InlineData("names: [a]", "a,b\n1,2\n4.71E+12,3\n4,5", 3)]
    [InlineData("names: [a]", "a,b\n1,2\n1-Mar,3\n4,5", 3)]
    [InlineData("names: [a]", "a,b\n1,2\n#N/A,3\n4,5", 3)]
    public void One_bad_row_holds_up_no_other(string options, string csv, int line)
    {
        using var tape = FormatBench.Read("csv", options, Encoding.UTF8.GetBytes(csv)).Value;
        Assert.True(tape.TryResolve("/rows", out var rows));
        var faults = new List<Problem?>();
        foreach (var row in tape.Children(rows))
        {
            faults.Add(RowFault.Of(tape, row));
        }

        Assert.Equal([null, $"row {line}", null], faults.Select(f => f?.Place));
        Assert.Matches("[.]$", faults[1]!.Message);
    }

    [Theory]
    [InlineData("", "a,a\n1,2", "FMT-0003")]
    [InlineData("", "a,\n1,2", "FMT-0003")]
    [InlineData("", "", "FMT-0003")]
    [InlineData("header: false", "1,2", "FMT-0001")]
    [InlineData("delimitr: x", "1,2", "FMT-0001")]
    [InlineData("delimiter: ab", "1,2", "FMT-0001")]
    [InlineData("encoding: ebcdic", "1,2", "FMT-0001")]
    public void A_table_without_a_readable_head_or_with_wrong_options_is_refused(string options, string csv, string code) =>
        Assert.Equal(code, FormatBench.Read("csv", options, Encoding.UTF8.GetBytes(csv)).Problems[0].Code);

    public static TheoryData<string> Spectrum()
    {
        var folder = Path.Combine(Repository.Corpora, "csv-spectrum", "csvs");
        return Directory.Exists(folder) ? new TheoryData<string>(Directory.EnumerateFiles(folder).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)) : new TheoryData<string>("absent");
    }

    [Theory]
    [MemberData(nameof(Spectrum))]
    public void Csv_spectrum_is_read_as_its_json_says(string name)
    {
        SharedCorpora.Require("csv-spectrum");
        Assert.SkipWhen(name == "location_coordinates", "The corpus's JSON of this case is of another phone number than its CSV.");
        var folder = Path.Combine(Repository.Corpora, "csv-spectrum");
        var read = FormatBench.Json(FormatBench.Read("csv", "", File.ReadAllBytes(Path.Combine(folder, "csvs", name + ".csv"))));
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "json", name + ".json")));
        var actual = JsonNode.Parse(read)!["rows"]!;
        // The corpus was made where lines end in LF alone; the CRLF twins keep theirs within quotes.
        Assert.Equal(expected!.ToJsonString().Replace("\\r", "", StringComparison.Ordinal), actual.ToJsonString().Replace("\\r", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Encodings_are_declared_or_marked_and_never_guessed()
    {
        var folder = Path.Combine(Repository.Corpora, "generated");
        Assert.SkipUnless(Directory.Exists(folder), "The corpora are not beside this checkout.");
        var win = File.ReadAllBytes(Path.Combine(folder, "csv-win1252.csv"));
        Assert.Equal("FMT-0003", FormatBench.Read("csv", "delimiter: \";\"", win).Problems[0].Code);
        Assert.Equal("""{"rows":[{"a":"Grün","b":"12,5"}]}""", FormatBench.Json(FormatBench.Read("csv", "delimiter: \";\"\nencoding: windows-1252", win)));
        Assert.Equal("""{"rows":[{"a":"ü","b":"€"}]}""", FormatBench.Json(FormatBench.Read("csv", "", File.ReadAllBytes(Path.Combine(folder, "csv-utf16le-bom.csv")))));
    }

    [Fact]
    public void A_table_is_written_quoted_and_formulas_are_neutralised()
    {
        var csv = FormatBench.Write("csv", "delimiter: \";\"", """[{"a":"x;1","b":-5,"c":"=1+1"},{"a":"q\"q","c":null,"d":true}]""");
        Assert.Equal("a;b;c;d\r\n\"x;1\";-5;'=1+1;\r\n\"q\"\"q\";;;true\r\n", Encoding.UTF8.GetString(csv.Value));
        Assert.Equal("FMT-0006", FormatBench.Write("csv", "", """[{"a":[1]}]""").Problems[0].Code);
    }

    [Fact]
    public void A_workbook_becomes_rows_of_text()
    {
        using var stream = new MemoryStream();
        stream.SaveAs(new[]
        {
            new { Material = "000047", Qty = (object)12.5, When = new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Unspecified), Ok = true },
            new { Material = "A-1", Qty = (object)3, When = new DateTime(2026, 3, 2, 7, 14, 0, DateTimeKind.Unspecified), Ok = false },
        });
        var json = FormatBench.Json(FormatBench.Read("xlsx", "", stream.ToArray()));
        Assert.Equal("""{"rows":[{"Material":"000047","Qty":"12.5","When":"2026-03-02","Ok":"true"},{"Material":"A-1","Qty":"3","When":"2026-03-02T07:14:00","Ok":"false"}]}""", json);
    }

    [Fact]
    public void What_is_no_workbook_is_refused() =>
        Assert.Equal("FMT-0005", FormatBench.Read("xlsx", "", "PK not really"u8.ToArray()).Problems[0].Code);

    [Fact]
    public void Too_many_rows_and_too_many_bytes_are_refused()
    {
        var csv = Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Repeat("1\n", 100)));
        Assert.Equal("FMT-0004", FormatBench.Read("csv", "", csv, new FormatLimits { MaxRows = 99 }).Problems[0].Code);
        Assert.Equal("FMT-0004", FormatBench.Read("csv", "", csv, new FormatLimits { Json = new JsonLimits { MaxBytes = 100 } }).Problems[0].Code);
    }

    [Fact]
    public void A_format_that_does_not_exist_is_named_with_those_that_do() =>
        Assert.Contains("json, xml, csv, tsv, xlsx, fixed, x12, edifact, idoc", Assert.Single(MessageFormats.Check("edi", FormatBench.Options(""))).Message);
}
