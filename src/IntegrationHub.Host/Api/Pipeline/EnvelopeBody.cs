using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IntegrationHub.Host.Api.Pipeline;

/// <summary>Reads the bytes of an envelope, never more than the limit.</summary>
internal static class EnvelopeBody
{
    /// <summary>Reads the whole body; null where it is larger than the limit.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        // The server's own limit (30 MB by default) must not be the one that decides; it would count the framing of chunks too.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = null;
        }

        // A stated length is what the caller says: it sizes the buffer but does not make us reserve gigabytes.
        var buffer = new byte[(int)Math.Min(request.ContentLength ?? 16 * 1024, limit)];
        var filled = 0;
        while (true)
        {
            if (filled == buffer.Length)
            {
                var probe = new byte[1];
                if (await request.Body.ReadAsync(probe, cancellationToken) == 0)
                {
                    return buffer.AsMemory(0, filled);
                }

                if (filled == limit)
                {
                    return null;
                }

                Array.Resize(ref buffer, (int)Math.Min(Math.Max(2L * filled, 1024), limit));
                buffer[filled++] = probe[0];
                continue;
            }

            var read = await request.Body.ReadAsync(buffer.AsMemory(filled), cancellationToken);
            if (read == 0)
            {
                return buffer.AsMemory(0, filled);
            }

            filled += read;
        }
    }
}
