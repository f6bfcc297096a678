namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Keeps cells from being run as formulas by the spreadsheet that opens them.</summary>
public static class FormulaGuard
{
    /// <summary>
    /// Puts an apostrophe before a text whose first visible character starts a formula (= + - @, their full-width forms, tab, carriage return,
    /// line feed, and the | and % of dynamic data exchange and URL tricks). The text is otherwise unchanged.
    /// </summary>
    public static string Neutralise(string text)
    {
        var trimmed = text.AsSpan().TrimStart(" \u00A0\u200B\uFEFF");
        return trimmed.Length > 0 && "=+-@\t\r\n|%\uFF1D\uFF0B\uFF0D\uFF20\0".Contains(trimmed[0], StringComparison.Ordinal)
            || text.StartsWith("$=", StringComparison.Ordinal) // the writer of XLSX files takes this for a formula
            ? "'" + text
            : text;
    }
}
