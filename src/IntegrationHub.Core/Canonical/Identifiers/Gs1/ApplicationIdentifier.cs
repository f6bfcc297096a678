using System.Globalization;

namespace IntegrationHub.Core.Canonical.Identifiers.Gs1;

/// <summary>One component of an AI's value: a character set, a length and the checks of its content.</summary>
/// <param name="Set"><c>N</c> digits, <c>X</c> set 82, <c>Y</c> set 39, <c>Z</c> URI-safe base 64.</param>
/// <param name="Min">Least number of characters.</param>
/// <param name="Max">Greatest number of characters.</param>
/// <param name="Optional">May be absent when the value ends before it.</param>
/// <param name="Checks">Names of content checks, see <see cref="ContentChecks"/>.</param>
internal sealed record Component(char Set, int Min, int Max, bool Optional, string[] Checks);

/// <summary>What one application identifier may contain and which others it needs or excludes.</summary>
internal sealed record ApplicationIdentifier
{
    public required string Ai { get; init; }

    public required string Title { get; init; }

    /// <summary>Gets whether the length is known from the first two digits, so that no FNC1 is needed after it.</summary>
    public required bool Predefined { get; init; }

    /// <summary>Gets whether it may stand in the query of a Digital Link.</summary>
    public required bool LinkAttribute { get; init; }

    public required Component[] Components { get; init; }

    /// <summary>Gets groups of which each must be satisfied: any alternative, all AI patterns of it (<c>n</c> is any digit).</summary>
    public required string[][][] Requires { get; init; }

    /// <summary>Gets AI patterns that must not accompany it.</summary>
    public required string[] Excludes { get; init; }

    /// <summary>Gets the ordered qualifier sequences of a Digital Link primary key; none for other AIs, one empty one for a key without qualifiers.</summary>
    public required string[][] LinkQualifiers { get; init; }

    public bool IsLinkKey => LinkQualifiers.Length > 0;

    public int MinLength => Components.Where(component => !component.Optional).Sum(component => component.Min);

    public int MaxLength => Components.Sum(component => component.Max);

    /// <summary>Gets whether a component has a check digit, so that a value is unlikely to fit by chance.</summary>
    public bool SelfChecking => Components.Any(component => component.Checks.Any(check => check is "csum" or "csumalpha"));

    public static IEnumerable<ApplicationIdentifier> FromRow(string row)
    {
        var cells = row.Split('|', 4);
        // The rules may hold bars themselves (dlpkey=22,10,21|235); the title never does.
        var end = cells[3].LastIndexOf('|');
        var rules = cells[3][..end].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var range = cells[0].Split('-');
        for (var ai = Number(range[0]); ai <= Number(range[^1]); ai++)
        {
            yield return new ApplicationIdentifier
            {
                Ai = ai.ToString(new string('0', range[0].Length), CultureInfo.InvariantCulture),
                Title = cells[3][(end + 1)..],
                Predefined = cells[1].Contains('*', StringComparison.Ordinal),
                LinkAttribute = cells[1].Contains('?', StringComparison.Ordinal),
                Components = [.. cells[2].Split(' ').Select(ParseComponent)],
                Requires = [.. Values(rules, "req=").Select(value => value.Split(',').Select(group => group.Split('+')).ToArray())],
                Excludes = [.. Values(rules, "ex=").SelectMany(value => value.Split(','))],
                LinkQualifiers = rules.Contains("dlpkey", StringComparer.Ordinal)
                    ? [[]]
                    : [.. Values(rules, "dlpkey=").SelectMany(value => value.Split('|')).Select(sequence => sequence.Split(','))],
            };
        }
    }

    public static bool Matches(string pattern, string ai) =>
        pattern.Length == ai.Length && pattern.Zip(ai).All(pair => pair.First == 'n' || pair.First == pair.Second);

    private static IEnumerable<string> Values(string[] rules, string key) =>
        rules.Where(rule => rule.StartsWith(key, StringComparison.Ordinal)).Select(rule => rule[key.Length..]);

    private static Component ParseComponent(string text)
    {
        var optional = text[0] == '[';
        var parts = text.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split(',');
        var variable = parts[0].AsSpan(1).StartsWith("..");
        var max = Number(variable ? parts[0][3..] : parts[0][1..]);
        return new Component(parts[0][0], variable ? 1 : max, max, optional, parts[1..]);
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
