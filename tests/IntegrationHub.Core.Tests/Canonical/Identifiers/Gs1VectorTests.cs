using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Identifiers.Gs1;
using Xunit;

namespace IntegrationHub.Core.Tests.Canonical.Identifiers;

/// <summary>
/// The vectors of the GS1 syntax engine, run as data: <c>data/gs1-vectors/gs1-vectors.csv</c> (Apache-2.0). There <c>^</c>
/// stands for FNC1, and content that itself begins with <c>^</c> has a backslash before it.
/// </summary>
public sealed class Gs1VectorTests
{
    private static readonly string Vectors = Path.Combine(Repository.Data, "gs1-vectors", "gs1-vectors.csv");

    public sealed record Row(int Line, string Kind, bool ShouldSucceed, string Input, string Symbology, string Expected);

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_vector_behaves_as_its_row_says(int line, string kind)
    {
        Assert.SkipUnless(line > 0, "data/gs1-vectors is absent.");
        var row = Read().Single(row => row.Line == line);
        Assert.Equal(kind, row.Kind);
        switch (row.Kind)
        {
            case "parse_bracketed_ai":
                Check(row, ElementString.ParseBracketed(row.Input), Notation);
                break;
            case "process_unbracketed_ai":
                Check(row, ElementString.ParseRaw(row.Input, '^'), Notation);
                break;
            case "parse_digital_link":
                CheckLink(row);
                break;
            case "process_scan_data":
                CheckScan(row);
                break;
            case "validate_ai_relationships":
                CheckRules(row);
                break;
            default:
                Assert.Fail($"Unknown kind {row.Kind} in line {row.Line}.");
                break;
        }
    }

    [Fact]
    public void All_172_vectors_are_there()
    {
        Assert.SkipUnless(File.Exists(Vectors), "data/gs1-vectors is absent.");
        Assert.Equal(172, Read().Count);
    }

    public static TheoryData<int, string> Rows()
    {
        var data = new TheoryData<int, string>();
        if (!File.Exists(Vectors))
        {
            data.Add(0, "absent");
            return data;
        }

        foreach (var row in Read())
        {
            data.Add(row.Line, row.Kind);
        }

        return data;
    }

    private static void Check<T>(Row row, Outcome<T> outcome, Func<T, string> notation)
    {
        Assert.True(outcome.Succeeded == row.ShouldSucceed, $"line {row.Line}: {row.Input}: {string.Join("; ", outcome.Problems)}");
        if (row.ShouldSucceed && (row.Expected.Length > 0 || row.Kind == "process_scan_data"))
        {
            Assert.Equal(row.Expected, notation(outcome.Value));
        }

        Assert.All(outcome.Problems, problem => Assert.EndsWith(".", problem.Message, StringComparison.Ordinal));
    }

    // The engine has a switch for GTINs of fewer than 14 digits and its rows do not say how it stood; one input is there
    // with both results. So what must succeed does with the switch on, what must fail does with it off, and only such a
    // GTIN may make a difference.
    private static void CheckLink(Row row)
    {
        var strict = DigitalLink.Parse(row.Input, acceptShortGtin: false);
        var lenient = DigitalLink.Parse(row.Input);
        Check(row, row.ShouldSucceed ? lenient : strict, Notation);
        if (strict.Succeeded != lenient.Succeeded)
        {
            Assert.Matches("01[/=]([0-9]{8}|[0-9]{12}|[0-9]{13})([^0-9]|$)", row.Input);
        }
    }

    private static void CheckScan(Row row)
    {
        var scan = ScanData.Process(row.Input);
        Check(row, scan, Notation);
        Assert.Equal(row.Symbology, scan.Succeeded ? EngineName(scan.Value.Symbology) : "NONE");
    }

    // The engine names what it would draw; the symbology identifier says less (GS1 DataBar of any kind, Code 128).
    private static string EngineName(string symbology) => symbology switch
    {
        "QR Code" => "QR",
        "Data Matrix" => "DM",
        "GS1 DataBar" => "DataBarExpanded",
        "Code 128" => "GS1_128_CCA",
        "EAN/UPC" => "EAN13",
        _ => symbology,
    };

    private static void CheckRules(Row row)
    {
        var parsed = ElementString.ParseBracketed(row.Input);
        var problems = parsed.Succeeded ? ElementRules.Check(parsed.Value) : parsed.Problems;
        Assert.True((problems.Count == 0) == row.ShouldSucceed, $"line {row.Line}: {row.Input}: {string.Join("; ", problems)}");
        var rule = row.Expected.Split('|')[1].Trim();
        var code = rule switch
        {
            "validateAIrepeats" => "IDN-0201",
            "validateAImutex" => "IDN-0202",
            "validateAIrequisites" => "IDN-0203",
            _ => "IDN-0204",
        };
        if (!row.ShouldSucceed && parsed.Succeeded)
        {
            Assert.Contains(problems, problem => problem.Code == code);
        }
        else if (!row.ShouldSucceed)
        {
            // The AIs 89 and 3338 do not exist, so these rows fail before any rule.
            Assert.Equal("IDN-0103", Assert.Single(problems).Code);
        }
    }

    private static string Notation(IReadOnlyList<Element> elements) => ElementString.WriteRaw(elements, '^');

    private static string Notation(ScanContent scan) => scan.IsGs1
        ? scan.Content.Replace(ElementString.Fnc1, '^')
        : scan.Content.TrimStart('\\').StartsWith('^') ? "\\" + scan.Content : scan.Content;

    // Only the last column is ever quoted, and no other holds a comma.
    private static List<Row> Read() =>
        [.. File.ReadLines(Vectors).Skip(1).Select((line, index) => (Cells: line.Split(',', 5), Line: index + 2))
            .Select(row => new Row(row.Line, row.Cells[0], row.Cells[1] == "true", row.Cells[2], row.Cells[3], row.Cells[4].Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal)))];
}
