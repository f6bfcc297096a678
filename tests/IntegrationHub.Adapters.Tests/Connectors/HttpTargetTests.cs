using System.Text;
using IntegrationHub.Core.Systems;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace IntegrationHub.Adapters.Tests.Connectors;

public sealed class HttpTargetTests : IDisposable
{
    private static readonly OutboundDocument Document = new(Encoding.UTF8.GetBytes("""{"quantity":"3"}"""), "0197a2-7", "issue.json");

    private readonly WireMockServer _system = WireMockServer.Start();
    private readonly Hub _hub = new();

    private static readonly InterfaceDescription Flow = Hub.Flow(
        Direction.Out, "http", ("path", "/documents"), ("idempotencyHeader", "Idempotency-Key"), ("posted", "200,201"), ("refused", "400, 409, 422"));

    [Theory]
    [InlineData(201, DeliveryOutcome.Posted)]
    [InlineData(200, DeliveryOutcome.Posted)]
    [InlineData(400, DeliveryOutcome.Refused)]
    [InlineData(409, DeliveryOutcome.Refused)]
    [InlineData(422, DeliveryOutcome.Refused)]
    [InlineData(202, DeliveryOutcome.Unavailable)]
    [InlineData(302, DeliveryOutcome.Unavailable)]
    [InlineData(401, DeliveryOutcome.Unavailable)]
    [InlineData(404, DeliveryOutcome.Unavailable)]
    [InlineData(429, DeliveryOutcome.Unavailable)]
    [InlineData(503, DeliveryOutcome.Unavailable)]
    public async Task Only_the_listed_statuses_are_the_applications_answer(int status, DeliveryOutcome expected)
    {
        _system.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(status).WithBody("M7/018 Enter Batch"));

        var reply = await DeliverAsync(Flow);

        Assert.Equal(expected, reply.Outcome);
        Assert.Equal("M7/018 Enter Batch", Encoding.UTF8.GetString(reply.Reply.Span));
        Assert.Contains(status.ToString(System.Globalization.CultureInfo.InvariantCulture), reply.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_body_goes_out_unchanged_once_with_its_key_type_and_length()
    {
        _system.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(201));

        await DeliverAsync(Flow);

        var request = Assert.Single(_system.LogEntries).RequestMessage!;
        Assert.Equal("""{"quantity":"3"}""", request.Body);
        Assert.Equal("0197a2-7", request.Headers!["Idempotency-Key"].Single());
        Assert.Equal("application/json", request.Headers["Content-Type"].Single());
        Assert.Equal("16", request.Headers["Content-Length"].Single());
    }

    [Fact]
    public async Task A_failing_delivery_is_sent_once_since_only_the_outbox_may_repeat_it()
    {
        _system.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(503));

        await DeliverAsync(Flow);

        Assert.Single(_system.LogEntries);
    }

    [Fact]
    public async Task A_redirected_delivery_is_not_repeated_elsewhere()
    {
        _system.Given(Request.Create().UsingPost().WithPath("/documents"))
            .RespondWith(Response.Create().WithStatusCode(307).WithHeader("Location", $"{_system.Url}/elsewhere"));

        var reply = await DeliverAsync(Flow);

        Assert.Equal(DeliveryOutcome.Unavailable, reply.Outcome);
        Assert.Contains("redirect", reply.Detail, StringComparison.Ordinal);
        Assert.Single(_system.LogEntries);
    }

    [Fact]
    public async Task A_system_that_is_down_is_unavailable()
    {
        var address = _system.Url!;
        _system.Stop();

        var reply = await _hub.Target("http").DeliverAsync(Flow, Hub.At(address), Document, TestContext.Current.CancellationToken);

        Assert.Equal(DeliveryOutcome.Unavailable, reply.Outcome);
        Assert.Contains("could not be reached", reply.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task Other_methods_are_used_where_the_interface_says_so(string method)
    {
        _system.Given(Request.Create().UsingMethod(method)).RespondWith(Response.Create().WithStatusCode(200));

        var reply = await DeliverAsync(Hub.Flow(Direction.Out, "http", ("path", "/documents/7"), ("method", method)));

        Assert.Equal(DeliveryOutcome.Posted, reply.Outcome);
    }

    [Fact]
    public async Task A_status_that_is_none_is_refused_with_the_place()
    {
        var fault = await Assert.ThrowsAsync<ConnectorException>(() => DeliverAsync(Hub.Flow(Direction.Out, "http", ("posted", "20x"))));

        Assert.Contains("'posted' lists '20x'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'path' is missing", fault.Message, StringComparison.Ordinal);
    }

    private Task<DeliveryReply> DeliverAsync(InterfaceDescription flow) =>
        _hub.Target("http").DeliverAsync(flow, Hub.At(_system.Url), Document, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _hub.Dispose();
        _system.Dispose();
    }
}
