using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Compile;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Pipeline.Configuration;

/// <summary>Answers what mappings refer to from the items of one home.</summary>
internal sealed class MappingSource : IMappingSource
{
    private readonly IReadOnlyDictionary<string, Contract> _contracts;
    private readonly IReadOnlyDictionary<string, SystemDescription> _systems;
    private readonly Dictionary<string, CodeList> _codeLists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Requirement> _requirements = new(StringComparer.Ordinal);

    public MappingSource(
        IReadOnlyList<(ControlledItem Item, YamlNode? Tree)> items, IReadOnlyDictionary<string, Contract> contracts,
        IReadOnlyDictionary<string, SystemDescription> systems, List<Problem> problems)
    {
        (_contracts, _systems) = (contracts, systems);
        foreach (var item in items.Select(pair => pair.Item))
        {
            if (item.Kind == ItemKind.CodeList)
            {
                var list = CodeList.Read(item.Bytes.Span, item.Path);
                problems.AddRange(list.Problems);
                if (list.Succeeded)
                {
                    _codeLists.TryAdd($"{item.Id}@{item.Version}", list.Value);
                }
            }
            else if (item.Kind == ItemKind.RequirementRegister)
            {
                var register = Requirement.ReadRegister(item.Bytes.Span, item.Path);
                problems.AddRange(register.Problems);
                foreach (var (id, requirement) in register.Entries)
                {
                    _requirements.TryAdd(id, requirement);
                }
            }
        }
    }

    public CodeList? FindCodeList(VersionedId reference) => _codeLists.GetValueOrDefault(reference.ToString());

    public ITargetOrder? FindTargetOrder(VersionedId contract) =>
        _contracts.TryGetValue(contract.ToString(), out var found) ? ContractOrder.Of(found.Shape) : null;

    public Requirement? FindRequirement(string id) => _requirements.GetValueOrDefault(id);

    public IReadOnlyDictionary<string, string>? FindSites(string system) => _systems.GetValueOrDefault(system)?.Sites;
}
