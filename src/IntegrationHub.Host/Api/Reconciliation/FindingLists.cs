using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Attributes;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Reconciliation;

namespace IntegrationHub.Host.Api.Reconciliation;

/// <summary>Reads findings on a snapshot of what is committed; for the API and the page.</summary>
internal sealed class FindingLists(IHubDatabase database)
{
    /// <summary>Gets what a finding can be about, in the words of the filters.</summary>
    public static IReadOnlyList<string> Attributes { get; } =
        [Finding.TrackingAttribute, Finding.UsageAttribute, Finding.DataAttribute, Finding.ItemAttribute, .. MasterAttribute.All.Select(one => one.Name)];

    /// <summary>Says what is wrong with an attribute to filter by.</summary>
    public static IReadOnlyList<Problem> Check(string? attribute) => attribute is null or "" || Attributes.Contains(attribute, StringComparer.Ordinal) ? []
        : [new("API-0026", $"'{attribute}' is no attribute. Use one of {string.Join(", ", Attributes)}.", "/attribute", RawValue: attribute)];

    public Task<FindingPage> ListAsync(FindingFilter filter, CancellationToken cancellationToken) =>
        database.ReadAsync((context, cancel) => new ReconciliationStore(context).ListAsync(filter, cancel), cancellationToken);
}
