using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Pipeline.Configuration;

/// <content>What can be said of all files without a message.</content>
public sealed partial class ConfigurationCompiler
{
    /// <summary>Compiles files and checks every mapping against the contracts that it leads from and to.</summary>
    public static ConfigurationReport Check(IReadOnlyList<ConfigurationFile> files)
    {
        var compiler = new ConfigurationCompiler();
        var (_, flows) = compiler.CompileAll(files);
        var lookup = new KnownContracts(compiler._contracts);
        var unread = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var remarks = new List<Problem>();
        foreach (var (name, plan) in compiler._plans.Concat(compiler._faulty))
        {
            var check = MappingChecker.Check(plan, lookup);
            compiler._problems.AddRange(check.Problems);
            compiler._problems.AddRange(ExampleCheck.Check(plan, lookup));
            unread[name] = check.UnreadSources;
            remarks.AddRange(check.Remarks);
        }

        return new ConfigurationReport(
            // One fault may be met from two sides: by the compiler and by the check.
            [.. compiler._problems.Distinct().OrderBy(problem => File(problem.Place), StringComparer.Ordinal).ThenBy(problem => Line(problem.Place))],
            unread,
            new SortedDictionary<string, Closure>(flows.ToDictionary(pair => pair.Key, pair => pair.Value.Closure, StringComparer.Ordinal), StringComparer.Ordinal),
            [.. flows.Values.Select(flow => flow.Description).Where(one => one is { Direction: Direction.In, Key.Kind: KeyKind.None }).Select(one => one.FullName).Order(StringComparer.Ordinal)],
            compiler._items.CountBy(pair => pair.Item.Kind).ToDictionary(),
            remarks)
        {
            Unconfirmed = [.. compiler._plans.Values.SelectMany(plan => plan.File.OpenGuesses).Distinct().OrderBy(problem => File(problem.Place), StringComparer.Ordinal).ThenBy(problem => Line(problem.Place))],
        };
    }

    private static string File(string? place) => place is null ? "" : place.Split(':', '#')[0];

    private static int Line(string? place) =>
        place?.Split(':') is [_, var line] && int.TryParse(line, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>What a check of all files found.</summary>
/// <param name="Faults">All faults of all files, by file and line.</param>
/// <param name="Unread">By mapping, the members of the source that no rule reads: to look at, not faults.</param>
/// <param name="Closures">By interface, the exact versions that it runs with; without interfaces that have faults.</param>
/// <param name="WithoutKey">The inbound interfaces without idempotency key: what is sent to them twice counts twice.</param>
/// <param name="Items">How many items of each kind were read.</param>
/// <param name="Remarks">What cannot be decided without a message: to look at, not faults.</param>
public sealed record ConfigurationReport(
    IReadOnlyList<Problem> Faults,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Unread,
    IReadOnlyDictionary<string, Closure> Closures,
    IReadOnlyList<string> WithoutKey,
    IReadOnlyDictionary<ItemKind, int> Items,
    IReadOnlyList<Problem> Remarks)
{
    /// <summary>Gets the guesses of proposed mappings that nobody has confirmed: no faults, but no interface runs with them.</summary>
    public IReadOnlyList<Problem> Unconfirmed { get; init; } = [];
}
