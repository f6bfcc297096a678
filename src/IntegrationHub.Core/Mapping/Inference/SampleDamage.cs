using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Formats;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Finds columns of numbers of things that a spreadsheet changed: to learn from them would be to learn the damage.</summary>
internal static class SampleDamage
{
    /// <summary>Finds damaged values in tables.</summary>
    /// <returns>Problems <c>INF-0010</c>, one for each column; empty where nothing is damaged.</returns>
    public static IReadOnlyList<Problem> Find(IReadOnlyList<ColumnFinding> findings, SampleSet samples) =>
        samples.Dialect.Format is not ("csv" or "tsv" or "xlsx") ? [] : [.. findings.Select(finding => Damage(finding, samples)).OfType<Problem>()];

    private static Problem? Damage(ColumnFinding finding, SampleSet samples)
    {
        // Measured values may be large and written with an exponent; numbers of things never are.
        var texts = finding.Facts.Column.Values;
        if (texts.Exists(value => SpreadsheetDamage.Find(value.Text) is null && NumberForm.Of([value.Text]) is { Whole: false })
            || texts.Find(value => SpreadsheetDamage.Find(value.Text) is not null) is not { Text: { } text, Row: var row })
        {
            return null;
        }

        var message = samples.Messages[row];
        return new Problem("INF-0010", $"'{text}' in {NameHints.NameOf(finding.Path)} was changed by a spreadsheet: {SpreadsheetDamage.Find(text)} Then run the command again.",
            $"{message.File}, row {message.Ordinal + 2}, column {NameHints.NameOf(finding.Path)}", RawValue: text);
    }
}
