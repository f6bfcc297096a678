using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Tests.Genealogy;
using IntegrationHub.Storage.Genealogy;
using IntegrationHub.Storage.Tests.Databases;
using Xunit;

namespace IntegrationHub.Storage.Tests.Genealogy;

public sealed class SqliteCatenaXStoreTests() : CatenaXStoreTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlCatenaXStoreTests() : CatenaXStoreTests(PostgreSqlTestDatabase.CreateAsync);

/// <summary>The figures of a real container of digital twins, counted by hand from the file, through the tables.</summary>
public abstract class CatenaXStoreTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    private const string Vehicle = "urn:uuid:a4a2ba57-1c50-48ad-8981-7a0ef032146b";

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_twins_are_147_units_14_lots_and_283_edges_with_the_traces_of_the_file(bool inOneBatch)
    {
        await LoadAsync(inOneBatch);

        Assert.Equal(new GenealogyCounts(147, 14, 0, 0, 283), await ReadAsync(context => new GenealogyStore(context).CountAsync(Cancellation)));
        Assert.Equal((41, 0), await ReachedAsync("NO-524081472866396348374304", TraceDirection.Forward));
        Assert.Equal((39, 0), await ReachedAsync("NO-916417681443239717538108", TraceDirection.Forward));
        Assert.Equal((103, 9), await ReachedAsync(Vehicle, TraceDirection.Backward));
    }

    [Theory, InlineData("OMBEJUUEZVKSJRHPM", 3), InlineData("NO-005357279947868767642770", 2)]
    public async Task Two_serials_name_several_twins_and_are_answered_with_all_of_them(string serial, int twins)
    {
        await LoadAsync(inOneBatch: true);

        var answer = await TraceAsync(serial, TraceDirection.Backward);

        Assert.Null(answer.Trace);
        Assert.Equal(twins, answer.Candidates!.Count);
    }

    [Fact]
    public async Task Thirty_three_parts_are_flagged_as_built_into_several_outputs()
    {
        await LoadAsync(inOneBatch: true);

        var answer = await TraceAsync("OMBEJUUEZVKSJRHPM", TraceDirection.Backward);

        Assert.Equal(33, answer.Inconsistencies!.Where(i => i.Code == Contradictions.UnitInSeveralOutputs).Select(i => i.Node).Distinct().Count());
    }

    [Fact]
    public async Task The_index_reaches_all_103_serials_and_9_lots_of_a_vehicle()
    {
        await LoadAsync(inOneBatch: true);
        using var follower = new GenealogyFollower(Hub, new GenealogyOptions());

        var reach = await follower.ReachAsync(Vehicle, TraceDirection.Backward, null, Cancellation);

        Assert.Equal(1 + 103 + 9, reach!.Nodes.Count);
    }

    private async Task LoadAsync(bool inOneBatch)
    {
        GenealogyChange[] changes = [.. CatenaXTwins.Read().Select((e, i) => GenealogyChanges.From(e, $"env/{i}", "trace-catenax"))];
        foreach (var batch in inOneBatch ? [changes] : changes.Chunk(1))
        {
            await WriteAsync(context => new GenealogyStore(context).ApplyAsync(batch, Cancellation));
        }
    }

    private async Task<(int Serials, int Lots)> ReachedAsync(string text, TraceDirection direction)
    {
        var nodes = (await TraceAsync(text, direction)).Trace!.Nodes;
        return (nodes.Count(n => n.Serial is not null && (direction == TraceDirection.Forward || n.Level > 0)), nodes.Count(n => n.Lot is not null && n.Level > 0));
    }

    private Task<TraceAnswer> TraceAsync(string text, TraceDirection direction) =>
        ReadAsync(async context => (await new GenealogyQuery(new GenealogyStore(context)).TraceAsync(text, direction, Cancellation)).Value);
}
