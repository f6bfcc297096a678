using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CsvHelper;
using IntegrationHub.Core.Reconciliation.Spreadsheets;
using MiniExcelLibs;

namespace IntegrationHub.Cli.Genealogy;

/// <summary>Writes the answer of a recall for people: a table or a page to print. No cell can run as a formula.</summary>
internal static class RecallFiles
{
    private static readonly string[] Certainties = ["certain", "possible", "excluded"];
    private static readonly string[] Header = ["scope", "kind", "item", "serial or lot", "affected", "where", "why", "id"];

    /// <summary>Gives what writes a file, by its ending.</summary>
    /// <exception cref="WrongUseException">The ending is none of those that can be written.</exception>
    public static Action<JsonNode> Writer(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".csv" => scope => Write(file, stream => WriteCsv(scope, stream)),
        ".xlsx" => scope => Write(file, stream => stream.SaveAs(Rows(scope).Select(row => Header.Zip(row).ToDictionary(cell => cell.First, cell => (object)FormulaGuard.Neutralise(cell.Second), StringComparer.Ordinal)))),
        ".html" => scope => Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(Page(scope)))),
        ".json" => scope => Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(scope.ToJsonString()))),
        _ => throw new WrongUseException($"--out writes .csv, .xlsx, .html or .json; found '{file}'."),
    };

    /// <summary>Writes the evidence of a drill: what was asked, how long the answer took, how large it is, and its hash.</summary>
    public static void WriteDrill(string file, IReadOnlyList<string> asked, JsonNode scope, TimeSpan took) => Write(file, stream =>
    {
        var answer = scope.ToJsonString();
        stream.Write(Encoding.UTF8.GetBytes(new JsonObject
        {
            ["drill"] = "recall",
            ["at"] = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            ["asked"] = new JsonArray([.. asked.Select(text => (JsonNode)Uri.UnescapeDataString(text))]),
            ["milliseconds"] = (long)took.TotalMilliseconds,
            ["certain"] = scope["certain"]!.AsArray().Count,
            ["possible"] = scope["possible"]!.AsArray().Count,
            ["excluded"] = scope["excluded"]!.AsArray().Count,
            ["inconsistencies"] = scope["inconsistencies"]!.AsArray().Count,
            ["completeness"] = scope["completeness"]!.DeepClone(),
            ["answerSha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answer))),
        }.ToJsonString()));
    });

    /// <summary>Lists the nodes with their scope.</summary>
    public static IEnumerable<(string Scope, JsonNode Json)> Nodes(JsonNode scope) =>
        Certainties.SelectMany(certainty => scope[certainty]!.AsArray().Select(node => (certainty, node!)));

    /// <summary>Tells the bounds in words.</summary>
    public static string Affected(JsonNode node) => node["bounds"] is not { } bounds ? ""
        : $"{bounds["minimum"]} to {bounds["maximum"]?.ToString() ?? "any"}{(bounds["unit"] is { } unit ? $" {unit}" : "")}{(bounds["exact"]!.GetValue<bool>() ? "" : " (loose)")}";

    private static IEnumerable<string[]> Rows(JsonNode scope) => Nodes(scope).Select(node => (string[])
    [
        node.Scope, $"{node.Json["kind"]}", $"{node.Json["item"]}", $"{node.Json["serial"] ?? node.Json["lot"]}",
        Affected(node.Json), $"{node.Json["where"]}", $"{node.Json["why"]}", $"{node.Json["id"]}",
    ]);

    private static void WriteCsv(JsonNode scope, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, new CsvWriterOptions { Quoting = CsvQuoting.Always, WriteByteOrderMark = true }, leaveOpen: true);
        foreach (var row in Rows(scope).Prepend(Header))
        {
            csv.WriteRecord([.. row.Select(FormulaGuard.Neutralise)]);
        }
    }

    private static string Page(JsonNode scope)
    {
        var page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Recall scope</title><style>"
            + "body{font:10pt sans-serif}table{border-collapse:collapse;width:100%}th,td{border:1px solid #777;padding:2px 4px;text-align:left;vertical-align:top}thead{display:table-header-group}tr{break-inside:avoid}"
            + "</style></head><body><h1>Recall scope</h1>");
        page.Append("<p>Suspect: ").Append(Text(string.Join(", ", scope["suspects"]!.AsArray()))).Append("</p><p>").Append(Text($"{scope["completeness"]!["statement"]}")).Append("</p>");
        foreach (var contradiction in scope["inconsistencies"]!.AsArray())
        {
            page.Append("<p><strong>Inconsistent:</strong> ").Append(Text($"{contradiction!["message"]} Events: {string.Join(", ", contradiction["events"]!.AsArray())}")).Append("</p>");
        }

        page.Append("<table><thead><tr>").AppendJoin("", Header.Select(cell => $"<th>{Text(cell)}</th>")).Append("</tr></thead><tbody>");
        foreach (var row in Rows(scope))
        {
            page.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{Text(cell)}</td>")).Append("</tr>");
        }

        return page.Append("</tbody></table></body></html>").ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static void Write(string file, Action<Stream> write)
    {
        using var stream = File.Create(file);
        write(stream);
        Console.Error.WriteLine($"Written: {file}");
    }
}
