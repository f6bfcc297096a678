using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace IntegrationHub.Cli.Session;

/// <summary>How much of a list to print.</summary>
internal sealed class PagingOptions
{
    public Option<int> Offset { get; } = new("--offset") { Description = "How many to skip." };

    public Option<int> Limit { get; } = new("--limit") { Description = "How many to print.", DefaultValueFactory = _ => 50 };

    public string Query(ParseResult result) =>
        string.Create(CultureInfo.InvariantCulture, $"offset={result.GetValue(Offset)}&limit={result.GetValue(Limit)}");

    public void PrintRest(JsonNode page)
    {
        var (offset, shown, total) = (page["offset"]!.GetValue<int>(), page["items"]!.AsArray().Count, page["total"]!.GetValue<long>());
        if (offset + shown < total)
        {
            Console.Out.WriteLine($"{offset + 1} to {offset + shown} of {total}; the next with --offset {offset + shown}");
        }
    }
}

/// <summary>Parts of a query.</summary>
internal static class Query
{
    public static string Of(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
