using System.Collections.Concurrent;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Versioning;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Versioning;

namespace IntegrationHub.Messaging;

/// <summary>The interfaces in force, and earlier ones rebuilt from their recorded bytes.</summary>
public sealed class FlowCatalog(IHubDatabase database, TimeProvider time) : IFlowCatalog
{
    private readonly ConcurrentDictionary<(string Flow, string Closure), Flow?> _earlier = new();
    private HubConfiguration? _current;

    /// <inheritdoc />
    public HubConfiguration Current => _current ?? throw new InvalidOperationException("The configuration was not imported yet.");

    /// <summary>Imports files as a baseline and makes them effective; nothing changes where there is any problem.</summary>
    /// <returns>All problems of all files; empty when the configuration is in force.</returns>
    public async Task<IReadOnlyList<Problem>> ImportAsync(IReadOnlyList<ConfigurationFile> files, CancellationToken cancellationToken)
    {
        var compiled = ConfigurationCompiler.Compile(files);
        return compiled.Succeeded ? await ImportAsync(compiled.Value, cancellationToken) : compiled.Problems;
    }

    /// <summary>Imports what was compiled before; nothing changes where it contradicts what is recorded.</summary>
    /// <returns>The contradictions; empty when the configuration is in force.</returns>
    public async Task<IReadOnlyList<Problem>> ImportAsync(HubConfiguration configuration, CancellationToken cancellationToken)
    {
        var conflicts = await database.WriteAsync(async (context, token) =>
        {
            var store = new VersionStore(context, time);
            var found = await store.ConflictsAsync(configuration.Items, token);
            if (found.Count == 0)
            {
                await store.ImportAsync(configuration.Items, token);
                await store.ActivateAsync(configuration.Flows.ToDictionary(pair => pair.Key, pair => pair.Value.Closure, StringComparer.Ordinal), token);
            }

            return found;
        }, cancellationToken);
        if (conflicts.Count == 0)
        {
            _current = configuration;
        }

        return conflicts;
    }

    /// <inheritdoc />
    public async Task<Flow?> FindAsync(string flow, string closure, CancellationToken cancellationToken)
    {
        if (_current?.Flows.TryGetValue(flow, out var effective) == true && effective.Closure.Hash == closure)
        {
            return effective;
        }

        if (_earlier.TryGetValue((flow, closure), out var known))
        {
            return known;
        }

        var files = await database.ReadAsync((context, token) => new VersionStore(context, time).FilesAsync(closure, token), cancellationToken);
        var compiled = files is null ? null : ConfigurationCompiler.CompileFlow(files, flow);

        // A dispatch of an earlier closure makes due what is effective now: only the inbound side is bound to its acceptance.
        var rebuilt = compiled is null ? null : compiled with { Siblings = () => Current.Flows };
        return _earlier.GetOrAdd((flow, closure), rebuilt);
    }
}
