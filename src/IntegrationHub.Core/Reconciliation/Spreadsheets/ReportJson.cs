using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Writes a report as JSON: camelCase members, kebab-case codes, absent instead of null. Two runs on the same files give the same bytes.</summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Writes the report. The stream stays open.</summary>
    public static void Write(SpreadsheetReport report, Stream output) => JsonSerializer.Serialize(output, report, Options);

    /// <summary>Writes a code as the JSON does; blank for null.</summary>
    public static string Word<T>(T? code)
        where T : struct, Enum => code is { } c ? JsonNamingPolicy.KebabCaseLower.ConvertName(c.ToString()) : "";
}
