using IntegrationHub.Tests.Services;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Services;

public sealed class RabbitMqServerTests
{
    [Fact]
    public async Task A_message_in_a_durable_queue_survives_a_stop_of_the_broker_and_nothing_survives_dispose()
    {
        RabbitMqServer.SkipIfMissing();
        var server = await RabbitMqServer.StartAsync();
        await PublishAsync(server, "still here"u8.ToArray());

        await server.StopBrokerAsync();
        await Assert.ThrowsAsync<BrokerUnreachableException>(() => Connect(server).CreateConnectionAsync());
        await server.StartBrokerAsync();

        Assert.Equal("still here"u8.ToArray(), await TakeAsync(server));
        Assert.NotEmpty(Leftovers.In(server.WorkingDirectory));

        await server.DisposeAsync();

        Assert.Empty(Leftovers.In(server.WorkingDirectory));
        Assert.False(Directory.Exists(server.WorkingDirectory));
    }

    private static ConnectionFactory Connect(RabbitMqServer server) => new() { Uri = server.Uri };

    private static async Task PublishAsync(RabbitMqServer server, byte[] body)
    {
        await using var connection = await Connect(server).CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await channel.QueueDeclareAsync(
            "smoke", durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await channel.BasicPublishAsync("", "smoke", mandatory: true, body);
    }

    private static async Task<byte[]?> TakeAsync(RabbitMqServer server)
    {
        await using var connection = await Connect(server).CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return (await channel.BasicGetAsync("smoke", autoAck: true))?.Body.ToArray();
    }
}
