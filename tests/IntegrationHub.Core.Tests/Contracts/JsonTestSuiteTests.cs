using IntegrationHub.Core.Contracts;
using Xunit;

namespace IntegrationHub.Core.Tests.Contracts;

/// <summary>The public parsing suite (github.com/nst/JSONTestSuite) and the bombs, as data.</summary>
public sealed class JsonTestSuiteTests
{
    /// <summary>What RFC 8259 leaves to the reader, and what this one does.</summary>
    private static readonly string[] AcceptedByChoice =
    [
        // Numbers keep their digits, so nothing overflows up to the exponent limit of 9,999.
        "i_number_double_huge_neg_exp.json", "i_number_neg_int_huge_exp.json", "i_number_pos_double_huge_exp.json",
        "i_number_too_big_neg_int.json", "i_number_too_big_pos_int.json", "i_number_very_big_negative_int.json",
        // A byte order mark is skipped (section 8.1).
        "i_structure_UTF-8_BOM_empty_object.json",
    ];

    /// <summary>What the suite accepts and messages may not hold: these pass as text and are refused by the default limits.</summary>
    private static readonly Dictionary<string, string> RefusedInMessages = new()
    {
        ["y_object_duplicated_key.json"] = "JSN-0018",
        ["y_object_duplicated_key_and_value.json"] = "JSN-0018",
        ["y_object_escaped_null_in_key.json"] = "JSN-0016",
        ["y_string_null_escape.json"] = "JSN-0016",
    };

    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        string? folder = SharedCorpora.Find("jsontestsuite");
        if (folder is null)
            files.Add("absent");
        else
            files.AddRange(Directory.EnumerateFiles(Path.Combine(folder, "test_parsing"), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ToArray());
        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_parsing_suite_is_answered_as_it_says(string file)
    {
        byte[] text = File.ReadAllBytes(Path.Combine(SharedCorpora.Require("jsontestsuite"), "test_parsing", file));
        using var tape = TokenTape.Parse(text, JsonLimits.Rfc8259) is { Succeeded: true } good ? good.Value : null;
        bool expected = file[0] == 'y' || AcceptedByChoice.Contains(file);
        Assert.Equal(expected, tape is not null);
        var message = TokenTape.Parse(text);
        if (RefusedInMessages.TryGetValue(file, out string? code))
            Assert.Equal(code, message.Problems[0].Code);
        else
            Assert.Equal(expected, message.Succeeded);
    }

    [Theory]
    [InlineData("json-depth-array-65.json", "JSN-0006")]
    [InlineData("json-depth-array-1000.json", "JSN-0006")]
    [InlineData("json-depth-array-100000.json", "JSN-0006")]
    [InlineData("json-depth-object-65.json", "JSN-0006")]
    [InlineData("json-depth-object-1000.json", "JSN-0006")]
    [InlineData("json-depth-object-100000.json", "JSN-0006")]
    [InlineData("json-duplicate-keys.json", "JSN-0018")]
    [InlineData("json-long-number.json", "JSN-0013")]
    [InlineData("json-many-keys.json", "JSN-0008")]
    public void A_bomb_is_refused_before_memory_is_spent(string file, string code)
    {
        byte[] text = File.ReadAllBytes(Path.Combine(SharedCorpora.Require("generated"), file));
        _ = TokenTape.Parse(text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var outcome = TokenTape.Parse(text);
        Assert.Equal(code, outcome.Problems[0].Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void Numbers_at_the_edge_of_doubles_stay_exact()
    {
        using TokenTape tape = TokenTape.Parse(File.ReadAllBytes(Path.Combine(SharedCorpora.Require("generated"), "json-number-edges.json"))).Value;
        Assert.Equal("9007199254740993", tape.Number(tape.Element(0, 3)).ToString());
        Assert.Equal(ExactNumber.Parse("10"u8), tape.Number(tape.Element(0, 7)));
        Assert.True(tape.Number(tape.Element(0, 0)) > tape.Number(tape.Element(0, 1)));
    }
}
