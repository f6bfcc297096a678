using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Compile;
using IntegrationHub.Core.Mapping.Formats.Layouts;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>All mappings, code lists, requirements and sites of a folder, read together, with all faults of all files in one report.</summary>
public sealed class MappingLibrary : IMappingSource
{
    private readonly Dictionary<VersionedId, CodeList> _codeLists = [];
    private readonly Dictionary<string, Requirement> _requirements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _sites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FormatLayout> _layouts = new(StringComparer.Ordinal);
    private readonly List<MappingFile> _mappings = [];
    private readonly List<Problem> _problems = [];
    private readonly IContractLookup _contracts;

    private MappingLibrary(IContractLookup contracts) => _contracts = contracts;

    /// <summary>Gets the mappings, by path.</summary>
    public IReadOnlyList<MappingFile> Mappings => _mappings;

    /// <summary>Gets the requirements of the register, by id.</summary>
    public IReadOnlyDictionary<string, Requirement> Requirements => _requirements;

    /// <summary>Gets the code lists.</summary>
    public IReadOnlyCollection<CodeList> CodeLists => _codeLists.Values;

    /// <summary>Gets the layouts of formats, by <c>id@version</c>.</summary>
    public IReadOnlyDictionary<string, FormatLayout> Layouts => _layouts;

    /// <summary>Gets the faults of all files.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Reads YAML files; kinds that are none of the mapping language's (policies) are left to their owners.</summary>
    /// <param name="files">Paths, as problems shall name them, with content.</param>
    /// <param name="contracts">The contracts that mappings lead from and to.</param>
    public static MappingLibrary Read(IEnumerable<KeyValuePair<string, byte[]>> files, IContractLookup contracts)
    {
        var library = new MappingLibrary(contracts);
        foreach (var (path, content) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            library.Add(path, content);
        }

        return library;
    }

    /// <summary>Compiles a mapping of this library.</summary>
    public Outcome<Run.MappingPlan> Compile(MappingFile mapping) => MappingCompiler.Compile(mapping, this);

    /// <inheritdoc />
    public CodeList? FindCodeList(VersionedId reference) => _codeLists.GetValueOrDefault(reference);

    /// <inheritdoc />
    public ITargetOrder? FindTargetOrder(VersionedId contract) => _contracts.Find(contract) is { } found ? ContractOrder.Of(found.Shape) : null;

    /// <inheritdoc />
    public Requirement? FindRequirement(string id) => _requirements.GetValueOrDefault(id);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string>? FindSites(string system) => _sites.GetValueOrDefault(system);

    private void Add(string path, byte[] content)
    {
        var tree = YamlTree.Read(content, path);
        _problems.AddRange(tree.Problems);
        if (!tree.Succeeded)
        {
            return;
        }

        if (tree.Value["mapping"] is not null)
        {
            Keep(MappingFile.Read(content, path), _mappings.Add);
        }
        else if (tree.Value["codeList"] is not null)
        {
            Keep(CodeList.Read(content, path), list => Once(_codeLists, list.Reference, list, path));
        }
        else if (tree.Value["layout"] is not null)
        {
            Keep(FormatLayout.Read(content, path), layout => Once(_layouts, layout.Reference.ToString(), layout, path));
        }
        else if (tree.Value["system"] is { IsScalar: true } system)
        {
            Once(_sites, system.Source, (tree.Value["sites"]?.Members ?? []).ToDictionary(m => m.Name, m => m.Value.Source, StringComparer.Ordinal), path);
        }
        else if (tree.Value["requirements"] is not null)
        {
            var (entries, problems) = Requirement.ReadRegister(content, path);
            _problems.AddRange(problems);
            foreach (var (id, requirement) in entries)
            {
                Once(_requirements, id, requirement, path);
            }
        }
    }

    private void Keep<T>(Outcome<T> outcome, Action<T> keep)
    {
        _problems.AddRange(outcome.Problems);
        if (outcome.Succeeded)
        {
            keep(outcome.Value);
        }
    }

    private void Once<TKey, TValue>(Dictionary<TKey, TValue> table, TKey key, TValue value, string path)
        where TKey : notnull
    {
        if (!table.TryAdd(key, value))
        {
            _problems.Add(new Problem("MAP-0005", $"'{key}' is declared by two files. Delete one of them, or give it another id or version.", path));
        }
    }
}
