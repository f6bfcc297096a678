using System.CommandLine;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Versioning;
using IntegrationHub.Host.Composition;

namespace IntegrationHub.Cli.Session;

/// <summary>The contracts and mappings below a home folder, for verbs that need no store and no hub. Contracts are compiled when they are asked for.</summary>
internal sealed class HomeFiles : IContractLookup
{
    private readonly Dictionary<string, Outcome<Contract>> _contracts = new(StringComparer.Ordinal);
    private readonly Lazy<MappingLibrary> _library;

    private HomeFiles(string? folder)
    {
        Folder = folder;
        Files = folder is null ? [] : HomeFolder.Read(folder);
        foreach (var file in Files.Where(file => file.Path.EndsWith(".schema.json", StringComparison.Ordinal)))
        {
            // A faulty contract is told by hub check; here it is only not there.
            Schemas.Add(file.Bytes);
        }

        _library = new(() => MappingLibrary.Read(Mappings, this));
    }

    public string? Folder { get; }

    public IReadOnlyList<ConfigurationFile> Files { get; }

    public SchemaRegistry Schemas { get; } = new();

    public MappingLibrary Library => _library.Value;

    private IEnumerable<KeyValuePair<string, byte[]>> Mappings =>
        Files.Where(file => file.Path.EndsWith(".yaml", StringComparison.Ordinal)).Select(file => KeyValuePair.Create(file.Path, file.Bytes.ToArray()));

    /// <summary>Opens the home; a verb that works on it cannot do without.</summary>
    public static HomeFiles Open(ParseResult result, GlobalOptions options) =>
        HomeFolder.Find(result.GetValue(options.Home), Environment.CurrentDirectory) is var home && home.Succeeded
            ? new HomeFiles(home.Value)
            : throw new HubRefusedException(home.Problems);

    /// <summary>Opens the home where there is one: a verb that is given files can do without, unless one was named.</summary>
    public static HomeFiles OpenIfAny(ParseResult result, GlobalOptions options) =>
        result.GetValue(options.Home) is null && !HomeFolder.Find(null, Environment.CurrentDirectory).Succeeded ? new HomeFiles(null) : Open(result, options);

    /// <summary>Gets what a mapping file may refer to: the files of the home, and where it lies outside, also those beside it and in code-lists/ there.</summary>
    public MappingLibrary LibraryFor(string mappingFile)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(mappingFile))!;
        return Folder is not null && (folder + Path.DirectorySeparatorChar).StartsWith(Path.Combine(Folder, "mappings") + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? Library
            : MappingLibrary.Read(
                Mappings.Concat(new[] { folder, Path.Combine(folder, "code-lists") }.Where(Directory.Exists)
                    .SelectMany(beside => Directory.EnumerateFiles(beside, "*.yaml"))
                    .Select(file => KeyValuePair.Create(file, File.ReadAllBytes(file)))),
                this);
    }

    /// <inheritdoc />
    public Contract? Find(VersionedId reference) =>
        Schemas.TryFind(reference.ToString(), out var found) && Compile(found) is { Succeeded: true } contract ? contract.Value : null;

    /// <summary>Compiles a contract of this home.</summary>
    public Outcome<Contract> Compile(RegisteredSchema schema)
    {
        var name = $"{schema.Id}@{schema.Version}";
        return _contracts.TryGetValue(name, out var known) ? known
            : _contracts[name] = Contract.Compile(schema.Utf8, Schemas);
    }
}
