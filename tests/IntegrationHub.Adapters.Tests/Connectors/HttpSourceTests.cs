using System.Text;
using IntegrationHub.Core.Systems;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace IntegrationHub.Adapters.Tests.Connectors;

public sealed class HttpSourceTests : IDisposable
{
    private readonly WireMockServer _system = WireMockServer.Start();
    private readonly Hub _hub = new();

    private static InterfaceDescription Paged(params (string, string)[] more) =>
        Hub.Flow(Direction.In, "http", [("path", "/odata/Parts?$format=json"), ("page.next", "/d/__next"), .. more]);

    [Fact]
    public async Task Pages_are_read_to_the_end_with_the_query_of_the_path_and_of_the_links_kept()
    {
        Page(null, $$$"""{"d":{"results":[1],"__next":"{{{_system.Url}}}/odata/Parts?$format=json&$skiptoken=20%27A%27"}}""");
        Page("20'A'", """{"d":{"results":[2],"__next":"Parts?$format=json&$skiptoken=40"}}""");
        Page("40", """{"d":{"results":[3]}}""");

        var pages = await ReadAsync(Paged());

        Assert.Equal(["[1]", "[2]", "[3]"], pages.Select(page => Encoding.UTF8.GetString(page.Body.Span).Split("results\":")[1][..3]));
        Assert.Equal("/odata/Parts?$format=json&$skiptoken=20%27A%27", pages[1].SourceName);
        Assert.Equal("application/json", pages[0].ContentType);
    }

    [Fact]
    public async Task A_next_link_to_another_host_is_refused_and_the_page_before_it_was_handed_over()
    {
        Page(null, """{"d":{"__next":"http://elsewhere.example/odata/Parts?$skiptoken=20"}}""");
        var seen = 0;

        var fault = await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await foreach (var _ in _hub.Source("http").ReadAsync(Paged(), Hub.At(_system.Url), TestContext.Current.CancellationToken))
            {
                seen++;
            }
        });

        Assert.Equal(1, seen);
        Assert.Contains("elsewhere.example", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_next_link_with_the_name_that_the_system_has_behind_its_proxy_is_fetched_from_the_configured_host()
    {
        Page(null, """{"d":{"__next":"https://s4.plant.example:44300/odata/Parts?$skiptoken=20"}}""");
        Page("20", """{"d":{"results":[2]}}""");

        var pages = await Hub.ReadAllAsync(_hub.Source("http"), Paged(), Hub.At(_system.Url, ("alsoKnownAs", "s4.plant.example:44300")));

        Assert.Equal(2, pages.Count);
    }

    [Fact]
    public async Task A_loop_of_next_links_ends_with_a_fault()
    {
        Page(null, """{"d":{"__next":"Parts?$skiptoken=20"}}""");
        Page("20", """{"d":{"__next":"Parts?$skiptoken=20"}}""");

        var fault = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(Paged()));

        Assert.Contains("already read", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_pages_than_the_limit_end_with_a_fault()
    {
        Page(null, """{"d":{"__next":"Parts?$skiptoken=20"}}""");
        Page("20", """{"d":{"__next":"Parts?$skiptoken=40"}}""");

        var fault = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(Paged(("page.limit", "2"))));

        Assert.Contains("page.limit", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_that_fails_for_a_moment_is_tried_again()
    {
        _system.Given(Request.Create().UsingGet()).InScenario("moment").WillSetStateTo("well").RespondWith(Response.Create().WithStatusCode(503));
        _system.Given(Request.Create().UsingGet()).InScenario("moment").WhenStateIs("well").RespondWith(Response.Create().WithBody("""{"d":{}}"""));

        Assert.Single(await ReadAsync(Paged()));
        Assert.Equal(2, _system.LogEntries.Count);
    }

    [Fact]
    public async Task A_read_that_keeps_failing_names_the_status()
    {
        _system.Given(Request.Create().UsingGet()).RespondWith(Response.Create().WithStatusCode(500).WithBody("out of memory"));

        var fault = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(Paged()));

        Assert.Contains("HTTP 500: out of memory", fault.Message, StringComparison.Ordinal);
        Assert.Equal(4, _system.LogEntries.Count);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _system.Given(Request.Create().WithPath("/odata/Parts")).RespondWith(Response.Create().WithStatusCode(302).WithHeader("Location", $"{_system.Url}/login"));
        _system.Given(Request.Create().WithPath("/login")).RespondWith(Response.Create().WithBody("{}"));

        var fault = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(Paged()));

        Assert.Contains("redirect", fault.Message, StringComparison.Ordinal);
        Assert.Single(_system.LogEntries);
    }

    [Fact]
    public async Task A_page_that_is_no_JSON_is_handed_over_before_the_fault()
    {
        _system.Given(Request.Create().UsingGet()).RespondWith(Response.Create().WithBody("<html>logged out</html>"));
        var seen = new List<SourceDocument>();

        await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await foreach (var page in _hub.Source("http").ReadAsync(Paged(), Hub.At(_system.Url), TestContext.Current.CancellationToken))
            {
                seen.Add(page);
            }
        });

        Assert.Equal("<html>logged out</html>", Encoding.UTF8.GetString(Assert.Single(seen).Body.Span));
    }

    [Fact]
    public async Task A_system_without_an_address_and_a_misspelt_setting_are_both_told()
    {
        Assert.Contains("address", (await Assert.ThrowsAsync<ConnectorException>(
            () => Hub.ReadAllAsync(_hub.Source("http"), Paged(), Hub.At(null)))).Message, StringComparison.Ordinal);
        Assert.Contains("'page.nxt' is not a setting", (await Assert.ThrowsAsync<ConnectorException>(
            () => ReadAsync(Paged(("page.nxt", "/d"))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_system_is_given_up_after_its_own_time_limit()
    {
        _system.Given(Request.Create().UsingGet()).RespondWith(Response.Create().WithBody("{}").WithDelay(TimeSpan.FromSeconds(20)));

        var fault = await Assert.ThrowsAsync<ConnectorException>(
            () => Hub.ReadAllAsync(_hub.Source("http"), Paged(), Hub.At(_system.Url, ("timeoutSeconds", "0.05"))));

        Assert.Contains("could not be reached", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_come_from_references_and_go_out_as_basic_authentication()
    {
        Page(null, """{"d":{}}""");
        var secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, "hub\n", TestContext.Current.CancellationToken);

        await Hub.ReadAllAsync(_hub.Source("http"), Paged(), Hub.At(_system.Url, ("user", $"file:{secret}"), ("password", $"file:{secret}")));

        Assert.Equal($"Basic {Convert.ToBase64String("hub:hub"u8)}", _system.LogEntries.Single().RequestMessage!.Headers!["Authorization"].Single());
        File.Delete(secret);
    }

    private void Page(string? token, string body)
    {
        var request = Request.Create().WithPath("/odata/Parts").UsingGet();
        _system.Given(token is null ? request : request.WithParam("$skiptoken", true, token))
            .AtPriority(token is null ? 10 : 1)
            .RespondWith(Response.Create().WithHeader("Content-Type", "application/json;charset=utf-8").WithBody(body));
    }

    private Task<List<SourceDocument>> ReadAsync(InterfaceDescription flow) => Hub.ReadAllAsync(_hub.Source("http"), flow, Hub.At(_system.Url));

    public void Dispose()
    {
        _hub.Dispose();
        _system.Dispose();
    }
}
