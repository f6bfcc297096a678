using IntegrationHub.PlantSimulator;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.PlantSimulator;

public sealed class TargetTests
{
    private const string Housing = "\"Material\":\"4711-10\",\"Batch\":\"L9\"";
    private const string Hold = """{"holdId":"H1","ncr":"N1","item":"4711-10","serials":["a","b","c"],"lot":"L9","quantity":"3"}""";
    private const string Ncr = """{"externalId":"N1","title":"Porosity"}""";

    [Fact]
    public async Task The_same_key_again_gets_the_same_document_and_no_second_effect()
    {
        await using var plant = await RunningPlant.StartAsync();
        var first = await plant.IssueAsync("k1", Housing);
        var again = await plant.IssueAsync("k1", Housing);
        Assert.Equal((201, 200), (first.Status, again.Status));
        Assert.Equal("4900000001", first.Body.GetProperty("d").GetProperty("MaterialDocument").GetString());
        Assert.Equal("2026", first.Body.GetProperty("d").GetProperty("MaterialDocumentYear").GetString());
        Assert.Equal(first.Body.GetRawText(), again.Body.GetRawText());
        Assert.Equal((1, 1), (plant.Plant.Ledger.Effects(PlantTargets.GoodsIssue), plant.Plant.Ledger.Duplicates(PlantTargets.GoodsIssue)));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_a_conflict()
    {
        await using var plant = await RunningPlant.StartAsync();
        await plant.IssueAsync("k1", Housing);
        Assert.Equal(409, (await plant.IssueAsync("k1", Housing, quantity: "2")).Status);
        Assert.Equal((1, 1), (plant.Plant.Ledger.Effects(PlantTargets.GoodsIssue), plant.Plant.Ledger.Conflicts(PlantTargets.GoodsIssue)));
    }

    [Fact]
    public async Task Posts_without_a_key_are_never_taken_for_one_another()
    {
        await using var plant = await RunningPlant.StartAsync();
        await plant.IssueAsync(null, Housing);
        Assert.Equal(201, (await plant.IssueAsync(null, Housing)).Status);
        Assert.Equal(2, plant.Plant.Ledger.Effects(PlantTargets.GoodsIssue));
    }

    [Fact]
    public async Task A_hundred_concurrent_posts_under_one_key_take_effect_once()
    {
        await using var plant = await RunningPlant.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => plant.IssueAsync("k1", Housing)));
        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal((1, 99), (plant.Plant.Ledger.Effects(PlantTargets.GoodsIssue), plant.Plant.Ledger.Duplicates(PlantTargets.GoodsIssue)));
    }

    [Theory]
    [InlineData("\"Material\":\"4711-10\"", "1", "M7/018")]
    [InlineData("\"Material\":\"4711-10\",\"Batch\":\"L9\",\"to_SerialNumbers\":[{\"SerialNumber\":\"1\"}]", "1", "SIM/204")]
    [InlineData("\"Material\":\"4711-10\",\"Batch\":\"L9\",\"to_SerialNumbers\":{\"results\":[{\"SerialNumber\":\"1\"}]}", "1", "SIM/204")]
    [InlineData("\"Material\":\"4711-02\"", "1", "SIM/205")]
    [InlineData("\"Material\":\"4711-33\",\"Batch\":\"L9\"", "1", "SIM/108")]
    [InlineData("\"Material\":\"9999\",\"Batch\":\"L9\"", "1", "SIM/106")]
    [InlineData("\"Material\":\"4711-70\",\"Batch\":\"L9\"", "1", "SIM/107")]
    [InlineData("\"Material\":\"4711-10\",\"Batch\":\"L9\"", "1,5", "SIM/105")]
    [InlineData("\"Material\":\"4711-10\",\"Batch\":\"L9\"", "-1", "SIM/105")]
    public async Task What_the_plant_cannot_hold_is_refused_in_the_shape_of_the_gateway(string line, string quantity, string code)
    {
        await using var plant = await RunningPlant.StartAsync();
        var (status, body) = await plant.IssueAsync("k1", line, quantity);
        Assert.Equal((400, code), (status, body.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal((0, 1), (plant.Plant.Ledger.Effects(PlantTargets.GoodsIssue), plant.Plant.Ledger.Refusals(PlantTargets.GoodsIssue)));
    }

    [Fact]
    public async Task A_refused_key_may_be_used_again_for_the_corrected_body()
    {
        await using var plant = await RunningPlant.StartAsync();
        await plant.IssueAsync("k1", "\"Material\":\"4711-10\"");
        Assert.Equal(201, (await plant.IssueAsync("k1", Housing)).Status);
    }

    [Fact]
    public async Task A_hold_counts_its_units_and_a_nonconformance_can_be_read_back()
    {
        await using var plant = await RunningPlant.StartAsync();
        Assert.Equal(3, (await plant.PostAsync("/mes/holds", "h1", Hold)).Body.GetProperty("units").GetInt32());
        Assert.Equal(200, (await plant.PostAsync("/mes/holds", "h1", Hold)).Status);
        var id = (await plant.PostAsync("/qms/api/v1/nonconformances", "n1", Ncr)).Body.GetProperty("id").GetString();
        Assert.Equal((200, id), (await plant.PostAsync("/qms/api/v1/nonconformances", "n1", Ncr)) is var again ? (again.Status, again.Body.GetProperty("id").GetString()) : default);
        Assert.Equal("N1", (await plant.GetAsync("/qms/api/v1/nonconformances/" + id)).GetProperty("content").GetProperty("externalId").GetString());
        Assert.Equal(1, plant.Plant.Ledger.Effects(PlantTargets.Hold));
        Assert.Equal(1, (await plant.GetAsync("/qms/api/v1/nonconformances")).GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task Waiting_for_effects_ends_with_the_effect()
    {
        await using var plant = await RunningPlant.StartAsync();
        var reached = plant.Plant.Ledger.WhenEffectsReachAsync(PlantTargets.Hold, 1, RunningPlant.Token);
        Assert.False(reached.IsCompleted);
        await plant.PostAsync("/mes/holds", "h1", Hold);
        await reached;
    }
}
