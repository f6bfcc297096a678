using System.Globalization;
using CsvHelper;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Reconciliation.Spreadsheets;
using MiniExcelLibs;

namespace IntegrationHub.Core.Reconciliation.Decisions;

/// <summary>A decision that a line of a file asks for.</summary>
/// <param name="Line">The line or row, from 1.</param>
/// <param name="Finding">The id of the finding.</param>
/// <param name="Values">What the systems said when the file was written.</param>
/// <param name="Request">What is asked for.</param>
public sealed record DecisionLine(int Line, long Finding, string Values, DecisionRequest Request);

/// <summary>Findings as a table that a steward fills in with a spreadsheet program and gives back.</summary>
public static class DecisionTable
{
    private static readonly string[] Columns =
    [
        "finding", "item", "site", "scope", "attribute", "system", "gate", "relation", "cause", "severity", "open since", "values", "explanation", "proposal",
        "decision", "reason", "until", "risk owner", "author", "cases", "number", "supplier",
    ];

    private static readonly string[] Needed = ["finding", "values", "decision", "reason"];

    /// <summary>Writes CSV: UTF-8 with byte order mark, comma, every cell quoted. The stream stays open.</summary>
    public static void WriteCsv(IEnumerable<StoredFinding> findings, Stream output)
    {
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { Quoting = CsvQuoting.Always, WriteByteOrderMark = true }, leaveOpen: true);
        foreach (var row in findings.Select(Row).Prepend(Columns))
        {
            csv.WriteRecord([.. row.Select(FormulaGuard.Neutralise)]);
        }
    }

    /// <summary>Writes XLSX with one sheet. The stream stays open.</summary>
    public static void WriteXlsx(IEnumerable<StoredFinding> findings, Stream output) =>
        output.SaveAs(new Dictionary<string, object> { ["decisions"] = ReportTable.Sheet(Columns, findings.Select(Row)) });

    /// <summary>Reads the lines in which a decision is filled in; the others are passed over.</summary>
    /// <param name="name">The name of the file, for problems.</param>
    /// <param name="open">Opens the file, CSV or XLSX; called more than once.</param>
    /// <param name="author">Who decides where a line does not say; null where every line must.</param>
    /// <returns>All lines, or every fault of every line: half a file is never taken.</returns>
    public static Outcome<IReadOnlyList<DecisionLine>> Read(string name, Func<Stream> open, string? author)
    {
        var table = Table.Open(new NamedFile("decisions", name, open), new ComparisonOptions { Header = Needed });
        if (!table.Succeeded)
        {
            return Outcome<IReadOnlyList<DecisionLine>>.Failed(table.Problems);
        }

        var at = table.Value.Header.Select((column, index) => (column, index)).ToDictionary(pair => pair.column.Trim().ToLowerInvariant(), pair => pair.index, StringComparer.Ordinal);
        var missing = Needed.Where(column => !at.ContainsKey(column)).ToList();
        if (missing.Count > 0)
        {
            return Outcome<IReadOnlyList<DecisionLine>>.Failed(new Problem("REC-0030", $"The file has no column {string.Join(" and no column ", missing)}. Export the worklist and fill in its last columns.", name));
        }

        var (lines, problems) = (new List<DecisionLine>(), new List<Problem>());
        foreach (var row in table.Value.Rows())
        {
            string Cell(string column) => at.TryGetValue(column, out var index) ? Plain(row[index].Trim()) : "";
            var place = string.Create(CultureInfo.InvariantCulture, $"{name}:{row.Line}");
            if (row.Fault is { } fault)
            {
                problems.Add(new("REC-0031", $"{fault} Correct the line.", place));
            }
            else if (Cell("decision") is { Length: > 0 } word)
            {
                var kind = Kind(word);
                if (kind is null)
                {
                    problems.Add(new("REC-0032", $"'{word}' is no decision. Use one of {string.Join(", ", Enum.GetValues<DecisionKind>().Select(one => ReportJson.Word<DecisionKind>(one)))}.", place, "decision", word));
                }
                else if (!long.TryParse(Cell("finding"), NumberStyles.None, CultureInfo.InvariantCulture, out var finding))
                {
                    problems.Add(new("REC-0033", $"'{Cell("finding")}' is no number of a finding. Leave the first column as it was exported.", place, "finding", Cell("finding")));
                }
                else
                {
                    lines.Add(new(row.Line, finding, Cell("values"), new DecisionRequest(kind.Value, Cell("author") is { Length: > 0 } who ? who : author ?? "", Cell("reason"))
                    {
                        Until = Text(Cell("until")),
                        RiskOwner = Text(Cell("risk owner")),
                        Number = Text(Cell("number")),
                        Item = kind == DecisionKind.SupplierAlias ? Text(Cell("supplier")) : null,
                        Cases = Text(Cell("cases")) is { } cases ? [.. cases.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : null,
                    }));
                }
            }
        }

        return problems.Count > 0 ? Outcome<IReadOnlyList<DecisionLine>>.Failed(problems) : Outcome<IReadOnlyList<DecisionLine>>.Of(lines);
    }

    private static DecisionKind? Kind(string word) => Enum.GetValues<DecisionKind>().Cast<DecisionKind?>()
        .FirstOrDefault(one => string.Equals(ReportJson.Word(one), word.Replace(' ', '-'), StringComparison.OrdinalIgnoreCase));

    private static string[] Row(StoredFinding stored)
    {
        var f = stored.Finding;

        // For a supplier alias; they say nothing as long as nobody fills in the decision.
        var (number, supplier) = SupplierAliasCheck.Likely(f);
        return
        [
            stored.Id.ToString(CultureInfo.InvariantCulture), f.Item, f.Site ?? "", ReportJson.Word(f.Scope), f.Attribute, f.System ?? "",
            ReportJson.Word<Gate>(f.Gate), ReportJson.Word(f.Relation), ReportJson.Word(f.Cause), ReportJson.Word<Severity>(f.Severity),
            HubInstant.Text(stored.FirstSeenAt), DecisionRules.ValuesOf(f), f.Explanation, f.Proposal?.Text ?? "", "", "", "", "", "", "", number ?? "", supplier ?? "",
        ];
    }

    // What the export put before a text that a spreadsheet would have run.
    private static string Plain(string text) => text.Length > 1 && text[0] == '\'' && FormulaGuard.Neutralise(text[1..]) == text ? text[1..] : text;

    private static string? Text(string text) => text.Length > 0 ? text : null;
}
