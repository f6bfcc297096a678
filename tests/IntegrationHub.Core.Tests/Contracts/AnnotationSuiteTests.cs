using System.Text;
using IntegrationHub.Core.Contracts;
using Xunit;

namespace IntegrationHub.Core.Tests.Contracts;

/// <summary>The official suite's annotation cases: which annotations a valid value carries.</summary>
public sealed class AnnotationSuiteTests
{
    private const string Base = "hub:/contracts/unnamed";

    public static TheoryData<string> Files() => JsonSchemaSuite.Files("annotations/tests");

    [Theory]
    [MemberData(nameof(Files))]
    public void Annotations_are_those_that_the_suite_expects(string file)
    {
        using TokenTape suite = JsonSchemaSuite.Load("annotations/tests", file);
        foreach (int group in JsonSchemaSuite.Elements(suite, JsonSchemaSuite.Member(suite, 0, "suite")))
        {
            if (JsonSchemaSuite.Text(suite, group, "compatibility") is { } range && (range.Contains("<=", StringComparison.Ordinal) || range == "9999"))
                continue;
            var registry = new SchemaRegistry();
            if (suite.TryGetMember(group, "externalSchemas"u8, out int externals))
            {
                foreach (int external in suite.Children(externals))
                    Assert.True(registry.Add(suite.RawMemory(external), suite.NameText(external)).Succeeded);
            }

            string name = JsonSchemaSuite.Text(suite, group, "description");
            var contract = Contract.Compile(suite.RawMemory(JsonSchemaSuite.Member(suite, group, "schema")), registry).Value;
            foreach (int test in JsonSchemaSuite.Elements(suite, group, "tests"))
            {
                var result = contract.Annotate(suite.Detach(JsonSchemaSuite.Member(suite, test, "instance")));
                foreach (int assertion in JsonSchemaSuite.Elements(suite, test, "assertions"))
                    Check(suite, assertion, result, name, Embedded(suite, JsonSchemaSuite.Member(suite, group, "schema")));
            }
        }
    }

    private static void Check(TokenTape suite, int assertion, ValidationResult result, string name, Dictionary<string, string> embedded)
    {
        string keyword = JsonSchemaSuite.Text(suite, assertion, "keyword");
        string place = JsonSchemaSuite.Text(suite, assertion, "location");
        var expected = new List<string>();
        foreach (int one in suite.Children(JsonSchemaSuite.Member(suite, assertion, "expected")))
            expected.Add(suite.NameText(one) + " " + Encoding.UTF8.GetString(suite.Raw(one)));
        var actual = result.Annotations
            .Where(a => a.InstanceLocation == place && a.Keyword == keyword)
            .Select(a => FromRoot(a.AbsoluteKeywordLocation[..a.AbsoluteKeywordLocation.LastIndexOf('/')], embedded) + " " + a.Json);
        Assert.Equal(name + ": " + string.Join(" | ", expected.Order(StringComparer.Ordinal)), name + ": " + string.Join(" | ", actual.Order(StringComparer.Ordinal)));
    }

    /// <summary>The suite counts places from the root of the document; a result counts them from the nearest $id.</summary>
    private static string FromRoot(string location, Dictionary<string, string> embedded)
    {
        string[] parts = location.Split('#');
        return parts[0] == Base ? "#" + parts[1] : "#" + embedded[parts[0][(parts[0].LastIndexOf('/') + 1)..]] + parts[1];
    }

    private static Dictionary<string, string> Embedded(TokenTape suite, int schema)
    {
        var places = new Dictionary<string, string>();
        using TokenTape document = suite.Detach(schema);
        for (int node = 0; node < document.Length; node++)
        {
            if (document.IsMember(node) && document.NameText(node) == "$id")
                places[document.GetString(node)[(document.GetString(node).LastIndexOf('/') + 1)..]] = document.Pointer(document.Parent(node));
        }

        return places;
    }
}
