using System.CommandLine;
using System.CommandLine.Parsing;

namespace IntegrationHub.Cli.Session;

/// <summary>The options that every verb takes.</summary>
internal sealed class GlobalOptions
{
    public Option<string?> Home { get; } = new("--home") { Description = "Folder that holds contracts/ and mappings/ (default: HUB_HOME, else the nearest parent folder that holds both).", Recursive = true };

    public Option<string?> Data { get; } = new("--data") { Description = "Folder of the embedded store (default: HUB_DATA, else hub-data in the current folder).", Recursive = true };

    public Option<Uri?> Url { get; } = new("--url") { Description = "Address of a running hub to ask instead of the embedded store.", Recursive = true, CustomParser = Address };

    public Option<string> Store { get; } = Choice("--store", "Where the tables are; postgresql needs HUB_STORE__CONNECTION.", "sqlite", "postgresql");

    public Option<string> Transport { get; } = Choice("--transport", "What carries the wake-up hints; rabbitmq needs HUB_TRANSPORT__CONNECTION.", "memory", "rabbitmq");

    public Option<bool> Json { get; } = new("--json") { Description = "Print machine-readable output.", Recursive = true };

    public IEnumerable<Option> All => [Home, Data, Url, Store, Transport, Json];

    public string DataFolder(ParseResult result) =>
        Path.GetFullPath(result.GetValue(Data) ?? Environment.GetEnvironmentVariable("HUB_DATA") ?? "hub-data");

    // The library reads no addresses by itself.
    private static Uri? Address(ArgumentResult result)
    {
        if (result.Tokens is [var token] && Uri.TryCreate(token.Value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
        {
            return url;
        }

        result.AddError($"--url takes the address of a hub, for example http://127.0.0.1:8080; found '{string.Join(' ', result.Tokens.Select(one => one.Value))}'.");
        return null;
    }

    private static Option<string> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = $"{description} One of: {string.Join(", ", values)}.", DefaultValueFactory = _ => values[0], Recursive = true };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
