using System.Text.Json;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Host.Api;

/// <summary>The API writes as canonical messages are written.</summary>
internal static class ApiJson
{
    public static void Apply(JsonSerializerOptions options)
    {
        var canonical = CanonicalJson.Options;
        options.DefaultIgnoreCondition = canonical.DefaultIgnoreCondition;
        options.NumberHandling = canonical.NumberHandling;
        options.Encoder = canonical.Encoder;
        foreach (var converter in canonical.Converters)
        {
            options.Converters.Add(converter);
        }
    }
}
