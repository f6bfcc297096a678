using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IntegrationHub.Cli.Mapping;

/// <summary>Which requirement is served by which rule, which example ran it, and with what result. Without time and machine: the same files give the same report.</summary>
internal static class EvidenceReport
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Func<TestRun, string> WriterFor(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".html" => Html,
        ".json" => run => JsonSerializer.Serialize(Rows(run), Indented) + "\n",
        _ => throw new WrongUseException($"--report writes .html or .json; found '{file}'."),
    };

    private static List<Row> Rows(TestRun run) =>
    [
        .. run.Mappings.SelectMany(mapping => mapping.Plan.File.AllRules.SelectMany(rule =>
        {
            var requirements = mapping.Plan.File.Requirements.Concat(rule.Requirements).Distinct(StringComparer.Ordinal).DefaultIfEmpty("");
            var examples = mapping.Report.Results.Where(example => example.RulesHit.Contains(rule.Id, StringComparer.Ordinal))
                .Select(example => (example.Name, Result: example.Passed ? "passed" : "failed")).DefaultIfEmpty(("", "not run"));
            return requirements.SelectMany(requirement => examples.Select(example => new Row(requirement, mapping.Report.Mapping.ToString(), rule.Id, rule.Place, example.Item1, example.Item2)));
        })).OrderBy(row => row.Requirement, StringComparer.Ordinal),
    ];

    private static string Html(TestRun run)
    {
        var html = new StringBuilder("""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Requirements and examples</title>
            <style>body{font:14px sans-serif;margin:2em}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.2em .6em;text-align:left}</style></head>
            <body><h1>Requirements and examples</h1>

            """);
        html.Append($"<p>{(run.Passed ? "All examples passed." : "There are failures.")}</p>\n<table>\n");
        html.Append("<tr><th>Requirement</th><th>Mapping</th><th>Rule</th><th>Example</th><th>Result</th></tr>\n");
        foreach (var row in Rows(run))
        {
            html.Append("<tr>").AppendJoin("", new[] { row.Requirement, row.Mapping, row.Rule, row.Example, row.Result }.Select(cell => $"<td>{WebUtility.HtmlEncode(cell)}</td>")).Append("</tr>\n");
        }

        return html.Append("</table></body></html>\n").ToString();
    }

    private sealed record Row(string Requirement, string Mapping, string Rule, string Place, string Example, string Result);
}
