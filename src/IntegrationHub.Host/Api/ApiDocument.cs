using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace IntegrationHub.Host.Api;

/// <summary>The OpenAPI document, at <see cref="Path"/>, and a page to read it at <c>/openapi</c>.</summary>
internal static class ApiDocument
{
    public const string Path = "/openapi/v1.json";

    public static void Add(IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "IntegrationHub",
                Version = "v1",
                Description = "What the command line does, over HTTP. Members are camelCase, codes kebab-case, quantities decimal text, absent instead of null. Refusals are problem details (RFC 9457).",
            });
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.ParameterFilter<DescribedParameters>();
        });
    }

    public static void Use(WebApplication app)
    {
        app.UseSwagger(options => options.RouteTemplate = "openapi/{documentName}.json");
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "openapi";
            options.DocumentTitle = "IntegrationHub API";
            options.SwaggerEndpoint(Path, "v1");
        });
    }

    private sealed class DescribedParameters : IParameterFilter
    {
        public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
        {
            if (context.ParameterInfo?.GetCustomAttribute<DescriptionAttribute>() is { } described)
            {
                parameter.Description = described.Description;
            }
        }
    }
}
