using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Storage.Genealogy;
using IntegrationHub.Storage.Tests.Databases;
using Xunit;

namespace IntegrationHub.Storage.Tests.Genealogy;

public sealed class SqliteGenealogyStoreTests() : GenealogyStoreTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlGenealogyStoreTests() : GenealogyStoreTests(PostgreSqlTestDatabase.CreateAsync);

public abstract class GenealogyStoreTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    private static readonly MaterialReference Lot = new() { Item = new("C"), Lot = "L9", Quantity = 3, Unit = "C62" };

    private static readonly GenealogyChange[] Day =
    [
        Change(1, new() { Operation = Operation.Receive, Outputs = [Lot] }),
        Change(2, new() { Operation = Operation.Observe, Materials = [Piece("S1"), Piece("S2"), Piece("S3")] }),
        Change(3, new() { Operation = Operation.Produce, EventId = "e3", Inputs = [Piece("S1"), Glue()], Outputs = [Product("A")], Transformation = new("100", TransformationKind.Assemble) }),
        Change(4, new() { Operation = Operation.Produce, EventId = "e4", Inputs = [Lot with { Quantity = 1 }], Outputs = [Product("B")] }),
        Change(5, new() { Operation = Operation.Produce, EventId = "e5", Inputs = [Piece("S3")], Outputs = [Product("B")] }),
        Change(6, new() { Operation = Operation.Correct, Corrects = new("e5", Reason: "wrong scan") }),
        Change(7, new() { Operation = Operation.Produce, Inputs = [Named("urn:uuid:1")], Outputs = [Named("urn:uuid:2") with { Serial = "X", Item = new("V") }] }),
        Change(8, new() { Operation = Operation.Produce, Outputs = [Named("urn:uuid:3") with { Serial = "X", Item = new("V") }] }),
    ];

    [Fact]
    public async Task Nodes_and_edges_are_counted_the_same_in_any_order_and_applied_twice()
    {
        await ApplyAsync([.. Day.Reverse(), .. Day]);

        await using var context = Database.Open();
        Assert.Equal(new GenealogyCounts(7, 2, 0, 1, 4), await new GenealogyStore(context).CountAsync(default));
    }

    [Fact]
    public async Task A_trace_reads_quantities_exactly_and_leaves_out_what_was_taken_back()
    {
        await ApplyAsync(Day);
        await using var context = Database.Open();
        var store = new GenealogyStore(context);
        var trace = (await new GenealogyQuery(store).TraceAsync("A", TraceDirection.Backward, default)).Value.Trace!;
        Assert.Equal(["serial:P:A", "lot:G:G44", "serial:C:S1", "lot:C:L9"], trace.Nodes.Select(n => n.Id));
        Assert.Equal(0.2341m, trace.Edges.Single(e => e.From == "lot:G:G44").Quantity);
        Assert.Equal("100", trace.Edges.Single(e => e.From == "lot:G:G44").Transformation);

        var forward = (await new GenealogyQuery(store).TraceAsync("S3", TraceDirection.Forward, default)).Value.Trace!;
        Assert.Equal(Certainty.Possible, forward.Nodes.Single(n => n.Serial == "B").Certainty);
        var subgraph = await store.LoadReachableAsync(["serial:C:S3"], TraceDirection.Forward, default);
        Assert.Contains(subgraph.Attachments, a => a is { Retracted: true, Node: "serial:C:S3" });
    }

    [Fact]
    public async Task A_name_of_two_nodes_is_answered_with_both()
    {
        await ApplyAsync(Day);
        await using var context = Database.Open();
        var answer = (await new GenealogyQuery(new GenealogyStore(context)).TraceAsync("X", TraceDirection.Backward, default)).Value;
        Assert.Equal(["urn:uuid:2", "urn:uuid:3"], answer.Candidates!.Select(c => c.Id));
        Assert.Equal(2, answer.Inconsistencies!.Count(i => i.Code == Contradictions.IdentityShared));
    }

    [Fact]
    public async Task Facts_for_a_translation_are_the_lots_of_pieces_and_their_sizes()
    {
        await ApplyAsync(Day);
        await using var context = Database.Open();
        var facts = await new TranslationFactReader(new GenealogyStore(context).Facts).ReadAsync([new() { Item = new("C"), Serial = "S1" }], "mes", default);
        Assert.Equal(["S1", "S2", "S3"], facts.Memberships.Select(m => m.Serial).Distinct());
        Assert.Equal(("L9", 3m, true), facts.Lots.Select(l => (l.Lot, l.Quantity!.Value, l.Complete)).Single());
    }

    private async Task ApplyAsync(IEnumerable<GenealogyChange> changes)
    {
        foreach (var change in changes)
        {
            await WriteAsync(context => new GenealogyStore(context).ApplyAsync(change, default));
        }
    }

    private static GenealogyChange Change(int number, MaterialEvent e) => GenealogyChanges.From(e, $"env/{number}", "mes");

    private static MaterialReference Piece(string serial) => new() { Item = new("C"), Serial = serial, Lot = "L9", Quantity = 1, Unit = "C62" };

    private static MaterialReference Product(string serial) => new() { Item = new("P"), Serial = serial };

    private static MaterialReference Glue() => new() { Item = new("G"), Lot = "G44", Quantity = 0.2341m, Unit = "KGM" };

    private static MaterialReference Named(string id) => new() { Identifiers = [new("catenax", id)] };
}
