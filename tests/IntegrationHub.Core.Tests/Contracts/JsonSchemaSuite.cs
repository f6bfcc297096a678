using System.Text;
using IntegrationHub.Core.Contracts;
using Xunit;

namespace IntegrationHub.Core.Tests.Contracts;

/// <summary>Reads the official suite (github.com/json-schema-org/JSON-Schema-Test-Suite), draft 2020-12, and its remote documents.</summary>
internal static class JsonSchemaSuite
{
    public static readonly JsonLimits Limits = JsonLimits.Default with { AllowNul = true };

    private static readonly Lazy<SchemaRegistry> Remotes = new(() =>
    {
        var registry = new SchemaRegistry();
        string folder = Path.Combine(SharedCorpora.Require("json-schema-test-suite"), "remotes", "draft2020-12");
        foreach (string file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string uri = "http://localhost:1234/draft2020-12/" + Path.GetRelativePath(folder, file).Replace('\\', '/');
            var added = registry.Add(File.ReadAllBytes(file), uri);
            Assert.True(added.Succeeded, file + ": " + string.Join("; ", added.Problems));
        }

        return registry;
    });

    public static SchemaRegistry Registry => Remotes.Value;

    public static TheoryData<string> Files(string folder)
    {
        string? suite = SharedCorpora.Find("json-schema-test-suite");
        return suite is null
            ? new TheoryData<string>("absent")
            : new TheoryData<string>(Directory.EnumerateFiles(Path.Combine(suite, folder), "*.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    public static TokenTape Load(string folder, string file) =>
        TokenTape.Parse(File.ReadAllBytes(Path.Combine(SharedCorpora.Require("json-schema-test-suite"), folder, file)), Limits).Value;

    public static IEnumerable<int> Elements(TokenTape tape, int array, string? member = null)
    {
        if (member is not null)
            Assert.True(tape.TryGetMember(array, Encoding.UTF8.GetBytes(member), out array));
        var all = new List<int>();
        foreach (int child in tape.Children(array))
            all.Add(child);
        return all;
    }

    public static string Text(TokenTape tape, int obj, string member) =>
        tape.TryGetMember(obj, Encoding.UTF8.GetBytes(member), out int value) ? tape.GetString(value) : "";

    public static int Member(TokenTape tape, int obj, string member)
    {
        Assert.True(tape.TryGetMember(obj, Encoding.UTF8.GetBytes(member), out int value), member);
        return value;
    }

    /// <summary>Runs every case of a file and tells which are answered wrongly: "file | case | test".</summary>
    public static IReadOnlyList<string> Wrong(string folder, string file, bool assertFormats)
    {
        var wrong = new List<string>();
        using TokenTape suite = Load(folder, file);
        foreach (int group in Elements(suite, 0))
        {
            string name = Path.GetFileNameWithoutExtension(file) + " | " + Text(suite, group, "description");
            var contract = Contract.Compile(suite.RawMemory(Member(suite, group, "schema")), Registry, new ContractOptions { AssertFormats = assertFormats });
            if (!contract.Succeeded)
            {
                wrong.Add(name + " | does not compile: " + contract.Problems[0].Code);
                continue;
            }

            foreach (int test in Elements(suite, group, "tests"))
            {
                bool expected = suite.Kind(Member(suite, test, "valid")) == JsonKind.True;
                int data = Member(suite, test, "data");
                var result = contract.Value.Validate(suite, data);
                bool consistent = result.Valid == (result.Errors.Count == 0) && contract.Value.Annotate(suite, data).Valid == result.Valid;
                if (result.Valid != expected || !consistent)
                    wrong.Add(name + " | " + Text(suite, test, "description"));
            }
        }

        return wrong;
    }
}
