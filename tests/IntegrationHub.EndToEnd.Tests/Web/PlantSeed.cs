using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Storage.Genealogy;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Storage.Reconciliation;
using IntegrationHub.Storage.Versioning;

namespace IntegrationHub.EndToEnd.Tests.Web;

/// <summary>Puts a small plant's morning into the database, through the stores that the pipeline uses.</summary>
internal static class PlantSeed
{
    public const string Closure = "5f1c2a90b7c84d6e5f1c2a90b7c84d6e5f1c2a90b7c84d6e5f1c2a90b7c84d6e";

    private static readonly PublicIds Ids = new(TimeProvider.System);

    /// <summary>Adds an envelope whose messages are settled as told, in order; null stays in flight.</summary>
    /// <returns>The names of the messages.</returns>
    public static async Task<IReadOnlyList<string>> EnvelopeAsync(HubTestHost host, string flow, string body, string? source, params Settlement?[] settlements)
    {
        var names = new List<string>();
        await host.WriteAsync(async (context, cancel) =>
        {
            var journal = new JournalStore(context, TimeProvider.System, Ids);
            var receipt = await journal.AcceptAsync(new Arrival(flow, Encoding.UTF8.GetBytes(body), Closure, "application/json", source), cancel);
            var envelope = (await journal.ClaimAsync(receipt.InternalId, TimeSpan.FromMinutes(1), cancel))!;
            await journal.DeclareAsync(envelope, [.. settlements.Select((_, ordinal) => new DeclaredMessage(ordinal, $"/value/{ordinal}"))], cancel);
            foreach (var message in await journal.OpenMessagesAsync(envelope.Id, cancel))
            {
                names.Add(message.Name);
                if (settlements[message.Ordinal] is not { } settlement)
                {
                    continue;
                }

                var canonical = await journal.SettleAsync(message.Id, settlement, "0.1.0+test", cancel);
                if (flow == "mes-sim/consumption" && canonical.Count > 0)
                {
                    await DeliveriesAsync(new OutboxStore(context, TimeProvider.System, Ids), message.Id, canonical[0], cancel);
                }
            }

            await journal.CloseAsync(envelope, settlements.Count(settlement => settlement is not null), TimeSpan.Zero, cancel);
        });
        return names;
    }

    public static Settlement Applied(string key, string type = "material-master", string document = """{"item":{"id":"4711-02"}}""") => new()
    {
        State = MessageState.Applied,
        Key = key,
        Canonical = [new CanonicalDocument(type, Encoding.UTF8.GetBytes(document))],
    };

    public static Settlement Quarantined(string key, string raw) => new()
    {
        State = MessageState.Quarantined,
        Key = key,
        Problems =
        [
            new StepProblem("map", new Problem("MAP-0105",
                $"The code '{raw}' is not in the list windchill-trace-code@1.0.0, which knows 0, L, S and X. Add it to the list in a new version, or have it corrected in the source, then release the message.",
                "/DefaultTraceCode/Value", "tracking", raw)),
        ],
    };

    public static async Task MorningAsync(HubTestHost host)
    {
        await EnvelopeAsync(host, "erp-sap/product", """{"value":[{"Material":"4711-02"},{"Material":"4712-00"}]}""", "products-page-1", Applied("4711-02|1"), Applied("4712-00|1"), Applied("4713-00|1"));
        await EnvelopeAsync(host, "trace-catenax/twins", "{}", "smallTestdata.json", Applied("urn:uuid:1", "material-event"), Applied("urn:uuid:2", "material-event"),
            new Settlement { State = MessageState.Suppressed, Reason = "no-output: the entry describes no part", Key = "urn:uuid:3" }, null);
        await EnvelopeAsync(host, "plm-windchill/part", """{"value":[{"Number":"9","DefaultTraceCode":{"Value":"Q"}}]}""", "parts", Quarantined("9|2026", "Q"), Applied("10|2026"));
        await EnvelopeAsync(host, "mes-sim/consumption", """{"serials":["S1","S2","S3"]}""", "order 1000123",
            Applied("C-1", "material-event", """{"operation":"issue","inputs":[{"item":{"id":"4711-02"},"serial":"S1"}]}"""));
        await host.WriteAsync(FindingsAsync);
        await host.WriteAsync(GenealogyAsync);
        await host.WriteAsync(VersionsAsync);
    }

    private static async Task DeliveriesAsync(OutboxStore outbox, long message, long canonical, CancellationToken cancel)
    {
        foreach (var target in new[] { "erp-sap/goods-issue", "mes-sim/hold", "qms/ncr" })
        {
            await outbox.AddAsync(new NewDelivery(canonical, message, target, "routing@1.0.0 consumption", Closure, "{}"u8.ToArray()), cancel);
        }

        var due = await outbox.DueAsync(10, cancel);
        var posted = (await outbox.ClaimAsync(due[0], TimeSpan.FromMinutes(1), cancel))!;
        await outbox.KeepDocumentAsync(posted, """{"lines":[{"lot":"L9","quantity":"3"}]}"""u8.ToArray(),
            """{"projection":"serial→lot","from":"serial-set","to":"lot","lost":["serial"],"evidence":"exact","recall":{"hub":3,"inTarget":50}}"""u8.ToArray(), null, cancel);
        await outbox.SettleAsync(posted, new DeliverySettlement { State = DeliveryState.Posted, Detail = "201 Created, document 4900000017" }, cancel);
        var waiting = (await outbox.ClaimAsync(due[1], TimeSpan.FromMinutes(1), cancel))!;
        await outbox.SettleAsync(waiting, new DeliverySettlement { State = DeliveryState.InFlight, RetryAfter = TimeSpan.FromMinutes(10), Detail = "503 from the target; nobody answered for the application." }, cancel);
        var refused = (await outbox.ClaimAsync(due[2], TimeSpan.FromMinutes(1), cancel))!;
        await outbox.SettleAsync(refused, new DeliverySettlement { State = DeliveryState.Refused, Detail = "422: the number range is closed" }, cancel);
    }

    private static async Task FindingsAsync(Storage.HubContext context, CancellationToken cancel)
    {
        var store = new ReconciliationStore(context);
        for (var i = 0; i < 30; i++)
        {
            var item = $"47{i:00}-02";
            var looser = i % 3 == 0;
            await store.SaveFindingsAsync(item,
            [
                new Finding
                {
                    Item = item,
                    Site = i % 2 == 0 ? "hamburg" : "leipzig",
                    Attribute = Finding.TrackingAttribute,
                    System = "erp-sap",
                    Authority = "plm-windchill",
                    Values =
                    [
                        new SystemValue { System = "plm-windchill", Item = item, Value = "serial required", Lot = TrackingLevel.None, Serial = TrackingLevel.Required, Raw = "S", Path = "/DefaultTraceCode/Value", MappingVersion = "plm-windchill/part@1.1.0", Relation = Relation.Equal },
                        new SystemValue { System = "erp-sap", Item = item, Value = looser ? "lot required" : "not sent", Lot = looser ? TrackingLevel.Required : TrackingLevel.Unknown, Serial = looser ? TrackingLevel.None : TrackingLevel.Unknown, Raw = looser ? "X" : null, Path = "/to_Plant/0/IsBatchManagementRequired", MappingVersion = "erp-sap/product@1.0.0" },
                    ],
                    Gate = looser ? Gate.None : Gate.UnknownValue,
                    Relation = looser ? Relation.Looser : null,
                    Cause = looser ? Cause.Unexplained : Cause.Stale,
                    Severity = looser ? Severity.Critical : Severity.Medium,
                    NeedsPerson = true,
                    Explanation = looser ? "ERP keeps the item by lot where PLM requires serial numbers." : "ERP did not send the flag.",
                    Proposal = new Proposal("erp-sap", "/to_Plant/0/SerialNumberProfile", "serial required", ["zero stock in plant 1000"], $"In erp-sap, set the serial number profile of {item} in plant 1000; first bring its stock there to zero."),
                },
            ], 1_790_000_000_000_000, cancel);
        }
    }

    private static async Task GenealogyAsync(Storage.HubContext context, CancellationToken cancel)
    {
        static NodeFact Unit(string serial) => new("serial:4711-02:" + serial, NodeKind.Unit, "4711-02", Serial: serial);
        static Attachment At(string message, int ordinal, AttachmentRole role, string node, EvidenceGrade evidence) => new()
        {
            MessageId = message, Ordinal = ordinal, Group = "m:" + message, Role = role, Node = node, Evidence = evidence,
            Operation = Operation.Produce, Kind = TransformationKind.Assemble, Quantity = 1, Unit = "C62",
        };
        var lot = new NodeFact("lot:9:L9", NodeKind.Lot, "9", Lot: "L9");
        var store = new GenealogyStore(context);
        for (var i = 1; i <= 4; i++)
        {
            var (message, unit) = ($"seed/{i}", Unit($"S{i}"));
            await store.ApplyAsync(new GenealogyChange(message)
            {
                Nodes = [lot, unit],
                Names = [new NameFact(lot.Key, "lot", "L9", null, "9"), new NameFact(unit.Key, "serial", $"S{i}", null, "4711-02")],
                Attachments =
                [
                    At(message, 0, AttachmentRole.Input, lot.Key, i < 4 ? EvidenceGrade.Exact : EvidenceGrade.Assumed),
                    At(message, 1, AttachmentRole.Output, unit.Key, EvidenceGrade.Exact),
                ],
            }, cancel);
        }
    }

    private static async Task VersionsAsync(Storage.HubContext context, CancellationToken cancel)
    {
        var hash = new string('a', 64);
        context.Add(new ControlledItemRow { Path = "mappings/erp-sap/product.yaml", Kind = "mapping", ItemId = "erp-sap/product", Version = "1.0.0", SemanticHash = hash, ByteHash = hash, Bytes = [1], ImportedAt = 1_790_000_000_000_000 });
        context.Add(new ClosureRow { Hash = Closure, Interface = "erp-sap/product", Items = $"contract erp-sap/product 1.0.0 {hash}\nmapping erp-sap/product 1.0.0 {hash}" });
        context.Add(new ActivationRow { Interface = "erp-sap/product", Closure = Closure, EffectiveFrom = 1_790_000_000_000_000, Standing = "baseline, unsigned" });
        await context.SaveChangesAsync(cancel);
    }
}
