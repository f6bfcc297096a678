using System.Text.Json;
using IntegrationHub.Core.Systems;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace IntegrationHub.Adapters.Tests.Connectors;

public sealed class TrytonTargetTests : IDisposable
{
    private const string AddStorage = """{"decision":"decision/1@1","code":"4711","add":{"lot_required":["storage"]}}""";

    private const string SetUnit = """{"decision":"decision/1@1","code":"4711","set":{"default_uom.symbol":"kg"}}""";

    private readonly WireMockServer _tryton = WireMockServer.Start();
    private readonly Hub _hub = new();
    private readonly string _secret = Path.GetTempFileName();

    private static readonly InterfaceDescription Flow = Hub.Flow(
        Direction.Out, "tryton", ("model", "product.product"), ("key", "code"), ("record", "template"), ("recordModel", "product.template"));

    public TrytonTargetTests()
    {
        File.WriteAllText(_secret, "admin");
        Answer("common.db.login", "[7,\"abc\"]");
        Answer("common.db.logout", "null");
        Answer("model.product.product.search_read", """[{"id":3,"template":9}]""");
        Answer("model.product.product.search_count", "1");
        Answer("model.product.template.write", "null");
    }

    [Fact]
    public async Task What_is_already_so_is_posted_and_nothing_is_written()
    {
        Answer("model.product.template.read", """[{"id":9,"lot_required":["storage"],"_timestamp":"1"}]""");

        var reply = await DeliverAsync(AddStorage);

        Assert.Equal((DeliveryOutcome.Posted, "4711 says so already."), (reply.Outcome, reply.Detail));
        Assert.DoesNotContain("model.product.template.write", Methods());
    }

    [Fact]
    public async Task A_change_that_is_not_read_back_is_refused()
    {
        Answer("model.product.template.read", """[{"id":9,"lot_required":["supplier"],"_timestamp":"1"}]""");

        var reply = await DeliverAsync(AddStorage);

        Assert.Equal(DeliveryOutcome.Refused, reply.Outcome);
        Assert.Contains("does not say so when it is read back", reply.Detail, StringComparison.Ordinal);
        var writes = _tryton.LogEntries.Select(entry => entry.RequestMessage!.Body!).Where(body => body.Contains("template.write", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, writes.Count);
        Assert.All(writes, write => Assert.Equal("""[[9],{"lot_required":["storage","supplier"]},{"_timestamp":{"product.template,9":"1"}}]""", JsonDocument.Parse(write).RootElement.GetProperty("params").GetRawText()));
    }

    [Theory]
    [InlineData("[]", "1", "there is no product.product with code 4711")]
    [InlineData("""[{"id":3,"template":9},{"id":4,"template":8}]""", "1", "2 records of product.product have code 4711")]
    [InlineData("""[{"id":3,"template":9}]""", "2", "the template of 4711 is shared by 2 records")]
    public async Task A_record_that_is_not_one_of_its_own_is_not_changed(string found, string sharers, string why)
    {
        Answer("model.product.product.search_read", found);
        Answer("model.product.product.search_count", sharers);

        var reply = await DeliverAsync(AddStorage);

        Assert.Equal(DeliveryOutcome.Refused, reply.Outcome);
        Assert.Contains(why, reply.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("model.product.template.write", Methods());
    }

    [Fact]
    public async Task The_no_of_the_application_is_a_no_and_an_absent_server_is_tried_again()
    {
        Answer("model.product.template.read", """[{"id":9,"lot_required":null,"_timestamp":"1"}]""");
        Whole("model.product.template.write", """{"id":1,"error":["UserError",["Lots are frozen"]]}""");
        var refused = await DeliverAsync(AddStorage);
        Assert.Equal((DeliveryOutcome.Refused, true), (refused.Outcome, refused.Detail.Contains("Lots are frozen", StringComparison.Ordinal)));

        Whole("model.product.template.write", """{"id":1,"error":["ConcurrencyException","Records were modified in the meanwhile",""]}""");
        Assert.Equal(DeliveryOutcome.Unavailable, (await DeliverAsync(AddStorage)).Outcome); // read again and merged by the next attempt

        _tryton.Stop();
        Assert.Equal(DeliveryOutcome.Unavailable, (await DeliverAsync(AddStorage)).Outcome);
    }

    [Fact]
    public async Task A_reference_is_found_by_a_member_of_its_record_and_the_record_is_set()
    {
        Answer("model.product.template.fields_get", """{"default_uom":{"type":"many2one","relation":"product.uom"}}""");
        Answer("model.product.uom.search_read", """[{"id":2}]""");
        Answer("model.product.template.read", """[{"id":9,"default_uom":1,"_timestamp":"1"}]""");
        await DeliverAsync(SetUnit);
        Assert.Contains(_tryton.LogEntries, entry => entry.RequestMessage!.Body!.Contains("""[[9],{"default_uom":2},{"_timestamp":""", StringComparison.Ordinal));
        Assert.Contains(_tryton.LogEntries, entry => entry.RequestMessage!.Body!.Contains("""[["symbol","=","kg"]]""", StringComparison.Ordinal));

        Answer("model.product.template.read", """[{"id":9,"default_uom":2,"_timestamp":"1"}]""");
        Assert.Equal((DeliveryOutcome.Posted, "4711 says so already."), (await DeliverAsync(SetUnit)) is var reply ? (reply.Outcome, reply.Detail) : default);
    }

    [Theory]
    [InlineData("""{"default_uom":{"relation":"product.uom"}}""", "[]", "there is no product.uom with symbol kg")]
    [InlineData("""{"default_uom":{"relation":"product.uom"}}""", """[{"id":2},{"id":3}]""", "several records of product.uom have symbol kg")]
    [InlineData("""{"default_uom":{"type":"char"}}""", "[]", "default_uom of product.template refers to no records")]
    [InlineData("{}", "[]", "default_uom of product.template refers to no records")]
    public async Task A_reference_that_is_not_exactly_one_record_is_refused_and_nothing_is_written(string fields, string found, string why)
    {
        Answer("model.product.template.fields_get", fields);
        Answer("model.product.uom.search_read", found);

        var reply = await DeliverAsync(SetUnit);

        Assert.Equal(DeliveryOutcome.Refused, reply.Outcome);
        Assert.Contains(why, reply.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("model.product.template.write", Methods());
    }

    [Theory]
    [InlineData("""{"code":"4711","set":{"default_uom.symbol":3}}""")]
    [InlineData("{}")]
    [InlineData("""{"code":"4711"}""")]
    [InlineData("[1]")]
    public async Task A_document_that_changes_nothing_is_refused(string document) =>
        Assert.Equal(DeliveryOutcome.Refused, (await DeliverAsync(document)).Outcome);

    private void Answer(string method, string result) => Whole(method, $"{{\"id\":1,\"result\":{result}}}");

    private void Whole(string method, string body) => _tryton
        .Given(Request.Create().UsingPost().WithPath("/plant/").WithBody(new WildcardMatcher($"*\"{method}\"*")))
        .RespondWith(Response.Create().WithHeader("Content-Type", "application/json").WithBody(body));

    private IEnumerable<string?> Methods() =>
        _tryton.LogEntries.Select(entry => JsonDocument.Parse(entry.RequestMessage!.Body!).RootElement.GetProperty("method").GetString());

    private Task<DeliveryReply> DeliverAsync(string document) => _hub.Target("tryton").DeliverAsync(
        Flow, Hub.At(_tryton.Url, ("database", "plant"), ("user", $"file:{_secret}"), ("password", $"file:{_secret}")),
        new OutboundDocument(System.Text.Encoding.UTF8.GetBytes(document), "key", "name"), TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _hub.Dispose();
        _tryton.Dispose();
        File.Delete(_secret);
    }
}
