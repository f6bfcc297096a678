using IntegrationHub.Host;
using IntegrationHub.Host.Composition;
using IntegrationHub.Host.Security;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Web;

public sealed class LoopbackTests
{
    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://localhost:5080")]
    [InlineData("http://[::1]:5080")]
    public void Loopback_addresses_are_taken(string url) => Assert.Empty(LoopbackOnly.Check([url]));

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.168.1.4:5080")]
    [InlineData("http://hub.example.com")]
    [InlineData("http://127.0.0.1.example.com:80")]
    [InlineData("nonsense")]
    public void Other_addresses_are_refused(string url)
    {
        Assert.Equal(LoopbackOnly.Code, Assert.Single(LoopbackOnly.Check([url])).Code);
        Assert.Throws<HubRefusedException>(() => HubHost.CreateBuilder("http://127.0.0.1:0;" + url));
    }

    [Fact]
    public async Task An_address_set_in_the_configuration_is_refused_too()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => HubTestHost.StartAsync(services =>
            services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(kestrel => kestrel.ListenAnyIP(0))));

        Assert.Contains("loopback only", failure.Message);
    }

    [Theory]
    [InlineData("Host", "hub.example.com", 421)]
    [InlineData("Host", "127.0.0.1.nip.io", 421)]
    [InlineData("Origin", "http://evil.example.com", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 202)]
    public async Task A_foreign_page_cannot_post(string header, string value, int status)
    {
        await using var host = await HubTestHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/intake/" + TestIntake.Flow) { Content = new StringContent("{}") };
        Assert.True(request.Headers.TryAddWithoutValidation(header, value));

        Assert.Equal(status, (await host.AskAsync(request)).Status);
    }

    [Fact]
    public async Task A_foreign_page_cannot_open_the_page_s_connection()
    {
        await using var host = await HubTestHost.StartAsync();
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "http://evil.example.com");
        socket.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() =>
            socket.ConnectAsync(new UriBuilder(host.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, HubTestHost.Token));

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }
}
