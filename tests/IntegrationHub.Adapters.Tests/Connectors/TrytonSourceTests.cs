using System.Text;
using System.Text.Json;
using IntegrationHub.Core.Systems;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace IntegrationHub.Adapters.Tests.Connectors;

public sealed class TrytonSourceTests : IDisposable
{
    private readonly WireMockServer _tryton = WireMockServer.Start();
    private readonly Hub _hub = new();
    private readonly string _secret = Path.GetTempFileName();

    private static readonly InterfaceDescription Flow = Hub.Flow(
        Direction.In, "tryton", ("model", "product.product"), ("fields", "code,template.lot_required"), ("pageSize", "2"));

    public TrytonSourceTests()
    {
        File.WriteAllText(_secret, "admin");
        Answer("common.db.login", """{"id":1,"result":[7,"abc"]}""");
        Answer("common.db.logout", """{"id":1,"result":null}""");
    }

    [Fact]
    public async Task Records_are_read_page_by_page_above_the_last_id_within_one_session()
    {
        Search(0, """[{"id":3,"code":"A"},{"id":5,"code":"B"}]""");
        Search(5, """[{"id":9,"code":"C"}]""");

        var pages = await ReadAsync();

        Assert.Equal(
            ["""{"records":[{"id":3,"code":"A"},{"id":5,"code":"B"}]}""", """{"records":[{"id":9,"code":"C"}]}"""],
            pages.Select(page => Encoding.UTF8.GetString(page.Body.Span)));
        var calls = _tryton.LogEntries.Select(entry => entry.RequestMessage!).ToList();
        Assert.Equal(
            ["common.db.login", "model.product.product.search_read", "model.product.product.search_read", "common.db.logout"],
            calls.Select(call => JsonDocument.Parse(call.Body!).RootElement.GetProperty("method").GetString()));
        Assert.False(calls[0].Headers!.ContainsKey("Authorization"));
        Assert.All(calls.Skip(1), call => Assert.Equal($"Session {Convert.ToBase64String("admin:7:abc"u8)}", call.Headers!["Authorization"].Single()));
        Assert.All(calls, call => Assert.True(call.Headers!.ContainsKey("Content-Length")));
    }

    [Fact]
    public async Task Typed_values_become_plain_json()
    {
        Search(0, """
            [{"id":3,"template.":{"id":1,"weight":{"__class__":"Decimal","decimal":"1.50"},
              "write_date":{"__class__":"datetime","year":2026,"month":3,"day":2,"hour":6,"minute":10,"second":0,"microsecond":250000},
              "since":{"__class__":"date","year":2026,"month":3,"day":2},"lot_required":["supplier","storage"],"gone":null}}]
            """);

        var page = Assert.Single(await ReadAsync());

        Assert.Equal(
            """{"records":[{"id":3,"template.":{"id":1,"weight":"1.50","write_date":"2026-03-02T06:10:00.25Z","since":"2026-03-02","lot_required":["supplier","storage"],"gone":null}}]}""",
            Encoding.UTF8.GetString(page.Body.Span));
    }

    [Fact]
    public async Task A_wrong_password_and_a_refused_call_are_told()
    {
        Answer("model.product.product.search_read", """{"id":1,"error":["AccessError",["no read access"]]}""");
        Assert.Contains("no read access", (await Assert.ThrowsAsync<ConnectorException>(ReadAsync)).Message, StringComparison.Ordinal);

        _tryton.Reset();
        _tryton.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(401));
        Assert.Contains("does not let this user in", (await Assert.ThrowsAsync<ConnectorException>(ReadAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_literal_password_is_refused_before_any_call()
    {
        var address = Hub.At(_tryton.Url, ("database", "plant"), ("user", $"file:{_secret}"), ("password", "admin"));

        await Assert.ThrowsAsync<ConnectorException>(() => Hub.ReadAllAsync(_hub.Source("tryton"), Flow, address));

        Assert.Empty(_tryton.LogEntries);
    }

    private void Answer(string method, string body) => _tryton
        .Given(Request.Create().UsingPost().WithPath("/plant/").WithBody(new WildcardMatcher($"*\"{method}\"*")))
        .RespondWith(Response.Create().WithHeader("Content-Type", "application/json").WithBody(body));

    private void Search(int above, string records) => _tryton
        .Given(Request.Create().UsingPost().WithPath("/plant/").WithBody(new WildcardMatcher($"*search_read*[\"id\",\"\\u003E\",{above}]*")))
        .RespondWith(Response.Create().WithHeader("Content-Type", "application/json").WithBody($"{{\"id\":1,\"result\":{records}}}"));

    private Task<List<SourceDocument>> ReadAsync() => Hub.ReadAllAsync(
        _hub.Source("tryton"), Flow, Hub.At(_tryton.Url, ("database", "plant"), ("user", $"file:{_secret}"), ("password", $"file:{_secret}")));

    public void Dispose()
    {
        _hub.Dispose();
        _tryton.Dispose();
        File.Delete(_secret);
    }
}
