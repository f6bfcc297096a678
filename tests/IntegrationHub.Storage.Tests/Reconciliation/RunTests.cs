using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Pipeline.Steps;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Core.Reconciliation.Runs;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation;
using IntegrationHub.Storage.Reconciliation;
using IntegrationHub.Storage.Tests.Databases;
using Xunit;

namespace IntegrationHub.Storage.Tests.Reconciliation;

/// <summary>Runs over all items, step by step. On both databases.</summary>
public abstract class RunTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    private const int StepItems = 2;

    private static readonly HubPolicies Policies = new(
        RoutingPolicy.Empty, new("1", [new() { Id = "t", Attribute = "tracking", System = "plm", Stage = AuthorityStage.Lead }]),
        new TranslationPolicy("0.0.0", [], new PolicyCell(null, null, null, null, null, TranslationAction.Refuse, "steward", "a day")));

    private static readonly SystemCapability[] Systems = [new() { System = "plm" }, new() { System = "erp" }];

    [Fact]
    public async Task Two_runs_on_the_same_data_have_the_same_digest_and_no_difference()
    {
        await MastersAsync();

        var first = await RunAsync(1_000);
        var second = await RunAsync(2_000);

        Assert.Equal((7, 7, 3, 2), (first.Items, first.Compared, first.Findings, first.Mismatches));
        Assert.Equal((null, 3, 0, 0), (first.Before, first.Opened, first.Closed, first.Changed));
        Assert.Equal((first.Digest, first.Number, 0, 0, 0), (second.Digest, second.Before, second.Opened, second.Closed, second.Changed));
        Assert.Equal([new RunCount("missing-in-system", "erp", 1, 0), new RunCount("unexplained, looser", "erp", 2, 2)], second.Counts);
    }

    [Fact]
    public async Task An_interrupted_run_comes_to_the_end_that_it_would_have_come_to()
    {
        await MastersAsync();
        var whole = await RunAsync(1_000);

        await StartAsync(1_000);
        Assert.Equal(StepItems, await StepAsync());
        Assert.Equal(StepItems, (await ListAsync())[0].Compared);
        var again = await StartAsync(9_000); // whoever asks meanwhile finds the one that is under way, as of its own start
        Assert.Equal((RunState.Running, StepItems, 1_000), (again.State, again.Compared, again.StartedAt));
        var carried = await FinishAsync();

        Assert.Equal((whole.Digest, 7, 0, 0, 0), (carried.Digest, carried.Compared, carried.Opened, carried.Closed, carried.Changed));
    }

    [Fact]
    public async Task The_difference_names_what_opened_closed_and_changed()
    {
        await MastersAsync();
        await RunAsync(1_000);
        await SayAsync("erp", "I2", TrackingLevel.Required, 500);  // I2 agrees now
        await SayAsync("erp", "I1", TrackingLevel.None, 500);      // I1 does not any more
        await SayAsync("erp", "I4", TrackingLevel.Optional, 500);  // I4 says something else

        var run = await RunAsync(2_000);
        var differences = await Hub.ReadAsync((context, token) => new RunStore(context).DifferenceAsync(run, 10, token), Cancellation);

        Assert.Equal((1, 1, 1), (run.Opened, run.Closed, run.Changed));
        Assert.Equal([(RunChange.Opened, "I1"), (RunChange.Closed, "I2"), (RunChange.Changed, "I4")], differences.Select(one => (one.Change, one.Item)));
        Assert.Equal((null, "erp"), (differences[0].Before, differences[0].System));
        Assert.Contains("erp: untracked", differences[2].Before, StringComparison.Ordinal);
        Assert.Contains("lot optional", differences[2].Now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_another_instance_took_is_not_taken_twice()
    {
        await MastersAsync();
        await StartAsync(1_000);
        var seen = (await ReadAsync(context => new RunStore(context).RunningAsync(Cancellation)))!;
        await StepAsync();

        Assert.Equal(0, await WriteAsync(async context => await new RunStore(context).MoveAsync(seen, "I2", 2, "x", Cancellation) ? 1 : 0));
    }

    [Fact]
    public async Task What_a_message_found_and_what_a_run_finds_is_the_same()
    {
        await MastersAsync();
        await WriteAsync(context => ItemComparison.RunAsync(Policies, Systems, [], new ReconciliationStore(context), new DecisionStore(context), new ItemFacts(context), "I2", 1_000, default));
        var before = await OpenAsync("I2");

        await RunAsync(1_000);

        Assert.Equivalent(before, await OpenAsync("I2"), strict: true);
        Assert.Single(await OpenAsync("I2"));
    }

    private async Task MastersAsync()
    {
        for (var i = 1; i <= 7; i++)
        {
            await SayAsync("plm", $"I{i}", TrackingLevel.Required, 100);
            if (i != 6)
            {
                await SayAsync("erp", $"I{i}", i is 2 or 4 ? TrackingLevel.None : TrackingLevel.Required, 100);
            }
        }
    }

    private Task SayAsync(string system, string item, TrackingLevel lot, long from) => Hub.WriteAsync(
        (context, token) => new ReconciliationStore(context).AppendAsync(
            new()
            {
                System = system,
                Item = item,
                ValidFrom = from,
                ValidFromStated = true,
                RecordedAt = from,
                Message = $"{system}-{from}/0",
                MappingVersion = system + "/item@1.0.0",
                Tracking = [new() { Lot = lot, Serial = TrackingLevel.None, Raw = new("/Lot", "X") }],
            }, token), Cancellation);

    private async Task<ReconciliationRun> RunAsync(long now)
    {
        await StartAsync(now);
        return await FinishAsync();
    }

    private Task<ReconciliationRun> StartAsync(long now) => Hub.WriteAsync((context, token) => new RunStore(context).StartAsync("ann", now, token), Cancellation);

    private Task<int?> StepAsync() => WriteAsync(async context =>
    {
        var run = (await new RunStore(context).RunningAsync(Cancellation))!;
        return await new RunStep(context, StepItems, new HashSet<string>(StringComparer.Ordinal) { "plm", "erp" }).RunAsync(
            run, (store, decisions, facts, item, token) => ItemComparison.RunAsync(Policies, Systems, [], store, decisions, facts, item, run.StartedAt, token), Cancellation);
    });

    private async Task<ReconciliationRun> FinishAsync()
    {
        while (await StepAsync() > 0)
        {
        }

        await WriteAsync(async context => await new RunStore(context).EndAsync((await new RunStore(context).RunningAsync(Cancellation))!, 10_000, Cancellation));
        return (await ListAsync())[0];
    }

    private Task<IReadOnlyList<ReconciliationRun>> ListAsync() => Hub.ReadAsync((context, token) => new RunStore(context).ListAsync(10, token), Cancellation);

    private Task<IReadOnlyList<Finding>> OpenAsync(string item) => Hub.ReadAsync((context, token) => new ReconciliationStore(context).OpenAsync(item, token), Cancellation);
}

public sealed class SqliteRunTests() : RunTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlRunTests() : RunTests(PostgreSqlTestDatabase.CreateAsync);
