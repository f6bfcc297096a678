using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>Finds contracts among those that were compiled.</summary>
/// <param name="contracts">The contracts by <c>id@version</c>.</param>
public sealed class KnownContracts(IReadOnlyDictionary<string, Contract> contracts) : IContractLookup
{
    /// <inheritdoc />
    public Contract? Find(VersionedId reference) => contracts.GetValueOrDefault(reference.ToString());
}
