using IntegrationHub.Core.Systems;

namespace IntegrationHub.Adapters.Connectors.Http;

/// <summary>
/// Delivers over HTTP. Settings: <c>path</c>; <c>method</c> (POST, PUT, PATCH; default POST); <c>idempotencyHeader</c>; <c>contentType</c>;
/// <c>posted</c> and <c>refused</c>, the statuses that are the application's yes and no (defaults 200, 201 and 400, 409, 422).
/// Any other status is the infrastructure speaking, not the application: unavailable.
/// </summary>
internal sealed class HttpTarget(HttpSystems systems) : ITargetConnector
{
    public string Name => "http";

    public async Task<DeliveryReply> DeliverAsync(
        InterfaceDescription flow, SystemAddress address, OutboundDocument document, CancellationToken cancellationToken)
    {
        var settings = new EndpointSettings(flow, "path", "method", "idempotencyHeader", "contentType", "posted", "refused");
        var path = settings.Required("path");
        var method = (settings.Text("method") ?? "POST").ToUpperInvariant();
        var posted = settings.Statuses("posted", 200, 201);
        var refused = settings.Statuses("refused", 400, 409, 422);
        var contentType = settings.Text("contentType") ?? MediaTypes.Of(flow.Format);
        var header = settings.Text("idempotencyHeader") is { } name ? (name, document.IdempotencyKey) : ((string, string)?)null;
        settings.ThrowIfFaulty();
        if (method is not ("POST" or "PUT" or "PATCH"))
        {
            throw new ConnectorException($"{flow.FullName}: method '{method}' delivers nothing. Write POST, PUT or PATCH.");
        }

        try
        {
            var uri = SystemUri.Of(flow, address, path);
            var reply = await systems.SendAsync(flow, address, method, uri, document.Body, contentType, header, cancellationToken).ConfigureAwait(false);
            return new DeliveryReply(OutcomeOf(reply.Status, posted, refused), reply.Describe(), reply.Body);
        }
        catch (ConnectorException fault)
        {
            return new DeliveryReply(DeliveryOutcome.Unavailable, fault.Message);
        }
    }

    private static DeliveryOutcome OutcomeOf(int status, IReadOnlySet<int> posted, IReadOnlySet<int> refused) =>
        posted.Contains(status) ? DeliveryOutcome.Posted
        : refused.Contains(status) ? DeliveryOutcome.Refused
        : DeliveryOutcome.Unavailable;
}
