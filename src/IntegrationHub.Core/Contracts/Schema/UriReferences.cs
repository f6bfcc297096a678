namespace IntegrationHub.Core.Contracts;

/// <summary>
/// Resolves URI references after RFC 3986, section 5, as text. System.Uri is not used because it rewrites what it parses
/// (case, escapes, dots in opaque paths), and an id must stay as its author wrote it.
/// </summary>
internal static class UriReferences
{
    /// <summary>The base of contracts that name themselves without a scheme.</summary>
    public const string ContractBase = "hub:/contracts/";

    /// <summary>Splits off the fragment, without its <c>#</c>; null where there is none.</summary>
    public static (string Uri, string? Fragment) SplitFragment(string reference)
    {
        int hash = reference.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (reference, null) : (reference[..hash], reference[(hash + 1)..]);
    }

    /// <summary>Resolves a reference without fragment against a base.</summary>
    public static string Resolve(string baseUri, string reference)
    {
        if (reference.Length == 0)
            return baseUri;
        if (SchemeLength(reference) > 0)
            return reference;
        int scheme = SchemeLength(baseUri);
        string prefix = baseUri[..scheme];
        string rest = baseUri[scheme..];
        if (reference.StartsWith("//", StringComparison.Ordinal))
            return prefix + reference;
        string authority = "";
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            int end = rest.AsSpan(2).IndexOfAny('/', '?');
            authority = end < 0 ? rest : rest[..(end + 2)];
            rest = rest[authority.Length..];
        }

        int query = rest.IndexOf('?', StringComparison.Ordinal);
        string path = query < 0 ? rest : rest[..query];
        if (reference[0] == '?')
            return prefix + authority + path + reference;
        int ownQuery = reference.IndexOf('?', StringComparison.Ordinal);
        (string ownPath, string tail) = ownQuery < 0 ? (reference, "") : (reference[..ownQuery], reference[ownQuery..]);
        if (ownPath[0] == '/')
            return prefix + authority + WithoutDots(ownPath) + tail;
        string merged = authority.Length > 0 && path.Length == 0 ? "/" + ownPath : path[..(path.LastIndexOf('/') + 1)] + ownPath;
        return prefix + authority + WithoutDots(merged) + tail;
    }

    /// <summary>Length of <c>scheme:</c>, or 0.</summary>
    private static int SchemeLength(string uri)
    {
        int colon = uri.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !char.IsAsciiLetter(uri[0]))
            return 0;
        foreach (char c in uri.AsSpan(0, colon))
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
                return 0;
        }

        return colon + 1;
    }

    private static string WithoutDots(string path)
    {
        var kept = new List<string>();
        string[] segments = path.Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            bool last = i == segments.Length - 1;
            if (segments[i] == "..")
            {
                if (kept.Count > 1 || (kept.Count == 1 && kept[0].Length > 0))
                    kept.RemoveAt(kept.Count - 1);
                if (last)
                    kept.Add("");
            }
            else if (segments[i] == ".")
            {
                if (last)
                    kept.Add("");
            }
            else
            {
                kept.Add(segments[i]);
            }
        }

        return string.Join('/', kept);
    }
}
