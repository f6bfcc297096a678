using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrationHub.Adapters.Connectors.Http;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Adapters.Connectors.Tryton;

/// <summary>
/// Changes fields of one record. Settings: <c>model</c> and <c>key</c>, the field by which it is found (also a member of the document);
/// <c>record</c>, a relation whose record is changed instead, and <c>recordModel</c>, its model. The document holds <c>set</c> (field: value),
/// <c>add</c> and <c>remove</c> (field: values of a multiple selection); <c>default_uom.symbol</c> in <c>set</c> sets the field to the one record that has this symbol. It reads before it writes and reads back after: a second attempt
/// finds the work done, and whoever changed the record in between wins. A record that others share is not changed.
/// </summary>
internal sealed class TrytonTarget(HttpSystems systems) : ITargetConnector, IDisposable
{
    private const int Attempts = 3;

    // One change at a time: on some databases Tryton's time stamps are whole seconds, and two changes of one record within a second would undo each other unseen.
    private readonly SemaphoreSlim _one = new(1, 1);

    public string Name => "tryton";

    public void Dispose() => _one.Dispose();

    public async Task<DeliveryReply> DeliverAsync(
        InterfaceDescription flow, SystemAddress address, OutboundDocument document, CancellationToken cancellationToken)
    {
        var settings = new EndpointSettings(flow, "model", "key", "record", "recordModel");
        var place = new TrytonPlace(settings.Required("model"), settings.Required("key"), settings.Text("record"), settings.Text("recordModel"));
        settings.ThrowIfFaulty();
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var session = await TrytonSession.LogInAsync(systems, flow, address, cancellationToken).ConfigureAwait(false);
            try
            {
                return await ChangeAsync(session, place, TrytonChange.Read(document.Body, place.Key), cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await session.LogOutQuietlyAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (TrytonRefusedException refused)
        {
            return new DeliveryReply(DeliveryOutcome.Refused, refused.Message);
        }
        catch (ConnectorException fault)
        {
            return new DeliveryReply(DeliveryOutcome.Unavailable, fault.Message);
        }
        finally
        {
            _one.Release();
        }
    }

    private static async Task<DeliveryReply> ChangeAsync(TrytonSession session, TrytonPlace place, TrytonChange change, CancellationToken cancellationToken)
    {
        var records = await place.FindAsync(session, change.Key, cancellationToken).ConfigureAwait(false);
        if (records is not [var record])
        {
            return Refused(records.Count == 0
                ? $"there is no {place.Model} with {place.Key} {change.Key}. Create it there, or correct the number"
                : $"{records.Count} records of {place.Model} have {place.Key} {change.Key}. Correct the right one by hand");
        }

        if (place.Record is not null && await place.SharersAsync(session, record, cancellationToken).ConfigureAwait(false) is > 1 and var sharers)
        {
            return Refused($"the {place.Record} of {change.Key} is shared by {sharers} records, and all of them would change. Correct it by hand, or split it");
        }

        foreach (var (field, by, value) in change.References)
        {
            change.Resolve(field, by, await place.ReferenceAsync(session, field, by, value, cancellationToken).ConfigureAwait(false));
        }

        for (var attempt = 0; ; attempt++)
        {
            var found = await place.ReadAsync(session, record, change.Fields, cancellationToken).ConfigureAwait(false);
            var values = change.Against(found);
            if (values.Count == 0)
            {
                return new DeliveryReply(DeliveryOutcome.Posted, attempt == 0 ? $"{change.Key} says so already." : $"{change.Key} was changed and read back.", TrytonPlace.Bytes(found));
            }

            if (attempt == Attempts)
            {
                return Refused($"{change.Key} was written and does not say so when it is read back: a rule of Tryton or somebody else changes it again. Look at it there");
            }

            await place.WriteAsync(session, record, found, values, cancellationToken).ConfigureAwait(false);
        }
    }

    private static DeliveryReply Refused(string why) => new(DeliveryOutcome.Refused, $"Not changed: {why}.");
}
