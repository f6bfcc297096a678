using System.Globalization;

namespace IntegrationHub.Core.Reconciliation.Identity;

/// <summary>The keys under which differently written numbers meet, one for each kind of evidence.</summary>
internal static class NumberKeys
{
    private const char Between = '\u001F';
    private const string Separators = "-_./\\ ";
    private static readonly string[] LegalForms = ["gmbh", "ag", "kg", "se", "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc", "sa", "sarl", "srl", "spa", "bv", "nv", "ab", "oy", "as"];
    private static readonly string[] WorldwideSchemes = ["gtin", "gln", "duns", "lei", "vat"];

    public static IEnumerable<string> Of(NamedNumber number, AliasEvidence evidence, NumberedKind kind) => evidence switch
    {
        AliasEvidence.WorldwideNumber => number.Identifiers.Where(i => WorldwideSchemes.Contains(i.Scheme, StringComparer.Ordinal)).Select(i => i.Scheme + ":" + Worldwide(i.Scheme, i.Value)),
        AliasEvidence.Form => [PartByPart(number, ItemNumber.MatchKey)],
        AliasEvidence.Separators => [PartByPart(number, WithoutSeparators)],
        AliasEvidence.RevisionSuffix => [PartByPart(number, part => WithoutSeparators(WithoutRevision(part, number.Revision)))],
        AliasEvidence.Name when kind == NumberedKind.Supplier && number.Name is not null && Name(number.Name) is { Length: > 2 } name => [name],
        _ => [],
    };

    // The same fourteen digits whether a GTIN-8, 12, 13 or 14 was written.
    private static string Worldwide(string scheme, string value)
    {
        var text = WithoutSeparators(value);
        return scheme == "gtin" ? text.PadLeft(14, '0') : text;
    }

    private static string PartByPart(NamedNumber number, Func<string, string> key) => string.Join(Between, (number.Parts ?? [number.Number]).Select(key));

    private static string WithoutSeparators(string text) => ItemNumber.MatchKey(string.Concat(text.Where(c => !Separators.Contains(c))));

    // Digits after a separator are a variant in most numbering schemes and never taken for a revision unless the system says so.
    private static string WithoutRevision(string text, string? stated)
    {
        var trimmed = text.TrimEnd();
        var at = trimmed.LastIndexOfAny([.. Separators]);
        if (at <= 0)
        {
            return trimmed;
        }

        var suffix = trimmed[(at + 1)..];
        var bare = suffix.StartsWith("REV", StringComparison.OrdinalIgnoreCase) ? suffix[3..] : suffix;
        var isRevision = stated is { Length: > 0 }
            ? string.Equals(bare, stated, StringComparison.OrdinalIgnoreCase)
            : bare.Length is 1 or 2 && bare.All(char.IsAsciiLetter);
        if (!isRevision)
        {
            return trimmed;
        }

        var rest = trimmed[..at].TrimEnd([.. Separators]);
        return rest.EndsWith(" REV", StringComparison.OrdinalIgnoreCase) || rest.EndsWith("-REV", StringComparison.OrdinalIgnoreCase) ? rest[..^4] : rest;
    }

    private static string Name(string name) => string.Join(' ', string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? char.ToLower(c, CultureInfo.InvariantCulture) : ' '))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !LegalForms.Contains(word, StringComparer.Ordinal)));
}
