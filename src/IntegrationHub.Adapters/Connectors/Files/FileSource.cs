using System.Runtime.CompilerServices;
using IntegrationHub.Core.Systems;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Adapters.Connectors.Files;

/// <summary>
/// Reads a file drop. Setting: <c>pattern</c> of the file names (default <c>*</c>). A file is claimed by a rename, handed over, and moved to
/// <c>done/</c> when the hub has committed it. What is not acknowledged by the end of a reading is offered again by the next one.
/// </summary>
internal sealed partial class FileSource(IOptions<FileDropOptions> options, TimeProvider time, ILogger<FileSource> log) : ISourceConnector
{
    public string Name => "files";

    public async IAsyncEnumerable<SourceDocument> ReadAsync(
        InterfaceDescription flow, SystemAddress address, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var settings = new EndpointSettings(flow, "pattern");
        var pattern = settings.Text("pattern") ?? "*";
        settings.ThrowIfFaulty();
        var folder = DropFolder.Open(flow, address, options.Value);

        // What a crash left behind comes first: it was promised to the sender longest ago.
        var leftBehind = folder.LeftBehind();
        var stable = await StableAsync(folder, pattern, cancellationToken).ConfigureAwait(false);
        var held = new List<ClaimedFile>();
        try
        {
            foreach (var claim in leftBehind.Select(path => (path, isClaimed: true)).Concat(stable.Select(path => (path, isClaimed: false))))
            {
                var file = claim.isClaimed ? ClaimedFile.TryTake(folder, claim.path) : ClaimedFile.TryClaim(folder, claim.path);
                if (file is null)
                {
                    continue;
                }

                held.Add(file);
                if (file.Length > options.Value.MaxFileBytes)
                {
                    TooLarge(log, flow.FullName, file.Name, options.Value.MaxFileBytes);
                    file.Refuse();
                    continue;
                }

                var body = await file.ReadAsync(cancellationToken).ConfigureAwait(false);
                yield return new SourceDocument(body, ContentType: null, file.Name, _ =>
                {
                    file.Finish();
                    return Task.CompletedTask;
                });
            }
        }
        finally
        {
            held.ForEach(file => file.Dispose());
        }
    }

    /// <summary>Looks twice: what changed in between is still being written.</summary>
    private async Task<IReadOnlyList<string>> StableAsync(DropFolder folder, string pattern, CancellationToken cancellationToken)
    {
        var first = Look(folder, pattern);
        if (first.Count == 0 || options.Value.StableForMilliseconds == 0)
        {
            return [.. first.Keys.Order(StringComparer.Ordinal)];
        }

        await Task.Delay(TimeSpan.FromMilliseconds(options.Value.StableForMilliseconds), time, cancellationToken).ConfigureAwait(false);
        var second = Look(folder, pattern);
        return [.. first.Where(seen => second.TryGetValue(seen.Key, out var again) && again == seen.Value)
            .Select(seen => seen.Key).Order(StringComparer.Ordinal)];
    }

    private Dictionary<string, (long Length, DateTime Written)> Look(DropFolder folder, string pattern)
    {
        var seen = new Dictionary<string, (long, DateTime)>(StringComparer.Ordinal);
        foreach (var file in folder.Waiting(pattern))
        {
            if (file.LinkTarget is not null)
            {
                IsLink(log, file.FullName);
                continue;
            }

            seen[file.FullName] = (file.Length, file.LastWriteTimeUtc);
        }

        return seen;
    }

    [LoggerMessage(1, LogLevel.Warning, "{Path} is a link and is not read. Drop the file itself.")]
    private static partial void IsLink(ILogger log, string path);

    [LoggerMessage(2, LogLevel.Error, "{Interface}: {File} is larger than {Limit} bytes; it was moved to refused/. Split it, or raise MaxFileBytes and drop it again.")]
    private static partial void TooLarge(ILogger log, string @interface, string file, int limit);
}
