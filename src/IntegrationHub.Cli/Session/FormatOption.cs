using System.CommandLine;
using IntegrationHub.Core.Mapping.Formats;

namespace IntegrationHub.Cli.Session;

/// <summary>The format of the files that a verb reads.</summary>
internal static class FormatOption
{
    public static IReadOnlyDictionary<string, object?> NoOptions { get; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    public static Option<string> Create()
    {
        var option = new Option<string>("--format") { Description = $"How the file is written, with the default dialect. One of: {string.Join(", ", MessageFormats.Names)}.", DefaultValueFactory = _ => "json" };
        option.AcceptOnlyFromAmong([.. MessageFormats.Names]);
        return option;
    }
}
