using System.Globalization;
using System.Text.Json.Nodes;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Cli.Output;

/// <summary>Problems as scripts read them.</summary>
internal static class Problems
{
    /// <summary>Writes problems; a place of the form <c>file:line</c> is also told in its parts.</summary>
    public static JsonArray ToJson(IEnumerable<Problem> problems) => [.. problems.Select(ToJson)];

    private static JsonObject ToJson(Problem problem)
    {
        var json = new JsonObject { ["code"] = problem.Code, ["message"] = problem.Message, ["place"] = problem.Place };
        if (FileAndLine(problem.Place) is var (file, line))
        {
            json["file"] = file;
            json["line"] = line;
        }

        json["rule"] = problem.Rule;
        json["rawValue"] = problem.RawValue;
        return json;
    }

    internal static (string File, int Line)? FileAndLine(string? place)
    {
        var colon = place?.LastIndexOf(':') ?? -1;
        return colon > 0 && int.TryParse(place.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? (place![..colon], line) : null;
    }
}
