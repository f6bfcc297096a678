using System.Text.Json;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Genealogy;
using Xunit;

namespace IntegrationHub.Core.Tests.Genealogy;

public sealed class CatenaXTraceTests
{
    [Fact]
    public async Task The_twins_are_147_units_14_lots_and_283_edges()
    {
        var store = await Store(CatenaXTwins.Read());

        Assert.Equal(new GenealogyCounts(147, 14, 0, 0, 283), await store.CountAsync(default));
    }

    [Theory]
    [InlineData("NO-524081472866396348374304", 41)]
    [InlineData("NO-916417681443239717538108", 39)]
    public async Task A_batch_reaches_the_serial_parts_that_hold_it(string batch, int serials)
    {
        var trace = await Trace(batch, TraceDirection.Forward);

        Assert.Equal(serials, trace.Nodes.Count(n => n.Serial is not null));
    }

    [Theory]
    [InlineData("urn:uuid:a4a2ba57-1c50-48ad-8981-7a0ef032146b", 103, 9)]
    [InlineData("urn:uuid:26c7a0d5-a176-471e-9799-11a768005dab", 59, 8)]
    [InlineData("urn:uuid:993b2dd2-be30-4455-835d-1cd26bd1635c", 36, 5)]
    public async Task A_vehicle_goes_back_to_its_parts_and_batches(string vehicle, int serials, int lots)
    {
        var trace = await Trace(vehicle, TraceDirection.Backward);

        Assert.Equal((serials, lots), (trace.Nodes.Count(n => n is { Serial: not null, Level: > 0 }), trace.Nodes.Count(n => n.Lot is not null)));
    }

    [Theory]
    [InlineData("OMBEJUUEZVKSJRHPM", 3)]
    [InlineData("NO-005357279947868767642770", 2)]
    public async Task A_serial_of_several_twins_is_answered_with_all_of_them(string serial, int twins)
    {
        var answer = (await new GenealogyQuery(await Store(CatenaXTwins.Read())).TraceAsync(serial, TraceDirection.Backward, default)).Value;

        Assert.Null(answer.Trace);
        Assert.Equal(twins, answer.Candidates!.Count);
        Assert.All(answer.Candidates, c => Assert.Contains(answer.Inconsistencies!, i => i.Code == Contradictions.IdentityShared && i.Node == c.Id));
    }

    [Fact]
    public async Task Parts_built_into_several_outputs_are_flagged_with_their_events_and_keep_their_edges()
    {
        var answer = (await new GenealogyQuery(await Store(CatenaXTwins.Read())).TraceAsync("OMBEJUUEZVKSJRHPM", TraceDirection.Backward, default)).Value;

        var flagged = answer.Inconsistencies!.Where(i => i.Code == Contradictions.UnitInSeveralOutputs).ToArray();
        Assert.Equal(33, flagged.Select(i => i.Node).Distinct().Count());
        Assert.All(flagged, i => Assert.InRange(i.Events.Count, 2, 3));
    }

    [Fact]
    public async Task Shuffled_and_applied_twice_the_twins_give_the_same_answer()
    {
        const int Seed = 20260301;
        var twins = CatenaXTwins.Read().Select((e, i) => (e, i)).ToArray();
        var shuffled = twins.Concat(twins).ToArray();
        new Random(Seed).Shuffle(shuffled);
        var (straight, mixed) = (await Store(twins), await Store(shuffled));

        Assert.Equal(await straight.CountAsync(default), await mixed.CountAsync(default));
        Assert.Equal(await Text(straight), await Text(mixed));
    }

    private static async Task<string> Text(InMemoryGenealogyStore store)
    {
        var trace = (await new GenealogyQuery(store).TraceAsync("urn:uuid:a4a2ba57-1c50-48ad-8981-7a0ef032146b", TraceDirection.Backward, default)).Value.Trace!;
        return JsonSerializer.Serialize(
            trace with { Edges = [.. trace.Edges.OrderBy(e => e.From + e.To, StringComparer.Ordinal)] }, CanonicalJson.Options);
    }

    private static async Task<TraceResult> Trace(string text, TraceDirection direction) =>
        (await new GenealogyQuery(await Store(CatenaXTwins.Read())).TraceAsync(text, direction, default)).Value.Trace!;

    private static Task<InMemoryGenealogyStore> Store(IEnumerable<MaterialEvent> events) => Store([.. events.Select((e, i) => (e, i))]);

    private static async Task<InMemoryGenealogyStore> Store((MaterialEvent Event, int Number)[] events)
    {
        var store = new InMemoryGenealogyStore();
        foreach (var (e, number) in events)
        {
            await store.ApplyAsync(GenealogyChanges.From(e, $"env/{number}", "trace-catenax"), default);
        }

        return store;
    }
}
