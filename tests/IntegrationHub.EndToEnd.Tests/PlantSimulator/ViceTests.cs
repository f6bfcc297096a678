using System.Diagnostics;
using IntegrationHub.PlantSimulator;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.PlantSimulator;

public sealed class ViceTests
{
    private const string Housing = "\"Material\":\"4711-10\",\"Batch\":\"L9\"";

    [Fact]
    public async Task A_system_that_is_down_answers_503_and_its_neighbours_do_not()
    {
        await using var plant = await RunningPlant.StartAsync();
        Assert.Equal(200, (await plant.PostAsync("/sim/vices/erp", null, """{"down":true}""")).Status);
        Assert.Equal(503, (await plant.IssueAsync("k1", Housing)).Status);
        Assert.Equal(0, plant.Plant.Ledger.Effects(PlantTargets.GoodsIssue));
        Assert.Equal(0, (await plant.GetAsync("/mes/holds")).GetProperty("value").GetArrayLength());
        await plant.PostAsync("/sim/vices/erp", null, "{}");
        Assert.Equal(201, (await plant.IssueAsync("k1", Housing)).Status);
    }

    [Fact]
    public async Task A_system_that_drops_connections_does_not_answer_at_all()
    {
        await using var plant = await RunningPlant.StartAsync();
        plant.Plant.Vices.Set(PlantSystems.Erp, new Vice { Down = true, DropConnections = true });
        await Assert.ThrowsAsync<HttpRequestException>(() => plant.IssueAsync("k1", Housing));
    }

    [Fact]
    public async Task A_lost_reply_leaves_its_effect_and_the_key_finds_it()
    {
        await using var plant = await RunningPlant.StartAsync();
        plant.Plant.Vices.Set(PlantSystems.Erp, new Vice { LoseReplies = 1 });
        await Assert.ThrowsAsync<HttpRequestException>(() => plant.IssueAsync("k1", Housing));
        Assert.Equal(200, (await plant.IssueAsync("k1", Housing)).Status);
        Assert.Equal(1, plant.Plant.Ledger.Effects(PlantTargets.GoodsIssue));
    }

    [Fact]
    public async Task A_target_that_forgets_keys_does_the_work_twice()
    {
        await using var plant = await RunningPlant.StartAsync();
        plant.Plant.Vices.Set(PlantSystems.Erp, new Vice { ForgetsKeys = true });
        await plant.IssueAsync("k1", Housing);
        await plant.IssueAsync("k1", Housing);
        Assert.Equal(2, plant.Plant.Ledger.Effects(PlantTargets.GoodsIssue));
    }

    [Fact]
    public async Task Failures_come_as_counted_and_as_the_seed_draws_them()
    {
        var runs = new List<int[]>();
        for (var run = 0; run < 2; run++)
        {
            await using var plant = await RunningPlant.StartAsync(seed: 5);
            plant.Plant.Vices.Set(PlantSystems.Qms, new Vice { FailNext = 2, FailRate = 0.5 });
            var answers = new List<int>();
            for (var n = 0; n < 20; n++) answers.Add((await plant.PostAsync("/qms/api/v1/nonconformances", "k" + n, """{"externalId":"N","title":"T"}""")).Status);
            runs.Add([.. answers]);
        }

        Assert.Equal([500, 500], runs[0][..2]);
        Assert.Contains(201, runs[0]);
        Assert.Contains(500, runs[0][2..]);
        Assert.Equal(runs[0], runs[1]);
    }

    [Fact]
    public async Task Latency_delays_the_answer()
    {
        await using var plant = await RunningPlant.StartAsync();
        plant.Plant.Vices.Set(PlantSystems.Mes, new Vice { LatencyMs = 60 });
        var watch = Stopwatch.StartNew();
        await plant.GetAsync("/mes/holds");
        Assert.True(watch.ElapsedMilliseconds >= 50, $"answered after {watch.ElapsedMilliseconds} ms");
    }

    [Theory]
    [InlineData("/sim/vices/crm", "{}", 404)]
    [InlineData("/sim/vices/erp", """{"dwon":true}""", 400)]
    [InlineData("/sim/vices/erp", """{"failRate":2}""", 400)]
    [InlineData("/sim/vices/erp", "{", 400)]
    public async Task A_misspelt_vice_is_refused(string address, string body, int status)
    {
        await using var plant = await RunningPlant.StartAsync();
        Assert.Equal(status, (await plant.PostAsync(address, null, body)).Status);
    }

    [Fact]
    public async Task The_ledger_and_health_can_be_read_while_every_system_is_down()
    {
        await using var plant = await RunningPlant.StartAsync();
        await plant.IssueAsync("k1", Housing);
        foreach (var system in PlantSystems.All) plant.Plant.Vices.Set(system, new Vice { Down = true });
        Assert.Equal("up", (await plant.GetAsync("/sim/health")).GetProperty("status").GetString());
        var target = (await plant.GetAsync("/sim/ledger")).GetProperty("targets")[0];
        Assert.Equal((PlantTargets.GoodsIssue, 1), (target.GetProperty("target").GetString(), target.GetProperty("effects").GetInt32()));
    }
}
