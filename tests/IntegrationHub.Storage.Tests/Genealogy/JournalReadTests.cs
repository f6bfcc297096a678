using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.PointOfUse;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Quality.Nonconformance;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Storage.Genealogy;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Storage.Quality;
using IntegrationHub.Storage.Reconciliation;
using IntegrationHub.Storage.Tests.Databases;
using Xunit;

namespace IntegrationHub.Storage.Tests.Genealogy;

public sealed class SqliteJournalReadTests() : JournalReadTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlJournalReadTests() : JournalReadTests(PostgreSqlTestDatabase.CreateAsync);

/// <summary>What the genealogy reads out of the journal and the masters: what waits, the events as they came, the plan of an item.</summary>
public abstract class JournalReadTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    private static readonly string[] Interfaces = ["mes/consumption", "srm/receipt"];

    [Fact]
    public async Task What_waits_is_counted_and_what_names_a_node_comes_first()
    {
        await AcceptAsync("mes/consumption", """{"serial":"S-1"}""", MessageState.Applied);
        Time.Advance(TimeSpan.FromHours(1));
        await AcceptAsync("mes/consumption", """{"serial":"OTHER"}""", MessageState.Quarantined);
        Time.Advance(TimeSpan.FromHours(1));
        await AcceptAsync("mes/consumption", """{"serial":"S-1"}""", null);
        await AcceptAsync("erp/product", """{"serial":"S-1"}""", MessageState.Quarantined);

        var standing = await ReadAsync(context => SourceStandingReader.ReadAsync(context, Interfaces, ["S-1"], Cancellation));

        Assert.Equal(2, standing.Pending);
        Assert.Equal([(true, false), (false, true)], standing.Waiting.Select(w => (w.NamesANode, w.IsQuarantined)));
        Assert.Equal([new SourceCompleteness("mes", "2026-11-23T09:00:00Z"), new SourceCompleteness("srm", null)], standing.Sources);
    }

    [Fact]
    public async Task An_envelope_that_is_not_split_yet_waits_as_a_whole()
    {
        await WriteAsync(context => Journal(context).AcceptAsync(new Arrival("srm/receipt", "S-1"u8.ToArray(), "closure", null, null, null), Cancellation));

        var standing = await ReadAsync(context => SourceStandingReader.ReadAsync(context, Interfaces, ["S-1"], Cancellation));

        Assert.Equal((1, true, false), (standing.Pending, standing.Waiting[0].NamesANode, standing.Waiting[0].IsQuarantined));
    }

    [Fact]
    public async Task Where_nothing_waits_a_source_is_complete_until_its_last_message()
    {
        await AcceptAsync("mes/consumption", "{}", MessageState.Applied);
        Time.Advance(TimeSpan.FromMinutes(5));
        await AcceptAsync("mes/consumption", "{}", MessageState.Suppressed);

        var standing = await ReadAsync(context => SourceStandingReader.ReadAsync(context, Interfaces, [], Cancellation));

        Assert.Equal((0, "2026-11-23T08:05:00Z"), (standing.Pending, standing.Sources[0].CompleteUntil));
    }

    [Fact]
    public async Task Events_come_in_the_order_of_recording_and_those_that_name_a_piece_are_found_by_it()
    {
        foreach (var serial in new[] { "A", "B", "A", "C" })
        {
            await EventAsync(new MaterialEvent { Operation = Operation.Produce, Outputs = [new() { Item = new("P"), Serial = serial, Lot = "L" + serial }] });
        }

        async Task<string> Found(long after, int most, params string[] names) => string.Concat((await ReadAsync(context =>
            MaterialEventReader.NextAsync(context, after, most, names.Length == 0 ? [] : [names], null, null, Cancellation))).Select(e => e.Event.Outputs![0].Serial));

        Assert.Equal("ABAC", await Found(0, 10));
        Assert.Equal("AB", await Found(0, 2));
        var first = (await ReadAsync(context => MaterialEventReader.NextAsync(context, 0, 1, [], null, null, Cancellation)))[0];
        Assert.Equal("BAC", await Found(first.Number, 10));
        Assert.Equal("AA", await Found(0, 10, "A", "nothing"));
        Assert.Equal(("mes", """{"of":"A"}"""), (first.System, Encoding.UTF8.GetString(first.Body.Span)));
    }

    [Fact]
    public async Task Events_are_found_by_when_they_happened_and_what_tells_no_instant_is_never_passed_over()
    {
        foreach (var (serial, at) in new[] { ("A", "2026-03-01T06:00:00Z"), ("B", "2026-03-02T06:00:00Z"), ("C", null), ("D", "2026-03-03T06:00:00Z") })
        {
            await EventAsync(new MaterialEvent
            {
                Operation = Operation.Produce,
                Outputs = [new() { Item = new("P"), Serial = serial, Lot = "L" }],
                Times = at is null ? new(Document: new() { Instant = "2020-01-01T00:00:00Z" }) : new(Event: new() { Instant = at }),
            });
        }

        async Task<string> Between(string? from, string? before) => string.Concat((await ReadAsync(context =>
            MaterialEventReader.NextAsync(context, 0, 10, [], HubInstant.Parse(from), HubInstant.Parse(before), Cancellation))).Select(e => e.Event.Outputs![0].Serial));

        Assert.Equal("ABCD", await Between(null, null));
        Assert.Equal("BCD", await Between("2026-03-02T06:00:00Z", null));
        Assert.Equal("BC", await Between("2026-03-02T06:00:00Z", "2026-03-03T06:00:00Z"));
        Assert.Equal("AC", await Between(null, "2026-03-02T06:00:00Z"));
    }

    [Fact]
    public async Task A_plan_has_the_masters_of_each_system_and_the_bill_of_material_of_the_authority()
    {
        await MasterAsync("plm", new MaterialMaster
        {
            Item = new("PUMP"), Tracking = [new() { Serial = TrackingLevel.Required }],
            Components = [new() { Item = new("SEAL"), Position = "10", Quantity = 2 }, new() { Item = new("BODY"), Position = "20", Quantity = 1 }],
        });
        await MasterAsync("erp", new MaterialMaster { Item = new("PUMP"), Tracking = [new() { Lot = TrackingLevel.Required }], Components = [new() { Item = new("KIT") }] });
        await MasterAsync("erp", new MaterialMaster { Item = new("SEAL"), Tracking = [new() { Lot = TrackingLevel.Required }] });

        var plan = await ReadAsync(context => new PlanReader(context, (_, _) => "plm", Now).FillAsync(new UsePlan { Item = "PUMP" }, null, Cancellation));

        Assert.Equal([("erp", false), ("plm", true)], plan.Masters.Select(m => (m.System, m.IsAuthority)));
        Assert.Equal([("SEAL", "plm", 1), ("BODY", "plm", 0)], plan.Uses.Select(u => (u.Usage.Item.Id, u.System, u.Masters.Count)));
        Assert.Equal(TrackingLevel.Required, plan.Uses[0].Masters[0].Rules![0].Lot);
    }

    [Fact]
    public async Task The_day_on_which_an_item_went_from_lot_to_serial_is_told_once()
    {
        await MasterAsync("plm", new MaterialMaster { Item = new("PUMP"), ChangedAt = "2026-01-01T00:00:00Z", Sites = ["hamburg"], Tracking = [new() { Lot = TrackingLevel.Required, Serial = TrackingLevel.None }] });
        await MasterAsync("plm", new MaterialMaster { Item = new("PUMP"), ChangedAt = "2026-03-01T00:00:00Z", Sites = ["hamburg"], Tracking = [new() { Lot = TrackingLevel.None, Serial = TrackingLevel.Required }] });
        await MasterAsync("erp", new MaterialMaster { Item = new("PUMP"), ChangedAt = "2026-02-01T00:00:00Z", Tracking = [new() { Lot = TrackingLevel.Required, Serial = TrackingLevel.None }] });

        var changes = await ReadAsync(context => TrackingChangeReader.ReadAsync(context, ["PUMP", "SEAL"], Cancellation));

        Assert.Equal([new TrackingChange("PUMP", "plm", null, "2026-03-01T00:00:00Z", "lot required, serial none", "lot none, serial required")], changes);
    }

    [Fact]
    public async Task Holds_are_read_until_they_are_released()
    {
        await WriteAsync(context => new QualityStore(context).RequestHoldsAsync([new Hold("N-1", "mes", "serial:P:A", HoldState.Requested, Now), new Hold("N-2", "mes", "serial:P:A", HoldState.Requested, Now)], Cancellation));
        await WriteAsync(context => new QualityStore(context).ReleaseAsync("N-1", "mes", Cancellation));

        Assert.Equal(["serial:P:A by nonconformance N-2"], await ReadAsync(context => new PlanReader(context, (_, _) => null, Now).HoldsAsync(["serial:P:A", "lot:P:L"], Cancellation)));
    }

    private long Now => HubInstant.ToMicroseconds(Time.GetUtcNow());

    private async Task MasterAsync(string system, MaterialMaster master)
    {
        var name = await AcceptAsync(system + "/part", "{}", MessageState.Applied, new CanonicalDocument("material-master", CanonicalJson.Write(master)));
        await WriteAsync(async context =>
        {
            foreach (var snapshot in MasterSnapshots.From(master, new SnapshotOrigin(system, name, "m@1.0.0", Now)))
            {
                await new ReconciliationStore(context).AppendAsync(snapshot, Cancellation);
            }
        });
    }

    private async Task EventAsync(MaterialEvent e)
    {
        var name = await AcceptAsync("mes/consumption", $$"""{"of":"{{e.Outputs![0].Serial}}"}""", MessageState.Applied, new CanonicalDocument("material-event", CanonicalJson.Write(e)));
        await WriteAsync(context => new GenealogyStore(context).ApplyAsync(GenealogyChanges.From(e, name, "mes"), Cancellation));
    }

    private async Task<string> AcceptAsync(string flow, string body, MessageState? state, params CanonicalDocument[] canonical)
    {
        var receipt = await WriteAsync(context => Journal(context).AcceptAsync(new Arrival(flow, Encoding.UTF8.GetBytes(body), "closure", null, null, null), Cancellation));
        return await WriteAsync(async context =>
        {
            var journal = Journal(context);
            var envelope = (await journal.ClaimAsync(receipt.InternalId, TimeSpan.FromMinutes(1), Cancellation))!;
            await journal.DeclareAsync(envelope, [new DeclaredMessage(0, "")], Cancellation);
            var message = (await journal.OpenMessagesAsync(envelope.Id, Cancellation))[0];
            if (state is { } settled)
            {
                await journal.SettleAsync(message.Id, new Settlement { State = settled, Canonical = canonical }, "test", Cancellation);
                await journal.CloseAsync(envelope, 1, TimeSpan.Zero, Cancellation);
            }

            return message.Name;
        });
    }

    private JournalStore Journal(HubContext context) => new(context, Time, Ids);
}
