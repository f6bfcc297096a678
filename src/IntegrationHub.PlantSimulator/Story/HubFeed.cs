using System.Net;
using System.Net.Http.Headers;

namespace IntegrationHub.PlantSimulator;

/// <summary>Sends the plant's messages to a hub's intake, as MES and supplier portal do: until the hub has answered.</summary>
public sealed class HubFeed(HttpClient client, Uri hub, Vices? vices = null, TimeProvider? clock = null)
{
    private const int MaxAttempts = 60;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>Posts a message to <c>/api/v1/intake/{system}/{interface}</c>; repeats it every half second while the hub is unreachable or answers 5xx, 60 times at most.</summary>
    /// <returns>The hub's answer: 202 for accepted, or its refusal.</returns>
    /// <exception cref="HttpRequestException">The hub did not answer within all attempts.</exception>
    public async Task<HttpStatusCode> PushAsync(PlantMessage message, CancellationToken ct)
    {
        var copies = vices is not null && vices.Of(message.System == "srm-sim" ? PlantSystems.Srm : PlantSystems.Mes).DuplicatePushes ? 2 : 1;
        HttpStatusCode answer = default;
        for (var copy = 0; copy < copies; copy++) answer = await PushOnceAsync(message, ct);
        return answer;
    }

    /// <summary>Pushes messages one after another, in their order.</summary>
    /// <returns>How many were answered with 202.</returns>
    public async Task<int> PushAllAsync(IEnumerable<PlantMessage> messages, CancellationToken ct)
    {
        var accepted = 0;
        foreach (var message in messages)
        {
            if (await PushAsync(message, ct) == HttpStatusCode.Accepted) accepted++;
        }

        return accepted;
    }

    private async Task<HttpStatusCode> PushOnceAsync(PlantMessage message, CancellationToken ct)
    {
        var address = new Uri(hub, $"/api/v1/intake/{message.System}/{message.Interface}");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var content = new ByteArrayContent(message.Body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var answer = await client.PostAsync(address, content, ct);
                if ((int)answer.StatusCode < 500 || attempt == MaxAttempts) return answer.StatusCode;
            }
            catch (HttpRequestException) when (attempt < MaxAttempts)
            {
                // A hub that restarts is no news to a MES: it keeps the message and asks again.
            }

            await Task.Delay(Pause, _clock, ct);
        }
    }
}
