using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace IntegrationHub.PlantSimulator;

/// <summary>One page of a collection, server-driven as OData has it: the server decides the size and says where to go on.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Rows, int Total, int? NextToken)
{
    /// <summary>Cuts the page that <c>$skiptoken</c>, <c>$skip</c> and <c>$top</c> ask for.</summary>
    /// <returns>The page, or null where one of them is not a whole number from 0.</returns>
    public static Page<T>? Cut(IReadOnlyList<T> all, IQueryCollection query, int size, bool repeatLastRow)
    {
        if (!Number(query, "$skiptoken", 0, out var token) || !Number(query, "$skip", 0, out var skip)
            || !Number(query, "$top", int.MaxValue, out var top))
        {
            return null;
        }

        var first = (int)Math.Min((long)skip + token, all.Count);
        var limit = (int)Math.Min((long)skip + top, all.Count);
        var end = (int)Math.Min((long)first + size, Math.Max(limit, first));
        // The vice: a row that moved between two requests is served at the end of one page and again at the start of the next.
        var from = repeatLastRow && token > 0 && first > 0 ? first - 1 : first;
        var rows = all.Skip(from).Take(end - from).ToArray();
        return new Page<T>(rows, all.Count, end < limit ? end - skip : null);
    }

    private static bool Number(IQueryCollection query, string name, int absent, out int value)
    {
        value = absent;
        return query[name].FirstOrDefault() is not { } text
            || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}

/// <summary>Builds the address of the next page.</summary>
internal static class NextLink
{
    /// <summary>Repeats the request with another <c>$skiptoken</c>, absolute and with its dollar signs unescaped, as both vendors send it.</summary>
    public static string To(HttpRequest request, int token)
    {
        var kept = request.Query.Where(pair => pair.Key != "$skiptoken")
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value.ToString()).Replace("%2C", ",", StringComparison.Ordinal)}");
        var query = string.Join('&', [.. kept, "$skiptoken=" + token.ToString(CultureInfo.InvariantCulture)]);
        return $"{request.Scheme}://{request.Host}{request.Path}?{query}";
    }
}
