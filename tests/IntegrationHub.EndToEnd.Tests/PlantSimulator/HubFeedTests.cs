using System.Net;
using IntegrationHub.PlantSimulator;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.PlantSimulator;

public sealed class HubFeedTests
{
    private static readonly Uri Hub = new("http://hub.example/");

    [Fact]
    public async Task Messages_go_to_the_intake_of_their_interface_in_order()
    {
        using var hub = new AnsweringHub(HttpStatusCode.Accepted);
        using var client = new HttpClient(hub);
        var day = new Day(1);
        Assert.Equal(18, await new HubFeed(client, Hub).PushAllAsync(day.Messages, RunningPlant.Token));
        Assert.Equal(["/api/v1/intake/srm-sim/receipt", "/api/v1/intake/mes-sim/consumption", "/api/v1/intake/mes-sim/ncr"], hub.Paths.Distinct());
    }

    [Fact]
    public async Task A_refused_message_is_not_repeated()
    {
        using var hub = new AnsweringHub(HttpStatusCode.NotFound);
        using var client = new HttpClient(hub);
        Assert.Equal(HttpStatusCode.NotFound, await new HubFeed(client, Hub).PushAsync(new Day(1).Nonconformance, RunningPlant.Token));
        Assert.Single(hub.Paths);
    }

    [Fact]
    public async Task A_hub_that_restarts_gets_the_message_again()
    {
        using var hub = new AnsweringHub(null, HttpStatusCode.ServiceUnavailable, HttpStatusCode.Accepted);
        using var client = new HttpClient(hub);
        Assert.Equal(HttpStatusCode.Accepted, await new HubFeed(client, Hub).PushAsync(new Day(1).Nonconformance, RunningPlant.Token));
        Assert.Equal(3, hub.Paths.Count);
    }

    [Fact]
    public async Task A_system_with_the_vice_pushes_everything_twice()
    {
        await using var plant = await RunningPlant.StartAsync();
        plant.Plant.Vices.Set(PlantSystems.Mes, new Vice { DuplicatePushes = true });
        using var hub = new AnsweringHub(HttpStatusCode.Accepted);
        using var client = new HttpClient(hub);
        await new HubFeed(client, Hub, plant.Plant.Vices).PushAsync(plant.Plant.Day.Nonconformance, RunningPlant.Token);
        Assert.Equal(2, hub.Paths.Count);
    }

    /// <summary>Gives the answers one after another, the last one for ever; null is a refused connection.</summary>
    private sealed class AnsweringHub(params HttpStatusCode?[] answers) : HttpMessageHandler
    {
        public List<string> Paths { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Paths.Add(request.RequestUri!.AbsolutePath);
            return answers[Math.Min(Paths.Count, answers.Length) - 1] is { } status
                ? Task.FromResult(new HttpResponseMessage(status))
                : throw new HttpRequestException("connection refused");
        }
    }
}
