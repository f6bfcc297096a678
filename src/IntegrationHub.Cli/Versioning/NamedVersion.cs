using System.CommandLine;
using System.Text;
using System.Text.Json;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Versioning;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Versioning;

namespace IntegrationHub.Cli.Versioning;

/// <summary>Finds the version that a command line names: a file, what a store has recorded, or a file of the home.</summary>
/// <param name="result">The command line.</param>
/// <param name="options">The options that every verb takes.</param>
/// <param name="home">The home.</param>
/// <param name="kind">What kind of item is meant; null where the name is enough.</param>
internal sealed class NamedVersion(ParseResult result, GlobalOptions options, HomeFiles home, string? kind)
{
    /// <summary>The kinds, as the command line names them.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["contract", "mapping", "code-list", "layout", "policy", "system", "requirement-register"];

    /// <exception cref="WrongUseException">There is none, or there are several.</exception>
    public async Task<ConfigurationFile> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (File.Exists(name))
        {
            return new ConfigurationFile(name, await File.ReadAllBytesAsync(name, cancellationToken));
        }

        if (!name.Contains('@', StringComparison.Ordinal))
        {
            throw new CouldNotException($"There is no file {name}. Correct the name, or name a recorded version as ID@VERSION.");
        }

        var reference = VersionedId.Parse(name);
        if (!reference.Succeeded)
        {
            throw new WrongUseException(string.Join(Environment.NewLine, reference.Problems));
        }

        // What is recorded never changes; the file of the home may have been edited under its old number.
        var found = Fitting(await RecordedAsync(reference.Value, cancellationToken));
        found = found.Count > 0 ? found : Fitting(OfHome(reference.Value));
        return found.Count switch
        {
            1 => new ConfigurationFile(name + Extension(found[0]), Encoding.UTF8.GetBytes(found[0].Text)),
            0 => throw new WrongUseException($"There is no file {name}, and neither the store nor the home has {name}. See: curl .../api/v1/versions, or hub check --closures."),
            _ => throw new WrongUseException($"Several items are called {name}: {string.Join(", ", found.Select(one => Kebab(one.Kind)))}. Say which with --kind."),
        };
    }

    private List<RecordedVersion> Fitting(IEnumerable<RecordedVersion> all) => [.. all.Where(one => kind is null || Kebab(one.Kind) == kind)];

    // Read without starting a hub: it would refuse a home that was changed, which is what is asked about.
    private async Task<IReadOnlyList<RecordedVersion>> RecordedAsync(VersionedId reference, CancellationToken cancellationToken)
    {
        if (result.GetValue(options.Url) is not null)
        {
            return await AskedAsync(reference, cancellationToken);
        }

        if (result.GetValue(options.Store) != "sqlite")
        {
            return await ReadAsync(new PostgreSqlHubDatabase(Environment.GetEnvironmentVariable("HUB_STORE__CONNECTION")
                ?? throw new WrongUseException("--store postgresql needs HUB_STORE__CONNECTION. Set it, or name files.")), reference, cancellationToken);
        }

        if (!File.Exists(Path.Combine(options.DataFolder(result), "hub.db")))
        {
            return [];
        }

        using var directory = DataDirectory.TryOpen(options.DataFolder(result));
        return directory is null
            ? await AskedAsync(reference, cancellationToken)
            : await ReadAsync(new SqliteHubDatabase(directory.DatabaseFile), reference, cancellationToken);
    }

    private static async Task<IReadOnlyList<RecordedVersion>> ReadAsync(IHubDatabase opened, VersionedId reference, CancellationToken cancellationToken)
    {
        await using var database = opened;
        return await database.ReadAsync((context, token) => VersionReader.RecordedAsync(context, reference.Id.Text, reference.Version.ToString(), token), cancellationToken);
    }

    private async Task<IReadOnlyList<RecordedVersion>> AskedAsync(VersionedId reference, CancellationToken cancellationToken)
    {
        await using var session = await HubSession.OpenAsync(result, options, works: false, cancellationToken);
        var answer = await session.Client.GetAsync($"versions/recorded?id={Uri.EscapeDataString(reference.Id.Text)}{Query.Of("version", reference.Version.ToString())}", cancellationToken);
        return answer.Deserialize<List<RecordedVersion>>(JsonSerializerOptions.Web) ?? [];
    }

    private IEnumerable<RecordedVersion> OfHome(VersionedId reference) => home.Files.Select(HomeItem.Of).OfType<ControlledItem>()
        .Where(item => item.Id == reference.Id.Text && item.Version == reference.Version.ToString())
        .Select(item => new RecordedVersion(item.Kind.ToString(), item.Id, item.Version, item.Path, Encoding.UTF8.GetString(item.Bytes.Span)));

    private static string Extension(RecordedVersion version) => Path.GetExtension(version.Path);

    private static string Kebab(string kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind);
}
