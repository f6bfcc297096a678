using System.Text;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Schema;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping;

/// <summary>The schemas for editors: they are what the declarations say, take every file under mappings/, and agree with the readers about bad ones.</summary>
public sealed class LanguageSchemaTests
{
    private const string Head = "language: 1\nmapping: a/b\nversion: 1.0.0\nfrom: a/b@1.0.0\n";
    private const string Whole = Head + "to: a/c@1.0.0\nrules:\n";
    private static readonly string Folder = Path.Combine(Repository.Root, "contracts", "language");

    public static TheoryData<string> Files() => [.. Directory.GetFiles(Path.Combine(Repository.Root, "mappings"), "*.yaml", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')).Where(file => SchemaOf(file) is not null).Order(StringComparer.Ordinal)];

    public static TheoryData<string, bool> Rules() => new()
    {
        { "  - { id: r, set: /x, from: /y }", true },
        { "  - { id: r, set: \"\", from: /y }", true },
        { "  - { id: r, set: /x, do: [uuid] }", true },
        { "  - { id: r, set: /x, from: /y, do: [trim, { pad: 8 }, { pad: { width: 8, with: x } }] }", true },
        { "  - { id: r, set: /x, from: /y, when: { equals: { /z: 1 }, not: { any: [{ present: /a }, { in: { /b: [1, 2] } }] } } }", true },
        { "  - { id: r, forEach: /l, groupBy: /k, into: /x, rules: [{ id: s, set: /v, from: group/v }, { id: t, forEach: group, into: /w, rules: [{ id: u, set: \"\", from: \"\" }] }] }", true },
        { "  - { set: /x, from: /y }", false },
        { "  - { id: r, from: /y }", false },
        { "  - { id: r, set: x, from: /y }", false },
        { "  - { id: r, set: /x, from: y }", false },
        { "  - { id: r, set: /x, from: /a~2 }", false },
        { "  - { id: r, set: ^/x, from: /y }", false },
        { "  - { id: r, set: group/x, from: /y }", false },
        { "  - { id: r, set: /x }", false },
        { "  - { id: r, set: /x, from: /y, const: 1 }", false },
        { "  - { id: r, set: /x, const: 1, keepRaw: /raw }", false },
        { "  - { id: r, set: /x, from: /y, form: /z }", false },
        { "  - { id: r, set: /x, from: /y, required: maybe }", false },
        { "  - { id: r, set: /x, from: /y, into: /z }", false },
        { "  - { id: r, set: /x, from: /y, groupBy: /z }", false },
        { "  - { id: r, set: /x, from: /y, lookup: codes }", false },
        { "  - { id: r, set: /x, from: /y, do: trim }", false },
        { "  - { id: r, set: /x, from: /y, do: [tirm] }", false },
        { "  - { id: r, set: /x, from: /y, do: [pad] }", false },
        { "  - { id: r, set: /x, from: /y, do: [{ trim: 3 }] }", false },
        { "  - { id: r, set: /x, from: /y, do: [{ pad: { width: wide } }] }", false },
        { "  - { id: r, set: /x, from: /y, do: [{ pad: { width: 8, side: middle } }] }", false },
        { "  - { id: r, set: /x, from: /y, do: [{ pad: { width: 8, colour: red } }] }", false },
        { "  - { id: r, set: /x, from: /y, do: [{ trim: {}, upper: {} }] }", false },
        { "  - { id: r, set: /x, from: /y, do: [{ round: 2 }] }", false },
        { "  - { id: r, set: /x, from: /y, do: [{ multiply: x }] }", false },
        { "  - { id: r, set: /x, from: /y, do: [{ first: { when: { equal: { /a: 1 } } } }] }", false },
        { "  - { id: r, set: /x, from: /y, when: {} }", false },
        { "  - { id: r, set: /x, from: /y, when: { presnt: /a } }", false },
        { "  - { id: r, set: /x, from: /y, when: { in: { /a: b } } }", false },
        { "  - { id: r, set: /x, from: /y, when: { equals: { a: b } } }", false },
        { "  - { id: r, forEach: /l, into: /x }", false },
        { "  - { id: r, forEach: /l, rules: [{ id: s, set: /v, from: /v }] }", false },
        { "  - { id: r, forEach: /l, into: /x, rules: [] }", false },
        { "  - { id: r, forEach: /l, into: /x, set: /y, rules: [{ id: s, set: /v, from: /v }] }", false },
    };

    public static TheoryData<string, bool> Mappings() => new()
    {
        { Whole + "  - { id: r, set: /x, from: /y }\nexamples: [{ name: e, given: {}, expect: {} }]\nroundTrip: { back: a/d@1.0.0, loses: [/x] }", true },
        { Head + "outputs: [{ name: o, to: a/c@1.0.0, forEach: /l, when: { present: /x }, rules: [{ id: r, set: /x, const: 1 }] }]", true },
        { Head + "rules: [{ id: r, set: /x, const: 1 }]", false },
        { Head + "to: a/c@1.0.0\noutputs: []", false },
        { Head + "outputs: [{ name: o, to: a/c@1.0.0 }]\nrules: []", false },
        { Head + "outputs: [{ to: a/c@1.0.0 }]", false },
        { Head.Replace("language: 1", "language: 2", StringComparison.Ordinal) + "to: a/c@1.0.0", false },
        { Head.Replace("a/b\n", "A/b\n", StringComparison.Ordinal) + "to: a/c@1.0.0", false },
        { Head.Replace("version: 1.0.0", "version: 1.0", StringComparison.Ordinal) + "to: a/c@1.0.0", false },
        { Head.Replace("from: a/b@1.0.0\n", "", StringComparison.Ordinal) + "to: a/c@1.0.0", false },
        { Head + "to: a/c", false },
        { Whole + "  []\nexamples: [{ name: e, given: {} }]", false },
        { Whole + "  []\nexamples: [{ name: e, expect: {} }]", false },
        { Whole + "  []\nexamples: [{ name: e, given: {}, expect: {}, noOutput: true }]", false },
        { Whole + "  []\nroundTrip: { loses: [/x] }", false },
        { Whole + "  []\ncolour: red", false },
    };

    [Fact]
    public void The_files_are_what_the_declarations_say()
    {
        foreach (var (name, text) in LanguageSchema.Files())
        {
            var file = Path.Combine(Folder, name);
            if (Environment.GetEnvironmentVariable("HUB_UPDATE_PAGES") == "1")
            {
                Directory.CreateDirectory(Folder);
                File.WriteAllText(file, text);
            }

            Assert.True(File.Exists(file) && File.ReadAllText(file) == text, $"contracts/language/{name} is behind the declarations. Run this test with HUB_UPDATE_PAGES=1 and review the file.");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_under_mappings_fits_its_schema(string file) =>
        Assert.Equal("", Faults(SchemaOf(file)!, YamlTree.Read(File.ReadAllBytes(Path.Combine(Repository.Root, file)), file).Value));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Schema_and_reader_agree_about_rules(string rules, bool good) => Agree(Whole + rules, good);

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Schema_and_reader_agree_about_mappings(string yaml, bool good) => Agree(yaml, good);

    [Theory]
    [InlineData("language: 1\ncodeList: a\nversion: 1.0.0\nentries: { 1: x }", true)]
    [InlineData("language: 1\ncodeList: a\nversion: 1.0.0\nentries: { x: ~ }\nfallback: { value: 1, reason: R }", true)]
    [InlineData("language: 1\ncodeList: a\nversion: 1.0.0\nentries: {}", false)]
    [InlineData("language: 1\ncodeList: a\nversion: 1.0.0\nentries: [x]", false)]
    [InlineData("language: 1\ncodeList: a\nentries: { x: y }", false)]
    [InlineData("language: 1\ncodeList: A b\nversion: 1.0.0\nentries: { x: y }", false)]
    [InlineData("language: 1\ncodeList: a\nversion: 1.0.0\nentries: { x: y }\nfallback: { value: 1 }", false)]
    [InlineData("language: 1\ncodeList: a\nversion: 1.0.0\nentries: { x: y }\nfalback: { value: 1, reason: R }", false)]
    public void Schema_and_reader_agree_about_code_lists(string yaml, bool good) =>
        Assert.Equal((good, good), (Faults("code-list", Tree(yaml)).Length == 0, CodeList.Read(Encoding.UTF8.GetBytes(yaml), "f.yaml").Succeeded));

    [Theory]
    [InlineData("expresses: { lot: true, serial: true, both: true }", true)]
    [InlineData("expresses: { lot: true, serial: true, both: true }\ninterfaces: { i: { direction: in, trigger: { poll: PT1M }, key: [/a], mapping: a/b@1.0.0 } }", true)]
    [InlineData("holds: [lot]", false)]
    [InlineData("expresses: { lot: true, serial: true }", false)]
    [InlineData("expresses: { lot: true, serial: true, both: true }\ncolour: red", false)]
    [InlineData("expresses: { lot: true, serial: true, both: true }\ninterfaces: { i: { direction: sideways, mapping: a/b@1.0.0 } }", false)]
    [InlineData("expresses: { lot: true, serial: true, both: true }\ninterfaces: { i: { direction: in } }", false)]
    [InlineData("expresses: { lot: true, serial: true, both: true }\ninterfaces: { i: { direction: in, trigger: sometimes, mapping: a/b@1.0.0 } }", false)]
    [InlineData("expresses: { lot: true, serial: true, both: true }\ninterfaces: { i: { direction: in, keys: [/a], mapping: a/b@1.0.0 } }", false)]
    [InlineData("expresses: { lot: true, serial: true, both: true }\nevidence: { backflush: rumour }", false)]
    public void Schema_and_reader_agree_about_systems(string members, bool good)
    {
        var tree = Tree("language: 1\nsystem: a\nversion: 1.0.0\nkind: erp\n" + members);
        Assert.Equal((good, good), (Faults("system", tree).Length == 0, SystemReader.Read(tree).Succeeded));
    }

    private static void Agree(string yaml, bool good)
    {
        // What a mapping refers to is not the schema's business.
        var compiled = new MappingBench().WithCodes("codeList: codes\nversion: 1.0.0\nentries: { a: b }").Compile(yaml);
        var faults = Faults("mapping", Tree(yaml));
        Assert.True(good == (faults.Length == 0), $"The schema says: {(faults.Length == 0 ? "good" : faults)}");
        Assert.True(good == compiled.Succeeded, $"The reader says: {(compiled.Succeeded ? "good" : string.Join("; ", compiled.Problems))}");
    }

    private static YamlNode Tree(string yaml) => YamlTree.Read(Encoding.UTF8.GetBytes(yaml), "f.yaml").Value;

    private static string Faults(string schema, YamlNode tree)
    {
        var contract = Contract.Compile(File.ReadAllBytes(Path.Combine(Folder, schema + ".v1.schema.json")), new SchemaRegistry()).Value;
        using var tape = TokenTape.Parse(tree.ToJson()).Value;
        return string.Join("; ", contract.Validate(tape).Errors.Select(error => $"{error.InstanceLocation}: {error.Message}"));
    }

    private static string? SchemaOf(string file) =>
        file.EndsWith("/system.yaml", StringComparison.Ordinal) ? "system"
        : file.StartsWith("mappings/code-lists/", StringComparison.Ordinal) ? "code-list"
        : file == "mappings/requirements.yaml" ? "requirements"
        : File.ReadLines(Path.Combine(Repository.Root, file)).Any(line => line.StartsWith("layout:", StringComparison.Ordinal)) ? "layout"
        : file.StartsWith("mappings/policies/", StringComparison.Ordinal) ? null
        : "mapping";
}
