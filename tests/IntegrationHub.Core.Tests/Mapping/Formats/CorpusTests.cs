using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Tests.Contracts;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping.Formats;

/// <summary>Public hostile and odd documents through every format: an answer with a place, never an exception, and no memory for bombs.</summary>
public sealed class CorpusTests
{
    private const int Most = 20 * 1024 * 1024;

    private static readonly (string Format, string Options)[] Readers =
    [
        ("json", ""), ("xml", ""), ("csv", ""), ("csv", "delimiter: \";\"\nencoding: windows-1252"), ("tsv", ""), ("xlsx", ""),
        ("fixed", "layout: host/receipts@1.0.0"), ("fixed", "layout: host/text@1.0.0"), ("fixed", "layout: host/flags@1.0.0"),
        ("x12", "layout: [x12-856@1.0.0, x12-842@1.0.0]"), ("edifact", "layout: edifact-desadv@1.0.0"), ("idoc", "layout: house/items@1.0.0"),
    ];

    public static TheoryData<string> Files()
    {
        var data = new TheoryData<string>();
        foreach (var folder in new[] { "csv-spectrum", "xml-attacks", "generated", "blns" }.Select(name => Path.Combine(Repository.Corpora, name)).Where(Directory.Exists))
        {
            data.AddRange(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.Corpora, file)).Order(StringComparer.Ordinal).ToArray());
        }

        return data.Count > 0 ? data : new TheoryData<string>("absent");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_reader_answers_every_document_with_a_tree_or_a_located_fault_and_little_memory(string file)
    {
        SharedCorpora.Require("generated");
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Corpora, file));
        foreach (var (format, options) in Readers)
        {
            var bound = MessageFormats.Bind(format, FormatBench.Options(options), FormatBench.Layouts).Value;
            _ = bound.Read(bytes);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var read = bound.Read(bytes);
            // What a format accepts, a table of a hundred thousand short records among them, may take what it needs.
            Assert.InRange(read.Succeeded ? 0 : GC.GetAllocatedBytesForCurrentThread() - before, 0, Most);
            Assert.All(read.Problems, problem =>
            {
                Assert.True(problem.Place is { Length: > 0 }, $"{format} of {file}: {problem}");
                Assert.EndsWith(".", problem.Message);
            });
        }
    }

    public static TheoryData<string> FilesOfAFormat()
    {
        var data = new TheoryData<string>();
        data.AddRange(Files().Select(row => row.Data).Where(file => file == "absent" || Path.GetExtension(file) is ".json" or ".xml" or ".csv").ToArray());
        return data;
    }

    [Theory]
    [MemberData(nameof(FilesOfAFormat))]
    public void What_a_format_accepts_of_its_own_is_written_and_read_back_as_the_same(string file)
    {
        SharedCorpora.Require("generated");
        var format = Path.GetExtension(file).TrimStart('.');
        var options = format != "csv" ? "" : file.Contains("win1252", StringComparison.Ordinal) ? "delimiter: \";\"\nencoding: windows-1252\nneutralise: false" : "neutralise: false";
        var read = FormatBench.Read(format, options, File.ReadAllBytes(Path.Combine(Repository.Corpora, file)));
        if (read.Succeeded && !Faulty(read.Value))
        {
            // A table without rows has no header to write it with.
            var json = FormatBench.Json(read);
            var written = FormatBench.Write(format, options, json);
            Assert.Empty(written.Problems);
            Assert.Equal(json, json == "{\"rows\":[]}" ? json : FormatBench.Json(FormatBench.Read(format, options, written.Value)));
        }
    }

    public static TheoryData<string, string, string, string> Carriers => new()
    {
        { "json", "", """{"v":"","w":"x"}""", "/v" },
        { "xml", "", """{"line":{"v":"","w":"x"}}""", "/line/v" },
        { "csv", "neutralise: false", """{"rows":[{"v":"","w":"x"}]}""", "/rows/0/v" },
        { "tsv", "neutralise: false", """{"rows":[{"v":"","w":"x"}]}""", "/rows/0/v" },
        { "fixed", "layout: host/text@1.0.0", """{"line":[{"text":""}]}""", "/line/0/text" },
        { "x12", "layout: x12-856@1.0.0", """{"messages":[{"ISA":{"ISA13":"1","ISA16":":"},"GS":{"GS06":"1"},"ST":{"ST01":"856","ST02":"1"},"BSN":{"BSN02":""}}]}""", "/messages/0/BSN/BSN02" },
        { "edifact", "layout: edifact-desadv@1.0.0", """{"messages":[{"UNB":{"UNB01":"UNOY","UNB01-2":"4","UNB05":"1"},"UNH":{"UNH01":"1","UNH02":"DESADV","UNH02-2":"D","UNH02-3":"96A"},"BGM":{"BGM02":""}}]}""", "/messages/0/BGM/BGM02" },
        { "idoc", "layout: house/items@1.0.0", """{"idocs":[{"EDI_DC40":{"IDOCTYP":"ZITEMS01"},"Z1ITEM":[{"MATNR":""}]}]}""", "/idocs/0/Z1ITEM/0/MATNR" },
    };

    [Theory]
    [MemberData(nameof(Carriers))]
    public void A_naughty_text_comes_back_unchanged_or_is_refused_with_its_place(string format, string options, string carrier, string place)
    {
        var file = Path.Combine(SharedCorpora.Require("blns"), "blns.json");
        var texts = JsonSerializer.Deserialize<string[]>(File.ReadAllBytes(file))!;
        var carried = 0;
        foreach (var text in texts)
        {
            var json = Put(carrier, place, text);
            var written = FormatBench.Write(format, options, json);
            Assert.All(written.Problems, problem => Assert.True(problem.Code.StartsWith("JSN", StringComparison.Ordinal) || problem.Code == "FMT-0006", problem.ToString()));
            if (!written.Succeeded || (text.Length == 0 && format is "x12" or "edifact"))
            {
                continue;
            }

            carried++;
            using var back = FormatBench.Read(format, options, written.Value).Value;
            Assert.True(back.TryResolve(place, out var node), $"'{text}' is lost by {format}.");
            Assert.Equal(format == "fixed" ? text.TrimEnd(' ') : text, back.GetString(node));
        }

        Assert.InRange(carried, texts.Length / 2, texts.Length);
    }

    private static bool Faulty(TokenTape tape) => Encoding.UTF8.GetString(tape.Text.Span).Contains("\"#fault\"", StringComparison.Ordinal);

    private static string Put(string carrier, string place, string text)
    {
        var root = JsonNode.Parse(carrier)!;
        var at = root;
        var steps = place.Split('/')[1..];
        foreach (var step in steps[..^1])
        {
            at = at is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : at[step]!;
        }

        at[steps[^1]] = text;
        return root.ToJsonString();
    }
}
