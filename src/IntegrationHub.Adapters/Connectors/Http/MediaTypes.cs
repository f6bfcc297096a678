namespace IntegrationHub.Adapters.Connectors.Http;

/// <summary>The media type of each format.</summary>
internal static class MediaTypes
{
    public static string Of(string format) => format switch
    {
        "json" => "application/json",
        "xml" => "application/xml",
        "csv" => "text/csv",
        _ => "application/octet-stream",
    };
}
