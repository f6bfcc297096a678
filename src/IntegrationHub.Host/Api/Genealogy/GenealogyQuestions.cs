using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Identifiers;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Genealogy;

namespace IntegrationHub.Host.Api.Genealogy;

/// <summary>Traces and recall scopes on a snapshot of what is committed; for the API and the page.</summary>
internal sealed class GenealogyQuestions(IHubDatabase database)
{
    public Task<Outcome<TraceAnswer>> TraceAsync(string text, TraceDirection direction, CancellationToken cancellationToken) =>
        database.ReadAsync((context, cancel) => new GenealogyQuery(new GenealogyStore(context), Readings).TraceAsync(text, direction, cancel), cancellationToken);

    public Task<Outcome<RecallScope>> RecallAsync(RecallRequest request, CancellationToken cancellationToken) =>
        database.ReadAsync((context, cancel) => new GenealogyQuery(new GenealogyStore(context), Readings).RecallAsync(request, cancel), cancellationToken);

    private static IReadOnlyList<string> Readings(string text) =>
        [.. IdentifierReader.Read(text).Readings.Select(reading => reading.Canonical)];
}
