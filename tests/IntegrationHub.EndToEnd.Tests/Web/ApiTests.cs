using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Storage.Pipeline;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Web;

public sealed class ApiTests : IAsyncLifetime
{
    private HubTestHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await HubTestHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_accepted_envelope_can_be_read_where_the_receipt_says()
    {
        using var request = Post(TestIntake.Flow + "?source=a.json", "{}"u8.ToArray());
        request.Headers.Add("Idempotency-Key", "k-1");

        var (status, receipt) = await _host.AskAsync(request);

        Assert.Equal(202, status);
        Assert.False(receipt.GetProperty("settled").GetBoolean());
        Assert.Equal("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", receipt.GetProperty("sha256").GetString());
        var envelope = await _host.GetAsync(receipt.GetProperty("href").GetString()!);
        Assert.Equal(receipt.GetProperty("envelopeId").GetString(), envelope.GetProperty("id").GetString());
        Assert.Equal("a.json", envelope.GetProperty("sourceName").GetString());
        Assert.Equal("received", envelope.GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_unknown_interface_is_not_found_and_nothing_is_stored()
    {
        var (status, problem) = await _host.AskAsync(Post("erp-sap/nothing", "{}"u8.ToArray()));

        Assert.Equal(404, status);
        Assert.Equal("API-0005", problem.GetProperty("code").GetString());
        Assert.Equal(0, await _host.CountAsync<EnvelopeRow>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_envelope_over_the_limit_is_too_large_and_nothing_is_stored(bool lengthIsStated)
    {
        using var request = Post(TestIntake.Flow, new byte[_host.Intake.MaxEnvelopeBytes + 1]);
        request.Headers.TransferEncodingChunked = !lengthIsStated;

        var (status, problem) = await _host.AskAsync(request);

        Assert.Equal(413, status);
        Assert.Equal("API-0006", problem.GetProperty("code").GetString());
        Assert.Equal(0, await _host.CountAsync<EnvelopeRow>());
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, 65536)]
    [InlineData(false, 0)]
    [InlineData(false, 40_000)]
    [InlineData(false, 65536)]
    public async Task An_envelope_up_to_the_limit_is_kept_whole(bool lengthIsStated, int size)
    {
        var body = Enumerable.Range(0, size).Select(i => (byte)(i * 31)).ToArray();
        using var request = Post(TestIntake.Flow, body);
        request.Headers.TransferEncodingChunked = !lengthIsStated;

        var (status, receipt) = await _host.AskAsync(request);

        Assert.Equal(202, status);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body)), receipt.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task A_caller_who_waits_gets_the_counts()
    {
        _host.Intake.Settlement.SetResult(new Dictionary<MessageState, int> { [MessageState.Applied] = 2, [MessageState.Quarantined] = 1 });

        var (status, receipt) = await _host.AskAsync(Post(TestIntake.Flow + "?wait=true", "{}"u8.ToArray()));

        Assert.Equal(202, status);
        Assert.True(receipt.GetProperty("settled").GetBoolean());
        Assert.Equal("""{"applied":2,"quarantined":1,"suppressed":0,"rejected":0,"inFlight":0}""", receipt.GetProperty("counts").GetRawText());
    }

    [Fact]
    public async Task A_compressed_envelope_is_refused_because_the_journal_keeps_bytes_as_received()
    {
        using var request = Post(TestIntake.Flow, [1, 2, 3]);
        request.Content!.Headers.ContentEncoding.Add("gzip");

        Assert.Equal(415, (await _host.AskAsync(request)).Status);
    }

    [Theory]
    [InlineData("journal?limit=0", "API-0003")]
    [InlineData("journal?limit=501", "API-0003")]
    [InlineData("quarantine?offset=-1", "API-0002")]
    [InlineData("deliveries?state=lost", "API-0004")]
    [InlineData("journal?state=InFlight", "API-0004")]
    [InlineData("mismatches?severity=huge", "API-0004")]
    [InlineData("journal?limit=ten", "API-0001")]
    [InlineData("identify", "API-0009")]
    [InlineData("trace/forward", "API-0010")]
    public async Task A_wrong_parameter_is_a_problem_that_says_what_to_do(string path, string code)
    {
        var (status, problem) = await _host.AskAsync("/api/v1/" + path);

        Assert.Equal(400, status);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.EndsWith(".", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task All_wrong_parameters_are_reported_together()
    {
        var (_, problem) = await _host.AskAsync("/api/v1/journal?limit=0&offset=-1&state=x");

        Assert.Equal(["API-0004", "API-0002", "API-0003"], problem.GetProperty("problems").EnumerateArray().Select(one => one.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task The_ledgers_have_the_shape_that_scripts_rely_on()
    {
        await PlantSeed.MorningAsync(_host);

        var ledgers = await _host.GetAsync("/api/v1/ledger");

        Assert.Equal(["interface", "received", "applied", "quarantined", "suppressed", "rejected", "inFlight", "balanced"], Names(ledgers.GetProperty("intake")[0]));
        Assert.Equal(["interface", "due", "posted", "refused", "cancelled", "quarantined", "inFlight", "balanced"], Names(ledgers.GetProperty("targets")[0]));
        Assert.All(ledgers.GetProperty("intake").EnumerateArray(), line => Assert.True(line.GetProperty("balanced").GetBoolean()));
        Assert.Contains("day", Names((await _host.GetAsync("/api/v1/ledger?perDay=true")).GetProperty("intake")[0]));
    }

    [Fact]
    public async Task Lists_are_filtered_and_paged()
    {
        await PlantSeed.MorningAsync(_host);

        var page = await _host.GetAsync("/api/v1/journal?interface=trace-catenax/twins&state=applied&limit=1&offset=1");

        Assert.Equal(2, page.GetProperty("total").GetInt32());
        Assert.Equal(1, page.GetProperty("offset").GetInt32());
        Assert.Equal("applied", Assert.Single(page.GetProperty("items").EnumerateArray()).GetProperty("state").GetString());
        Assert.Equal("posted", Assert.Single((await _host.GetAsync("/api/v1/deliveries?state=posted")).GetProperty("items").EnumerateArray()).GetProperty("state").GetString());
        Assert.Equal(10, (await _host.GetAsync("/api/v1/mismatches?severity=critical&limit=5")).GetProperty("total").GetInt32());
        Assert.Equal(5, (await _host.GetAsync("/api/v1/mismatches?severity=critical&limit=5")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_message_is_shown_with_its_closure_and_deliveries()
    {
        await PlantSeed.MorningAsync(_host);
        var name = (await _host.GetAsync("/api/v1/journal?interface=mes-sim/consumption")).GetProperty("items")[0].GetProperty("name").GetString();

        var detail = await _host.GetAsync("/api/v1/journal/" + name);

        Assert.Equal(PlantSeed.Closure, detail.GetProperty("closure").GetString());
        Assert.Equal(3, detail.GetProperty("deliveries").GetArrayLength());
        Assert.Equal(404, (await _host.AskAsync("/api/v1/journal/0197a200-0000-7000-8000-000000000000/0")).Status);
    }

    [Fact]
    public async Task A_decision_about_the_quarantine_says_who_and_why_and_what_about()
    {
        await PlantSeed.MorningAsync(_host);
        var id = (await _host.GetAsync("/api/v1/quarantine")).GetProperty("items")[0].GetProperty("id").GetString();

        var empty = await DecideAsync("{}");
        Assert.Equal((400, 4), (empty.Status, empty.Body.GetProperty("problems").GetArrayLength()));
        Assert.Equal("API-0004", (await DecideAsync("{\"verdict\":\"burn\",\"by\":\"A\",\"reason\":\"r\",\"code\":\"X\"}")).Body.GetProperty("code").GetString());
        var done = await DecideAsync($"{{\"verdict\":\"reject\",\"by\":\"A. Steward\",\"reason\":\"sent twice\",\"ids\":[\"{id}\",\"no/0\"]}}");

        Assert.Equal((200, $"[\"{id}\"]", "[\"no/0\"]", 0), (done.Status, done.Body.GetProperty("decided").GetRawText(), done.Body.GetProperty("absent").GetRawText(), done.Body.GetProperty("left").GetInt32()));
        var now = (await _host.GetAsync($"/api/v1/journal/{id}")).GetProperty("summary");
        Assert.Equal(("rejected", "rejected by A. Steward: sent twice"), (now.GetProperty("state").GetString(), now.GetProperty("reason").GetString()));

        Task<(int Status, JsonElement Body)> DecideAsync(string body) => _host.AskAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/quarantine/decisions")
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        });
    }

    [Fact]
    public async Task A_quarantined_message_is_shown_by_its_name()
    {
        await PlantSeed.MorningAsync(_host);
        var id = (await _host.GetAsync("/api/v1/quarantine")).GetProperty("items")[0].GetProperty("id").GetString();

        var entry = await _host.GetAsync("/api/v1/quarantine/" + id);

        Assert.Equal("Q", entry.GetProperty("problems")[0].GetProperty("rawValue").GetString());
        Assert.Equal(404, (await _host.AskAsync("/api/v1/quarantine/0197a200-0000-7000-8000-000000000000")).Status);
    }

    [Fact]
    public async Task A_trace_answers_nodes_with_their_certainty()
    {
        await PlantSeed.MorningAsync(_host);

        var trace = await _host.GetAsync("/api/v1/trace/forward?id=L9");

        Assert.Equal("lot:9:L9", trace.GetProperty("suspect").GetString());
        Assert.Equal(5, trace.GetProperty("nodes").GetArrayLength());
        Assert.Equal(404, (await _host.AskAsync("/api/v1/trace/backward?id=nothing")).Status);
    }

    [Fact]
    public async Task A_text_is_answered_with_its_readings()
    {
        var reports = await _host.GetAsync("/api/v1/identify?text=" + Uri.EscapeDataString("(01)09506000134352(21)12345") + "&text=xyz");

        Assert.Equal(2, reports.GetArrayLength());
        Assert.Equal("12345", reports[0].GetProperty("readings")[0].GetProperty("serial").GetString());
        Assert.Equal(0, reports[1].GetProperty("readings").GetArrayLength());
    }

    [Fact]
    public async Task Versions_tell_what_each_interface_runs()
    {
        await PlantSeed.MorningAsync(_host);

        var versions = await _host.GetAsync("/api/v1/versions");

        Assert.Equal("baseline, unsigned", versions.GetProperty("effective")[0].GetProperty("standing").GetString());
        Assert.Equal(2, versions.GetProperty("effective")[0].GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_description_has_every_call_and_describes_its_parameters()
    {
        var document = await _host.GetAsync("/openapi/v1.json");

        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal);
        Assert.Contains("/api/v1/ledger", paths);
        Assert.Equal(_host.Calls, paths);
        var limit = document.GetProperty("paths").GetProperty("/api/v1/journal").GetProperty("get").GetProperty("parameters").EnumerateArray()
            .Single(parameter => parameter.GetProperty("name").GetString() == "limit");
        Assert.StartsWith("How many to return", limit.GetProperty("description").GetString());
    }

    [Theory]
    [InlineData("/health", "healthy")]
    [InlineData("/health/live", "healthy")]
    [InlineData("/health/ready", "healthy")]
    public async Task The_hub_says_that_it_is_well(string path, string status) =>
        Assert.Equal(status, (await _host.GetAsync(path)).GetProperty("status").GetString());

    [Fact]
    public async Task An_unknown_call_is_a_problem_and_an_unknown_page_is_a_page()
    {
        Assert.Equal("API-0404", (await _host.AskAsync("/api/v1/nothing")).Body.GetProperty("code").GetString());
        using var page = await _host.Client.GetAsync(new Uri("/nothing", UriKind.Relative), HubTestHost.Token);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
    }

    private static HttpRequestMessage Post(string flow, byte[] body) => new(HttpMethod.Post, "/api/v1/intake/" + flow)
    {
        Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
    };

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);
}
