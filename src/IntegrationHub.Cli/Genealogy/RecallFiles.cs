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
    private static readonly string[] Header = ["scope", "kind", "item", "serial or lot", "affected", "state", "stock", "party", "attributes", "where", "why", "id"];

    /// <summary>Gives what writes a file, by its ending.</summary>
    /// <exception cref="WrongUseException">The ending is none of those that can be written.</exception>
    public static Action<JsonNode> Writer(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".csv" => scope => Write(file, stream => WriteCsv(scope, stream)),
        ".xlsx" => scope => Write(file, stream => stream.SaveAs(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["scope"] = Rows(scope).Select(row => Cells(Header, row)),
            ["statement"] = Statements(scope).Select(statement => Cells(["about", "statement"], [statement.Kind, statement.Text])),
        })),
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

    /// <summary>Lists the nodes with their scope. While anything may still change the answer, excluded says so.</summary>
    public static IEnumerable<(string Scope, JsonNode Json)> Nodes(JsonNode scope) =>
        Certainties.SelectMany(certainty => scope[certainty]!.AsArray().Select(node => (certainty == "excluded" && IsOpen(scope) ? "excluded on data so far" : certainty, node!)));

    /// <summary>Lists what belongs beside the nodes: what the answer may be missing, contradictions, and what would narrow it.</summary>
    public static IEnumerable<(string Kind, string Text)> Statements(JsonNode scope)
    {
        var completeness = scope["completeness"]!;
        yield return ("completeness", $"{completeness["statement"]}");
        foreach (var source in completeness["sources"]!.AsArray())
        {
            yield return ("source", source!["completeUntil"] is { } until ? $"{source["system"]} is complete until {until}." : $"{source["system"]} has not sent anything.");
        }

        foreach (var message in completeness["waiting"]!.AsArray())
        {
            yield return ("waiting", $"{message!["name"]} of {message["interface"]} is {(message["isQuarantined"]!.GetValue<bool>() ? "in quarantine" : "in flight")}{(message["namesANode"]!.GetValue<bool>() ? " and names material of the answer" : "")}.");
        }

        foreach (var contradiction in scope["inconsistencies"]!.AsArray())
        {
            yield return ("inconsistent", $"{contradiction!["message"]} Events: {string.Join(", ", contradiction["events"]!.AsArray())}");
        }

        foreach (var loss in scope["resolution"]!.AsArray())
        {
            yield return ("would narrow", $"{loss!["datum"]} ({loss["possible"]} possible)");
        }
    }

    /// <summary>Tells the bounds in words.</summary>
    public static string Affected(JsonNode node) => node["bounds"] is not { } bounds ? ""
        : $"{bounds["minimum"]} to {bounds["maximum"]?.ToString() ?? "any"}{(bounds["unit"] is { } unit ? $" {unit}" : "")}{(bounds["exact"]!.GetValue<bool>() ? "" : " (loose)")}";

    private static IEnumerable<string[]> Rows(JsonNode scope) => Nodes(scope).Select(node => (string[])
    [
        node.Scope, $"{node.Json["kind"]}", $"{node.Json["item"]}", $"{node.Json["serial"] ?? node.Json["lot"]}",
        Affected(node.Json), $"{node.Json["place"]?["state"]}", Stock(node.Json["place"]?["segment"]), $"{node.Json["place"]?["party"]}", string.Join(", ", (node.Json["attributes"]?.AsArray() ?? []).Select(said => $"{said!["scheme"]} {said["value"]}")), $"{node.Json["where"]}", $"{node.Json["why"]}", $"{node.Json["id"]}",
    ]);

    private static void WriteCsv(JsonNode scope, Stream stream)
    {
        using var csv = CsvWriter.Create(stream, new CsvWriterOptions { Quoting = CsvQuoting.Always, WriteByteOrderMark = true }, leaveOpen: true);
        foreach (var row in Rows(scope).Prepend(Header))
        {
            csv.WriteRecord([.. row.Select(FormulaGuard.Neutralise)]);
        }

        // A list that is passed on without what it may be missing would be believed whole.
        foreach (var (kind, text) in Statements(scope))
        {
            csv.WriteRecord([.. Header.Select(column => column switch { "scope" => kind, "why" => FormulaGuard.Neutralise(text), _ => "" })]);
        }
    }

    private static bool IsOpen(JsonNode scope) => scope["completeness"]!["isOpen"]!.GetValue<bool>();

    private static string Stock(JsonNode? segment) => segment is not JsonObject members ? "" : string.Join(", ", members.Select(member => $"{member.Key} {member.Value}"));

    private static Dictionary<string, object> Cells(string[] header, string[] row) =>
        header.Zip(row).ToDictionary(cell => cell.First, cell => (object)FormulaGuard.Neutralise(cell.Second), StringComparer.Ordinal);

    private static string Page(JsonNode scope)
    {
        var page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Recall scope</title><style>"
            + "body{font:10pt sans-serif}table{border-collapse:collapse;width:100%}th,td{border:1px solid #777;padding:2px 4px;text-align:left;vertical-align:top}thead{display:table-header-group}tr{break-inside:avoid}"
            + "</style></head><body><h1>Recall scope</h1>");
        page.Append("<p>Suspect: ").Append(Text(string.Join(", ", scope["suspects"]!.AsArray()))).Append("</p><ul>");
        foreach (var (kind, text) in Statements(scope))
        {
            page.Append("<li><strong>").Append(Text(kind)).Append(":</strong> ").Append(Text(text)).Append("</li>");
        }

        page.Append("</ul>");
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
