using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IntegrationHub.Cli.Mapping;

/// <summary>Which requirement is served by which rule, which example ran it, and with what result. Without time and machine: the same files give the same report.</summary>
internal static class EvidenceReport
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Finds who writes a file, or into a folder both forms.</summary>
    /// <exception cref="WrongUseException">The file is of another kind.</exception>
    public static IEnumerable<EvidenceWriter> WritersFor(string path) =>
        Directory.Exists(path) || Path.GetExtension(path).Length == 0
            ? [new(Path.Combine(path, "evidence.html"), Html), new(Path.Combine(path, "evidence.json"), AsJson)]
            : Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".html" => [new(path, Html)],
                ".json" => [new(path, AsJson)],
                _ => throw new WrongUseException($"--report writes .html or .json, or both into a folder; found '{path}'."),
            };

    private static string AsJson(TestRun run) => JsonSerializer.Serialize(Rows(run), Indented) + "\n";

    private static List<Row> Rows(TestRun run)
    {
        var cited = run.Mappings.SelectMany(mapping => Rows(run, mapping)).ToList();
        // A requirement that no rule serves is a gap, and a gap that is not shown is not looked for.
        var open = run.Requirements.Keys.Except(cited.Select(row => row.Requirement), StringComparer.Ordinal).Select(id => Of(run, id, "", "", "", "", "no rule"));
        return [.. cited.Concat(open).OrderBy(row => row.Requirement, StringComparer.Ordinal)];
    }

    private static IEnumerable<Row> Rows(TestRun run, TestedMapping mapping) => mapping.Plan.File.AllRules.SelectMany(rule =>
    {
        var requirements = mapping.Plan.File.Requirements.Concat(rule.Requirements).Distinct(StringComparer.Ordinal).DefaultIfEmpty("");
        var examples = mapping.Report.Results.Where(example => example.RulesHit.Contains(rule.Id, StringComparer.Ordinal))
            .Select(example => (example.Name, Result: example.Passed ? "passed" : "failed")).DefaultIfEmpty(("", "not run"));
        return requirements.SelectMany(requirement => examples.Select(example =>
            Of(run, requirement, mapping.Report.Mapping.ToString(), rule.Id, rule.Place, example.Item1, example.Item2)));
    });

    private static Row Of(TestRun run, string requirement, string mapping, string rule, string place, string example, string result)
    {
        var known = run.Requirements.GetValueOrDefault(requirement);
        return new Row(requirement, known?.Text, known?.Source, known?.Risk, known?.Reason, known?.Owner, mapping, rule, place, example, result);
    }

    private static string Html(TestRun run)
    {
        var html = new StringBuilder("""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Requirements and examples</title>
            <style>body{font:14px sans-serif;margin:2em}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.2em .6em;text-align:left}</style></head>
            <body><h1>Requirements and examples</h1>

            """);
        html.Append($"<p>{(run.Passed ? "All examples passed." : "There are failures.")}</p>\n<h2>Requirements</h2>\n<table>\n");
        html.Append("<tr><th>Requirement</th><th>Text</th><th>Source</th><th>Risk</th><th>Reason</th><th>Owner</th></tr>\n");
        foreach (var requirement in run.Requirements.Values.OrderBy(one => one.Id, StringComparer.Ordinal))
        {
            Append(html, requirement.Id, requirement.Text, requirement.Source, requirement.Risk, requirement.Reason, requirement.Owner);
        }

        html.Append("</table>\n<h2>Rules and examples</h2>\n<table>\n");
        html.Append("<tr><th>Requirement</th><th>Mapping</th><th>Rule</th><th>Example</th><th>Result</th></tr>\n");
        foreach (var row in Rows(run))
        {
            Append(html, row.Requirement, row.Mapping, row.Rule, row.Example, row.Result);
        }

        return html.Append("</table></body></html>\n").ToString();
    }

    private static void Append(StringBuilder html, params string[] cells) =>
        html.Append("<tr>").AppendJoin("", cells.Select(cell => $"<td>{WebUtility.HtmlEncode(cell)}</td>")).Append("</tr>\n");

    private sealed record Row(
        string Requirement, string? Text, string? Source, string? Risk, string? Reason, string? Owner, string Mapping, string Rule, string Place, string Example, string Result);
}

/// <summary>Writes the evidence of a run to a file.</summary>
internal sealed record EvidenceWriter(string File, Func<TestRun, string> Text)
{
    public void Write(TestRun run)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(File))!);
        System.IO.File.WriteAllText(File, Text(run));
    }
}
