using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>Where checks and examples find contracts, by exact version.</summary>
public interface IContractLookup
{
    /// <summary>Finds a contract; null where this version does not exist.</summary>
    Contract? Find(VersionedId reference);
}
