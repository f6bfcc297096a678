using System.Text;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Spreadsheets;
using MiniExcelLibs;

namespace IntegrationHub.Core.Tests.Reconciliation;

/// <summary>Exports as tests write them down.</summary>
internal static class Sheets
{
    public static NamedFile Csv(string name, string text) => NamedFile.Of(name, name + ".csv", Encoding.UTF8.GetBytes(text));

    public static NamedFile Xlsx(string name, params IReadOnlyList<object>[] rows)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(rows.Select(r => r.Select((c, i) => (Key: ((char)('A' + i)).ToString(), Value: c)).ToDictionary(p => p.Key, p => p.Value)), printHeader: false);
        return NamedFile.Of(name, name + ".xlsx", stream.ToArray());
    }

    public static SpreadsheetReport Compare(params NamedFile[] files) => SpreadsheetComparison.Run(files, new());

    public static (Gate Gate, Relation? Relation) Of(this SpreadsheetReport report, string item, string? site = null)
    {
        var finding = report.Findings.Single(f => f.Item == item && f.Site == site && f.Attribute == Finding.TrackingAttribute);
        return (finding.Gate, finding.Relation);
    }

    public static SystemValue Value(this SpreadsheetReport report, string item, string system) =>
        report.Findings.Single(f => f.Item == item && f.Attribute == Finding.TrackingAttribute).Values.Single(v => v.System == system);

    public static TrackingFlags Flags(this SystemValue value) => new(value.Lot, value.Serial);

    public static string? Corpora()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IntegrationHub.sln")))
            {
                var corpora = Path.Combine(folder.FullName, "..", "shared", "corpora");
                return Directory.Exists(corpora) ? corpora : null;
            }
        }

        return null;
    }
}
