using System.Text.Json;
using System.Text.RegularExpressions;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation;
using IntegrationHub.Host;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Web;

/// <summary>The web side of the hub on a free loopback port, over a database of its own, without the pipeline: what it shows is what a test puts there.</summary>
public sealed class HubTestHost : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly string _folder;

    private HubTestHost(WebApplication web, string folder, SqliteHubDatabase database, TestIntake intake)
    {
        (_web, _folder, Database, Intake) = (web, folder, database, intake);
        Address = new Uri(web.Urls.First());
        Client = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public SqliteHubDatabase Database { get; }

    public TestIntake Intake { get; }

    /// <summary>Gets the paths of all calls that are mapped, as the description writes them.</summary>
    public IEnumerable<string> Calls => _web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => Regex.Replace(endpoint.RoutePattern.RawText ?? "", ":[a-z]+", "").TrimEnd('/')) // {ordinal:int} is {ordinal}, and a group's own path ends without a slash
        .Where(path => path.StartsWith("/api/v1/", StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<HubTestHost> StartAsync(Action<IServiceCollection>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("hub-web-").FullName;
        var database = new SqliteHubDatabase(Path.Combine(folder, "hub.db"));
        await database.MigrateAsync(Token);
        var intake = new TestIntake(database);

        var builder = HubHost.CreateBuilder("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<IHubDatabase>(database);
        builder.Services.AddSingleton<IIntake>(intake);
        builder.Services.AddSingleton<IFlowCatalog>(new NoFlows());
        builder.Services.AddHubHost(options => options.LookEveryMilliseconds = 200);
        configure?.Invoke(builder.Services);
        var web = builder.Build();
        web.MapHub();
        await web.StartAsync(Token);
        return new HubTestHost(web, folder, database, intake);
    }

    public Task WriteAsync(Func<HubContext, CancellationToken, Task> work) => Database.WriteAsync(async (context, cancel) =>
    {
        await work(context, cancel);
        return true;
    }, Token);

    public async Task<JsonElement> GetAsync(string path) => JsonSerializer.Deserialize<JsonElement>(await Client.GetStringAsync(new Uri(path, UriKind.Relative), Token));

    public async Task<(int Status, JsonElement Body)> AskAsync(HttpRequestMessage request)
    {
        using var answer = await Client.SendAsync(request, Token);
        return ((int)answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(Token)));
    }

    public Task<(int Status, JsonElement Body)> AskAsync(string path) => AskAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<long> CountAsync<T>() where T : class =>
        await Database.ReadAsync((context, cancel) => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.LongCountAsync(context.Set<T>(), cancel), Token);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _web.StopAsync(CancellationToken.None);
        await _web.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A door to the journal with one known interface and a small limit.</summary>
public sealed class TestIntake(IHubDatabase database) : IIntake
{
    public const string Flow = "erp-sap/product";

    /// <summary>Gets what completes the waiting for settlement.</summary>
    public TaskCompletionSource<IReadOnlyDictionary<MessageState, int>> Settlement { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int MaxEnvelopeBytes => 64 * 1024;

    public bool Knows(string flow) => flow == Flow;

    public Task<Receipt> AcceptAsync(
        string flow, ReadOnlyMemory<byte> body, string? contentType, string? sourceName, string? keyHeader, CancellationToken cancellationToken) =>
        database.WriteAsync((context, cancel) => new JournalStore(context, TimeProvider.System, new PublicIds(TimeProvider.System))
            .AcceptAsync(new Arrival(flow, body, "closure", contentType, sourceName, keyHeader), cancel), cancellationToken);

    public Task<IReadOnlyDictionary<MessageState, int>> WhenSettledAsync(Receipt receipt, CancellationToken cancellationToken) =>
        Settlement.Task.WaitAsync(cancellationToken);
}

/// <summary>No interfaces: what is released keeps the closure that it had.</summary>
internal sealed class NoFlows : IFlowCatalog
{
    public HubConfiguration Current { get; } = new()
    {
        Items = [],
        Systems = new Dictionary<string, SystemDescription>(),
        Flows = new Dictionary<string, Flow>(),
        Contracts = new Dictionary<string, Contract>(),
        Policies = new(RoutingPolicy.Empty, AuthorityPolicy.None, new TranslationPolicy("0.0.0", [], new PolicyCell(null, null, null, null, null, TranslationAction.Refuse, "nobody", "never"))),
    };

    public Task<Flow?> FindAsync(string flow, string closure, CancellationToken cancellationToken) => Task.FromResult<Flow?>(null);
}
