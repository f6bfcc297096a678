using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Compile;

/// <summary>What a mapping refers to, by exact version. The closure answers when a message runs, the folder when an engineer checks.</summary>
public interface IMappingSource
{
    /// <summary>Finds a code list; null where this version does not exist.</summary>
    CodeList? FindCodeList(VersionedId reference);

    /// <summary>Finds the member order of a contract; null where it is not known, then outputs follow the order of the rules.</summary>
    ITargetOrder? FindTargetOrder(VersionedId contract);

    /// <summary>Finds a requirement of the register; null where there is none of this id.</summary>
    Requirement? FindRequirement(string id);

    /// <summary>Finds plant codes and hub sites of a system's system.yaml; null where there is no such system.</summary>
    IReadOnlyDictionary<string, string>? FindSites(string system);
}
