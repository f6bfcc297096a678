using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Tests.Mapping;

/// <summary>The contracts and mappings of this repository.</summary>
internal sealed class RepositoryMappings : IContractLookup
{
    private readonly Dictionary<string, Contract> _contracts = new(StringComparer.Ordinal);

    private RepositoryMappings()
    {
        var registry = new SchemaRegistry();
        var documents = Directory.EnumerateFiles(Path.Combine(Repository.Root, "contracts"), "*.schema.json", SearchOption.AllDirectories)
            .Select(file => (File: file, Added: registry.Add(File.ReadAllBytes(file)))).ToList();
        foreach (var (file, added) in documents)
        {
            var contract = added.Succeeded ? Contract.Compile(added.Value.Utf8, registry) : Outcome<Contract>.Failed(added.Problems);
            if (contract.Succeeded)
            {
                _contracts[$"{contract.Value.Id}@{contract.Value.Version}"] = contract.Value;
            }

            Faults.AddRange(contract.Problems.Select(p => $"{file}: {p}"));
        }

        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "mappings"), "*.yaml", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(Repository.Root, file), File.ReadAllBytes, StringComparer.Ordinal);
        Library = MappingLibrary.Read(files, this);
        Faults.AddRange(Library.Problems.Select(p => p.ToString()));
    }

    public static RepositoryMappings Instance { get; } = new();

    public List<string> Faults { get; } = [];

    public MappingLibrary Library { get; }

    public Contract? Find(VersionedId reference) => _contracts.GetValueOrDefault(reference.ToString());
}
