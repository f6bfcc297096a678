using IntegrationHub.Core.Canonical;
using IntegrationHub.Host.Api;
using IntegrationHub.Host.Api.Canonical.Identifiers;
using IntegrationHub.Host.Api.Genealogy;
using IntegrationHub.Host.Api.Health;
using IntegrationHub.Host.Api.Mapping;
using IntegrationHub.Host.Api.Pipeline;
using IntegrationHub.Host.Api.Quality;
using IntegrationHub.Host.Api.Reconciliation;
using IntegrationHub.Host.Api.Translation;
using IntegrationHub.Host.Api.Versioning;
using IntegrationHub.Host.Composition;
using IntegrationHub.Host.Layout;
using IntegrationHub.Host.Live;
using IntegrationHub.Host.Security;
using IntegrationHub.Messaging;
using IntegrationHub.Messaging.Hints;
using IntegrationHub.Messaging.Sources;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Genealogy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Radzen;

namespace IntegrationHub.Host;

/// <summary>The web side of the hub: API, page, health, and the guard that keeps both on this machine.</summary>
/// <remarks>
/// It needs from the container <c>IHubDatabase</c> (migrated before the application starts) and <c>IIntake</c>; with <c>IFlowCatalog</c>
/// and <c>ISystemAddresses</c> the page also tells which targets are not connected.
/// </remarks>
public static class HubHost
{
    // The executable's assembly: the build writes the list of the page's files under its name, and tests that run the hub in their own process need the same list.
    private const string Executable = "hub";

    /// <summary>Makes a builder that finds the page's files beside the executable, wherever it is started from and however it was built.</summary>
    /// <param name="urls">Where to listen, loopback only, several separated by semicolons. Port 0 takes a free one.</param>
    /// <exception cref="HubRefusedException">An address can be reached from elsewhere.</exception>
    public static WebApplicationBuilder CreateBuilder(string urls)
    {
        if (LoopbackOnly.Check(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) is { Count: > 0 } problems)
        {
            throw new HubRefusedException(problems);
        }

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = Executable,
            ContentRootPath = AppContext.BaseDirectory,
        });

        // A plain build leaves the files of packages where they are and lists them; only a published one has them in wwwroot.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(urls);
        return builder;
    }

    /// <summary>Adds what the API and the page need.</summary>
    public static IServiceCollection AddHubHost(this IServiceCollection services, Action<HubHostOptions>? configure = null)
    {
        services.AddOptions<HubHostOptions>().Configure(configure ?? (_ => { })).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PublicIds>();
        services.AddHostedService<LoopbackGuard>();
        services.TryAddSingleton<HubChanges>();
        services.TryAddSingleton<SourceStatus>();
        services.TryAddSingleton<HintBoard>();
        services.TryAddSingleton<QuarantineDesk>();
        services.AddSingleton<UnconnectedTargets>();
        services.AddSingleton<HubWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<HubWatch>());
        services.AddOptions<GenealogyOptions>().BindConfiguration("Genealogy");
        services.AddSingleton(provider => new GenealogyFollower(provider.GetRequiredService<IHubDatabase>(), provider.GetRequiredService<IOptions<GenealogyOptions>>().Value));
        services.AddSingleton<GenealogyQuestions>();
        services.AddSingleton<BalanceQuestions>();
        services.AddSingleton<AliasDesk>();
        services.AddSingleton<BackFillDesk>();
        services.AddSingleton<PointOfUseQuestions>();
        services.AddSingleton<EpcisQuestions>();
        services.AddSingleton<FindingLists>();
        services.AddSingleton<CorrectionDesk>();
        services.AddSingleton<StewardDesk>();
        services.AddSingleton<RehearsalDesk>();
        services.AddSingleton<RunDesk>();
        services.AddHostedService<DecisionReturns>();
        services.AddSingleton<MappingQuestions>();

        services.AddProblemDetails();
        services.AddExceptionHandler<ApiFaults>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(options => ApiJson.Apply(options.SerializerOptions));
        HealthEndpoints.Add(services);
        ApiDocument.Add(services);

        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddTransient<Layout.FilterAddress>();
        return services;
    }

    /// <summary>Maps every endpoint and page. Call it once, before the application starts.</summary>
    public static WebApplication MapHub(this WebApplication app)
    {
        app.Use(next => context => LoopbackGate.InvokeAsync(context, next));
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAntiforgery();
        ApiDocument.Use(app);

        var api = app.MapGroup("/api/v1");
        IntakeEndpoints.Map(api);
        LedgerEndpoints.Map(api);
        JournalEndpoints.Map(api);
        QuarantineEndpoints.Map(api);
        QuarantineDecisionEndpoints.Map(api);
        DeliveryEndpoints.Map(api);
        SourceEndpoints.Map(api);
        TraceEndpoints.Map(api);
        ReachEndpoints.Map(api);
        PointOfUseEndpoints.Map(api);
        EpcisEndpoints.Map(api);
        RecallEndpoints.Map(api);
        HoldEndpoints.Map(api);
        BalanceEndpoints.Map(api);
        AliasEndpoints.Map(api);
        GenealogyCountEndpoints.Map(api);
        MismatchEndpoints.Map(api);
        FindingEndpoints.Map(api);
        DecisionEndpoints.Map(api);
        RunEndpoints.Map(api);
        RehearsalEndpoints.Map(api);
        SupplierAliasEndpoints.Map(api);
        IdentifyEndpoints.Map(api);
        VersionEndpoints.Map(api);
        MappingEndpoints.Map(api);
        PolicyEndpoints.Map(api);
        BackFillEndpoints.Map(api);
        app.Map("/api/{**path}", () => ApiProblem.NotFound($"There is no such call. The description of every call is at {ApiDocument.Path}.")).ExcludeFromDescription();
        HealthEndpoints.Map(app);

        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().WithStaticAssets();
        return app;
    }
}
