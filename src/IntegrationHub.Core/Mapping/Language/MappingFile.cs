using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Language;

/// <summary>A mapping file: rules from one contract to one or more. It is data: no unbounded loop, no I/O, no clock, no chance.</summary>
public sealed record MappingFile
{
    /// <summary>Gets the version of the language that this build reads.</summary>
    public const int Language = 1;

    /// <summary>Gets the document with positions.</summary>
    public required YamlNode Node { get; init; }

    /// <summary>Gets the id, for example <c>plm-windchill/part</c>.</summary>
    public required ItemId Id { get; init; }

    /// <summary>Gets the version.</summary>
    public required ItemVersion Version { get; init; }

    /// <summary>Gets the contract of the input.</summary>
    public required VersionedId From { get; init; }

    /// <summary>Gets the outputs; <c>to</c> with <c>rules</c> is one output, named like the last part of the contract.</summary>
    public required IReadOnlyList<MappingOutput> Outputs { get; init; }

    /// <summary>Gets the requirements of all rules.</summary>
    public IReadOnlyList<string> Requirements { get; init; } = [];

    /// <summary>Gets what a person has to confirm of the file as a whole; null where nothing is open.</summary>
    public string? Confirm { get; init; }

    /// <summary>Gets the examples.</summary>
    public IReadOnlyList<MappingExample> Examples { get; init; } = [];

    /// <summary>Gets the mapping that leads back, where there is one.</summary>
    public RoundTrip? RoundTrip { get; init; }

    /// <summary>Gets the reference to this version.</summary>
    public VersionedId Reference => new(Id, Version);

    /// <summary>Gets all rules, nested ones included, in file order.</summary>
    public IEnumerable<MappingRule> AllRules => Outputs.SelectMany(o => o.Rules).SelectMany(Flat);

    /// <summary>Gets the guesses that nobody has confirmed yet, with where they stand. While there is one, no interface runs with this mapping.</summary>
    public IReadOnlyList<Problem> OpenGuesses =>
    [
        .. Confirm is null ? Array.Empty<Problem>() : [Open(Confirm, Node["confirm"]!.Place, null)],
        .. AllRules.Where(rule => rule.Confirm is not null).Select(rule => Open(rule.Confirm!, rule.Place, rule.Id)),
    ];

    /// <summary>Reads a mapping file.</summary>
    /// <returns>The file, or all its faults, each with file, line and rule.</returns>
    public static Outcome<MappingFile> Read(ReadOnlySpan<byte> utf8, string file)
    {
        var tree = YamlTree.Read(utf8, file);
        return tree.Succeeded ? MappingFileReader.Read(tree.Value) : Outcome<MappingFile>.Failed(tree.Problems);
    }

    private static Problem Open(string confirm, string place, string? rule) =>
        new("MAP-0020", $"Nobody has confirmed this guess: {confirm.TrimEnd('.')}. Check it, correct the rule where it is wrong, and delete 'confirm'.", place, rule);

    private static IEnumerable<MappingRule> Flat(MappingRule rule) => rule.Rules.SelectMany(Flat).Prepend(rule);
}

/// <summary>One kind of message that a mapping makes from its input.</summary>
/// <param name="Name">The name, unique in the file.</param>
/// <param name="To">The contract of the output.</param>
/// <param name="When">When it is made; with <paramref name="ForEach"/>, for which elements.</param>
/// <param name="ForEach">The array of which every element makes one message.</param>
/// <param name="Rules">The rules in file order.</param>
/// <param name="Place">Where it stands: <c>file:line</c>.</param>
public sealed record MappingOutput(
    string Name, VersionedId To, Condition? When, MappingPointer? ForEach, IReadOnlyList<MappingRule> Rules, string Place);

/// <summary>An example: a message, and what must come of it.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Place">Where it stands: <c>file:line</c>.</param>
/// <param name="Given">The message.</param>
/// <param name="Expect">The exact document; with several outputs, a mapping from output name to document or list of documents.</param>
/// <param name="ExpectPart">A part of it.</param>
/// <param name="Quarantine">The rule that must refuse the message.</param>
/// <param name="NoOutput">Whether the message must yield nothing.</param>
public sealed record MappingExample(
    string Name, string Place, YamlNode Given, YamlNode? Expect, YamlNode? ExpectPart, string? Quarantine, bool NoOutput);

/// <summary>A mapping that leads back from the output to the input: what goes there and back must come out the same.</summary>
/// <param name="Back">The mapping that leads back.</param>
/// <param name="Loses">What does not survive, as pointers into the input with <c>*</c> for elements.</param>
/// <param name="Place">Where it is declared: <c>file:line</c>.</param>
public sealed record RoundTrip(VersionedId Back, IReadOnlyList<string> Loses, string Place);
