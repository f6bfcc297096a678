using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Genealogy;
using IntegrationHub.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace IntegrationHub.Storage.Tests.Genealogy;

public sealed class SqliteGenealogyFeedTests() : GenealogyFeedTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlGenealogyFeedTests() : GenealogyFeedTests(PostgreSqlTestDatabase.CreateAsync)
{
    // SQLite has one writer: there nobody can begin before another and commit after it.
    [Fact]
    public async Task What_was_begun_first_and_committed_last_is_not_missed()
    {
        using var follower = Follower();
        await ApplyAsync(Make(0, "A", "B"));
        Assert.Equal(2, await CountAsync(follower, "A"));
        var (begun, mayCommit) = (new TaskCompletionSource(), new TaskCompletionSource());

        var late = WriteAsync(async context =>
        {
            await new GenealogyStore(context).ApplyAsync(Make(1, "B", "C"), Cancellation);
            begun.TrySetResult();
            await mayCommit.Task;
        });
        await begun.Task;
        await ApplyAsync(Make(2, "B", "D"));
        Assert.Equal(3, await CountAsync(follower, "A"));
        mayCommit.SetResult();
        await late;

        Assert.Equal(4, await CountAsync(follower, "A"));
    }
}

public abstract class GenealogyFeedTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    [Fact]
    public async Task An_index_sees_what_another_instance_committed_and_is_built_again_after_a_restart()
    {
        using var one = Follower();
        await ApplyAsync(Make(0, "A", "B"));
        Assert.Equal(2, await CountAsync(one, "A"));

        await ApplyAsync(Make(1, "B", "C"), Make(2, "C", "D"));
        using var restarted = Follower();

        Assert.Equal((4, 4), (await CountAsync(one, "A"), await CountAsync(restarted, "A")));
        Assert.Equal((4, 1), (await CountAsync(one, "D", TraceDirection.Backward), await CountAsync(one, "D")));
    }

    [Fact]
    public async Task A_correction_takes_the_edges_of_its_event_out_of_an_index_that_holds_them()
    {
        using var follower = Follower();
        await ApplyAsync(Make(0, "A", "B"), Make(1, "A", "C"));
        Assert.Equal(3, await CountAsync(follower, "A"));

        await ApplyAsync(GenealogyChanges.From(new MaterialEvent { Operation = Operation.Correct, Corrects = new("e1") }, "m/9", "mes"));

        Assert.Equal(2, await CountAsync(follower, "A"));
        using var restarted = Follower();
        Assert.Equal(2, await CountAsync(restarted, "A"));
    }

    [Fact]
    public async Task An_event_that_says_the_same_as_one_taken_back_stays()
    {
        using var follower = Follower();
        await ApplyAsync(OnOrder("made", [], [Piece("B")]), Make(0, "Z", "A"));
        Assert.Equal(1, await CountAsync(follower, "A"));

        // Two reports of one issue to one order, and one of them is withdrawn: all three come before the next question.
        await ApplyAsync(OnOrder("e1", [Piece("A")], []), OnOrder("e2", [Piece("A")], []), Withdrawal("m/9"));
        Assert.Equal(2, await CountAsync(follower, "A"));

        await ApplyAsync(Withdrawal("m/10"));
        Assert.Equal(2, await CountAsync(follower, "A"));

        static GenealogyChange OnOrder(string id, MaterialReference[] inputs, MaterialReference[] outputs) => GenealogyChanges.From(new MaterialEvent
        {
            Operation = outputs.Length > 0 ? Operation.Produce : Operation.Issue, EventId = id, Transformation = new("order 1"), Inputs = inputs, Outputs = outputs, Times = new(Event: new EventTime { Instant = HubInstant.Text(At(1)) }),
        }, "m/" + id, "mes");

        static GenealogyChange Withdrawal(string message) => GenealogyChanges.From(new MaterialEvent { Operation = Operation.Correct, Corrects = new("e1") }, message, "mes");
    }

    [Fact]
    public async Task What_happened_later_does_not_count_as_of_a_time()
    {
        using var follower = Follower();
        await ApplyAsync(Make(0, "A", "B"), Make(1, "B", "C"), Make(2, "C", "D"));

        Assert.Equal(3, (await follower.ReachAsync("serial:P:A", TraceDirection.Forward, At(1), Cancellation))!.Nodes.Count);
        Assert.Single((await follower.ReachAsync("serial:P:D", TraceDirection.Backward, At(1), Cancellation))!.Nodes);
    }

    [Theory, InlineData(1), InlineData(1_000)]
    public async Task An_index_in_memory_and_the_database_reach_the_same_nodes_as_the_loader(int most)
    {
        var random = TestSeed.Next();
        await WriteAsync(context => new GenealogyStore(context).ApplyAsync([.. Enumerable.Range(0, 80).Select(i => Random(i, random))], Cancellation));
        using var follower = new GenealogyFollower(Hub, new GenealogyOptions { MaxIndexEntries = most });
        var keys = await ReadAsync(context => context.Set<NodeRow>().ToDictionaryAsync(row => row.Id, row => row.Key, Cancellation));
        foreach (var direction in Enum.GetValues<TraceDirection>())
        {
            foreach (var key in keys.Values)
            {
                var reach = (await follower.ReachAsync(key, direction, null, Cancellation))!;
                var loaded = await ReadAsync(context => new GenealogyStore(context).LoadReachableAsync([key], direction, Cancellation));

                Assert.Equal(most > 1, reach.InMemory);
                Assert.Subset(loaded.Nodes.Keys.ToHashSet(), reach.Nodes.Select(node => keys[node.Node]).ToHashSet());
                var trace = Tracer.Trace(loaded, key, direction);
                Assert.Superset(trace.Nodes.Select(node => node.Id).ToHashSet(), reach.Nodes.Select(node => keys[node.Node]).ToHashSet());
            }
        }
    }

    [Fact]
    public async Task Positions_grow_with_the_commits_and_the_changes_of_one_batch_share_one()
    {
        await ApplyAsync(Make(0, "A", "B"));
        await WriteAsync(context => new GenealogyStore(context).ApplyAsync([Make(1, "B", "C"), Make(2, "C", "D")], Cancellation));
        await ApplyAsync(Make(0, "A", "B"));

        var positions = await ReadAsync(context => context.Set<ChangeRow>().OrderBy(row => row.Message).Select(row => row.Position).ToListAsync(Cancellation));
        Assert.Equal([1, 2, 2], positions);
    }

    [Fact]
    public async Task A_question_that_comes_while_the_index_is_built_waits_and_says_so_and_the_next_one_does_not()
    {
        await ApplyAsync(Make(0, "A", "B"));
        var gate = new GatedDatabase(Hub);
        using var follower = new GenealogyFollower(gate, new GenealogyOptions());
        Assert.Equal(new IndexStanding(IndexState.NotBuilt, 0, null), follower.Standing);

        var building = follower.BuildAsync(Cancellation);
        await gate.Entered;
        var asked = follower.ReachAsync("serial:P:A", TraceDirection.Forward, null, Cancellation);
        Assert.Equal((IndexState.Building, false), (follower.Standing.State, asked.IsCompleted));
        gate.Open();
        await building;

        Assert.Equal((2, IndexState.Building), ((await asked)!.Nodes.Count, (await asked)!.WaitedFor!.State));
        Assert.Equal(new IndexStanding(IndexState.Ready, 2, 2), follower.Standing);
        Assert.Null((await follower.ReachAsync("serial:P:A", TraceDirection.Forward, null, Cancellation))!.WaitedFor);
    }

    [Fact]
    public async Task An_index_that_does_not_fit_says_so()
    {
        await ApplyAsync(Make(0, "A", "B"));
        using var follower = new GenealogyFollower(Hub, new GenealogyOptions { MaxIndexEntries = 1 });

        await follower.BuildAsync(Cancellation);

        Assert.Equal(IndexState.TooSmall, follower.Standing.State);
    }

    private protected GenealogyFollower Follower() => new(Hub, new GenealogyOptions());

    private protected static async Task<int> CountAsync(GenealogyFollower follower, string serial, TraceDirection direction = TraceDirection.Forward)
    {
        var reach = await follower.ReachAsync($"serial:P:{serial}", direction, null, Cancellation);
        Assert.True(reach!.InMemory);
        return reach.Nodes.Count;
    }

    private protected async Task ApplyAsync(params GenealogyChange[] changes)
    {
        foreach (var change in changes)
        {
            await WriteAsync(context => new GenealogyStore(context).ApplyAsync(change, Cancellation));
        }
    }

    private protected static GenealogyChange Make(int number, string from, string to) => GenealogyChanges.From(new MaterialEvent
    {
        Operation = Operation.Produce, EventId = $"e{number}", Inputs = [Piece(from)], Outputs = [Piece(to)],
        Times = new(Event: new EventTime { Instant = HubInstant.Text(At(number)) }),
    }, $"m/{number}", "mes");

    private static long At(int hour) => HubInstant.Parse($"2026-03-01T{hour:00}:00:00Z")!.Value;

    private static MaterialReference Piece(string serial) => new() { Item = new("P"), Serial = serial };

    private static GenealogyChange Random(int number, Random random) => GenealogyChanges.From(new MaterialEvent
    {
        Operation = random.Next(4) == 0 ? Operation.Issue : Operation.Produce,
        Transformation = random.Next(2) == 0 ? new("order " + random.Next(6)) : null,
        Inputs = [Any(random), Any(random)],
        Outputs = random.Next(4) == 0 ? [] : [Any(random)],
    }, $"m/{number}", "mes");

    private static MaterialReference Any(Random random) => random.Next(3) switch
    {
        0 => new() { Item = new("C"), Lot = "L" + random.Next(8) },
        1 => new() { Item = new("C"), Lot = "L" + random.Next(8), Serial = "S" + random.Next(12) },
        _ => Piece("P" + random.Next(25)),
    };

    /// <summary>A database whose reads wait until the test lets them go on.</summary>
    private sealed class GatedDatabase(IHubDatabase database) : IHubDatabase
    {
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Entered => _entered.Task;

        public void Open() => _open.SetResult();

        public Task MigrateAsync(CancellationToken cancellationToken) => database.MigrateAsync(cancellationToken);

        public Task<T> WriteAsync<T>(Func<HubContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => database.WriteAsync(work, cancellationToken);

        public async Task<T> ReadAsync<T>(Func<HubContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        {
            _entered.TrySetResult();
            await _open.Task;
            return await database.ReadAsync(work, cancellationToken);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
