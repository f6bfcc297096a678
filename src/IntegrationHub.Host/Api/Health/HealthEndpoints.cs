using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Genealogy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IntegrationHub.Host.Api.Health;

/// <summary>Live while the process answers; ready while the database does. A broker that is away makes the hub slower, not unready: the database is the truth.</summary>
internal static class HealthEndpoints
{
    private const string Database = "database";

    public static void Add(IServiceCollection services) => services.AddHealthChecks().AddCheck<DatabaseCheck>(Database);

    public static void Map(WebApplication app)
    {
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = WriteAsync });
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Name == Database, ResponseWriter = WriteAsync });
    }

    // The overall status of the framework is that of the worst check, and would call a hub without its broker dead.
    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var database = report.Entries.TryGetValue(Database, out var entry) ? entry.Status : HealthStatus.Healthy;
        var status = database != HealthStatus.Healthy ? HealthStatus.Unhealthy
            : report.Status == HealthStatus.Healthy ? HealthStatus.Healthy : HealthStatus.Degraded;
        context.Response.StatusCode = status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        return context.Response.WriteAsJsonAsync(new
        {
            status = Word(status),
            checks = report.Entries.ToDictionary(pair => pair.Key, pair => Word(pair.Value.Status)),
            genealogyIndex = Index(context.RequestServices.GetRequiredService<GenealogyFollower>().Standing),
        });
    }

    // A hub that is still building it answers, only later: that is no reason to send questions elsewhere.
    private static object Index(IndexStanding standing) => new { state = Codes.Text(standing.State), entries = standing.Entries, of = standing.Of };

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };

    private sealed class DatabaseCheck(IHubDatabase database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await database.ReadAsync((tables, cancel) => tables.Database.CanConnectAsync(cancel), cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The database does not answer.");
    }
}
