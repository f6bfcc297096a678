namespace IntegrationHub.Core.Contracts;

/// <summary>Says which annotations concern which kind of value: the content vocabulary speaks of strings only.</summary>
internal static class AnnotationScope
{
    public static bool Concerns(string keyword, JsonKind kind) =>
        kind == JsonKind.String || keyword is not ("contentEncoding" or "contentMediaType" or "contentSchema");
}
