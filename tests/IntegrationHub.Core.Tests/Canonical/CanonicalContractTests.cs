using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Quality;
using Xunit;

namespace IntegrationHub.Core.Tests.Canonical;

public sealed class CanonicalContractTests
{
    private static readonly Dictionary<string, Type> Records = new(StringComparer.Ordinal)
    {
        ["material-master"] = typeof(MaterialMaster),
        ["master-correction"] = typeof(MasterCorrection),
        ["material-event"] = typeof(MaterialEvent),
        ["nonconformance"] = typeof(Nonconformance),
        ["supplier-event"] = typeof(SupplierEvent),
        ["test-result"] = typeof(Core.Canonical.Events.TestResult),
        ["process-record"] = typeof(ProcessRecord),
        ["label-request"] = typeof(LabelRequest),
    };

    private static readonly string Folder = Path.Combine(Repository.Root, "contracts", "canonical");

    public static TheoryData<string> Examples() =>
        [.. Directory.GetFiles(Path.Combine(Folder, "examples"), "*.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Messages() => [.. Records.Keys];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_document_survives_reading_and_writing_unchanged(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, "examples", file));
        var type = Records[file.Split('.')[0]];

        var value = JsonSerializer.Deserialize(bytes, type, CanonicalJson.Options);
        var written = JsonSerializer.SerializeToNode(value, type, CanonicalJson.Options);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(bytes), written), $"Written back as {written}");
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_schema_lists_the_members_of_its_record_in_the_same_order(string message)
    {
        var schema = Read(message);

        Assert.Equal("canonical/" + message, (string?)schema["$id"]);
        AssertSameMembers(Records[message], schema, schema);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_has_at_least_one_example(string message) =>
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(Folder, "examples"), message + ".*.json"));

    private static void AssertSameMembers(Type type, JsonNode schema, JsonNode root)
    {
        var shape = CanonicalJson.Options.GetTypeInfo(type).Properties;
        Assert.Equal(shape.Select(p => p.Name), Object(schema, root)["properties"]!.AsObject().Select(p => p.Key));
        foreach (var property in shape)
        {
            var (member, memberType) = (Object(Object(schema, root)["properties"]![property.Name]!, root), Element(property.PropertyType));
            var item = (string?)member["type"] == "array" ? Object(member["items"]!, root) : member;
            if (memberType.IsEnum)
            {
                var codes = Enum.GetValues(memberType).Cast<object>().Select(v => JsonSerializer.SerializeToNode(v, memberType, CanonicalJson.Options)!.GetValue<string>());
                Assert.Equal(codes, item["enum"]!.AsArray().Select(v => (string)v!));
            }
            else if (item["properties"] is not null)
            {
                AssertSameMembers(memberType, item, root);
            }
        }
    }

    private static Type Element(Type type) =>
        Nullable.GetUnderlyingType(type) ?? (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : type);

    // Follows one reference, within the schema or to common, where the shared parts live.
    private static JsonNode Object(JsonNode schema, JsonNode root) =>
        (string?)schema["$ref"] is not { } reference ? schema
            : root["$defs"]?[reference[(reference.LastIndexOf('/') + 1)..]] ?? Read("common")["$defs"]![reference[(reference.LastIndexOf('/') + 1)..]]!;

    private static JsonNode Read(string message) =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(Folder, message + ".v1.schema.json")))!;
}
