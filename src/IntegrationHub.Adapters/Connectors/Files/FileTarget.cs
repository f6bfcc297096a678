using IntegrationHub.Core.Systems;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Adapters.Connectors.Files;

/// <summary>
/// Delivers as a file of a deterministic name: written beside under a hidden name, flushed to disk, then renamed, so a reader never sees half a
/// file and a repeated delivery does not make a second one.
/// </summary>
internal sealed class FileTarget(IOptions<FileDropOptions> options) : ITargetConnector
{
    public string Name => "files";

    public async Task<DeliveryReply> DeliverAsync(
        InterfaceDescription flow, SystemAddress address, OutboundDocument document, CancellationToken cancellationToken)
    {
        new EndpointSettings(flow).ThrowIfFaulty();
        if (document.FileName.Length is 0 or > 200 || document.FileName.StartsWith('.') || document.FileName.IndexOfAny(['/', '\\', '\0']) >= 0)
        {
            return new DeliveryReply(DeliveryOutcome.Refused, $"'{document.FileName}' cannot be a file name. Map a name without separators, at most 200 characters.");
        }

        try
        {
            var folder = DropFolder.Open(flow, address, options.Value);
            var path = Path.Combine(folder.Path, document.FileName);
            if (File.Exists(path))
            {
                return await AlreadyThereAsync(path, document, cancellationToken).ConfigureAwait(false);
            }

            await WriteAsync(path, Path.Combine(folder.Path, $".{document.FileName}.tmp"), document.Body, cancellationToken).ConfigureAwait(false);
            return new DeliveryReply(DeliveryOutcome.Posted, $"written as {document.FileName}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ConnectorException)
        {
            return new DeliveryReply(DeliveryOutcome.Unavailable, fault.Message);
        }
    }

    private static async Task WriteAsync(string path, string hidden, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var stream = new FileStream(hidden, FileMode.Create, FileAccess.Write, FileShare.None);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(body, cancellationToken).ConfigureAwait(false);

            // On disk before it has its name: a power cut must not leave a named, empty file.
            stream.Flush(flushToDisk: true);
        }

        File.Move(hidden, path, overwrite: true);
    }

    private static async Task<DeliveryReply> AlreadyThereAsync(string path, OutboundDocument document, CancellationToken cancellationToken)
    {
        var there = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        return there.AsSpan().SequenceEqual(document.Body.Span)
            ? new DeliveryReply(DeliveryOutcome.Posted, $"{document.FileName} was already there, with the same content")
            : new DeliveryReply(DeliveryOutcome.Refused, $"{document.FileName} is already there with other content. Compare the two and remove the wrong one.");
    }
}
