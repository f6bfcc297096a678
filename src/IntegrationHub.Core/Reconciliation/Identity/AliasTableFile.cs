using System.Globalization;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation.Spreadsheets;

namespace IntegrationHub.Core.Reconciliation.Identity;

/// <summary>Reads what people keep about numbers in spreadsheets: explicit tables of aliases, and lists of suppliers.</summary>
public static class AliasTableFile
{
    private static readonly string[] Worldwide = ["gtin", "gln", "duns", "lei", "vat"];

    /// <summary>Reads a table with the columns <c>number</c> (in the system) and <c>target</c> (at the authority).</summary>
    /// <param name="name">The name of the file, for problems and as evidence.</param>
    /// <param name="open">Opens the file, CSV or XLSX; called more than once.</param>
    /// <param name="system">The system whose numbers stand in it.</param>
    /// <returns>All lines, or every fault of every line: half a table would decide what its rest contradicts.</returns>
    public static Outcome<IReadOnlyList<AliasTableLine>> Read(string name, Func<Stream> open, string system) =>
        Rows(name, open, ["number", "target"], [], (cell, place) => new AliasTableLine(system, cell("number"), cell("target"), $"{place}"));

    /// <summary>Reads a list with the column <c>number</c> and, where it has them, <c>name</c>, <c>gln</c>, <c>duns</c>, <c>lei</c>, <c>vat</c>.</summary>
    /// <param name="file">The list; its name is the system.</param>
    /// <returns>All lines, or every fault of every line.</returns>
    public static Outcome<IReadOnlyList<NamedNumber>> ReadNumbers(NamedFile file) =>
        Rows(file.FileName, file.Open, ["number"], ["name", .. Worldwide], (cell, _) => new NamedNumber(file.Name, cell("number"))
        {
            Name = cell("name") is { Length: > 0 } text ? text : null,
            Identifiers = [.. Worldwide.Select(scheme => (scheme, Value: cell(scheme))).Where(pair => pair.Value.Length > 0).Select(pair => new Identifier(pair.scheme, pair.Value))],
        });

    private static Outcome<IReadOnlyList<T>> Rows<T>(string name, Func<Stream> open, string[] needed, string[] also, Func<Func<string, string>, string, T> make)
    {
        var table = Table.Open(new NamedFile(name, name, open), new ComparisonOptions { Header = needed });
        if (!table.Succeeded)
        {
            return Outcome<IReadOnlyList<T>>.Failed(table.Problems);
        }

        var at = table.Value.Header.Select((column, index) => (column: column.Trim().ToLowerInvariant(), index)).Where(pair => needed.Contains(pair.column) || also.Contains(pair.column))
            .DistinctBy(pair => pair.column).ToDictionary(pair => pair.column, pair => pair.index, StringComparer.Ordinal);
        var missing = needed.Where(column => !at.ContainsKey(column)).ToList();
        if (missing.Count > 0)
        {
            return Outcome<IReadOnlyList<T>>.Failed(new Problem("REC-0034", $"The file has no column {string.Join(" and no column ", missing)}. Name the columns {string.Join(", ", needed)}.", name));
        }

        var (lines, problems) = (new List<T>(), new List<Problem>());
        foreach (var row in table.Value.Rows())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{name}:{row.Line}");
            string Cell(string column) => at.TryGetValue(column, out var index) ? row[index].Trim() : "";
            if (row.Fault is { } fault)
            {
                problems.Add(new("REC-0035", $"{fault} Correct the line.", place));
            }
            else if (needed.FirstOrDefault(column => Cell(column).Length == 0) is { } blank)
            {
                problems.Add(new("REC-0036", $"'{blank}' is blank. Fill it in, or delete the line.", place, blank));
            }
            else
            {
                lines.Add(make(Cell, place));
            }
        }

        return problems.Count > 0 ? Outcome<IReadOnlyList<T>>.Failed(problems) : Outcome<IReadOnlyList<T>>.Of(lines);
    }
}
