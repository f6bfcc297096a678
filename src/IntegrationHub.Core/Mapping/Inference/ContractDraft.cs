using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Writes what the samples have in common as a contract. It asserts what enough samples agree on, with room to spare; the rest stays open, since a contract that is too narrow refuses good messages.</summary>
internal sealed class ContractDraft(IReadOnlyList<ColumnFinding> findings, IReadOnlySet<string> judgedByRules)
{
    /// <summary>How many values must agree before a length, a form or a list of words is asserted.</summary>
    private const int Enough = 30;

    /// <summary>How many messages must have a member before it is required; a list of many elements in one message is one sample.</summary>
    private const int EnoughForRequired = 5;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly int[] Lengths = [4, 8, 10, 12, 18, 20, 30, 40, 60, 80, 120, 255, 1000, 4000];

    private readonly Dictionary<string, ColumnFinding> _findings = findings.ToDictionary(finding => finding.Path, StringComparer.Ordinal);

    private int _messages;

    /// <summary>Writes the contract of the messages.</summary>
    public string Text(string id, string title, Shape root, int messages)
    {
        _messages = messages;
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = id,
            ["x-version"] = "1.0.0",
            ["title"] = title,
            ["description"] = $"Proposed from {Plural.Samples(messages)}.",
        };
        foreach (var (name, value) in Of(root))
        {
            schema[name] = value?.DeepClone();
        }

        return schema.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
    }

    private JsonObject Of(Shape shape)
    {
        var schema = new JsonObject { ["type"] = Types(shape) };
        if (_findings.TryGetValue(shape.Path, out var finding) && shape.Objects == 0 && shape.Items is null)
        {
            Assert(schema, finding, shape);
            schema["description"] = Describe(finding);
        }

        if (shape.Objects > 0)
        {
            schema["properties"] = new JsonObject(shape.Members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)Of(member.Shape))));
            var required = shape.Members.Where(member => _messages >= EnoughForRequired && shape.Objects >= EnoughForRequired && member.Shape.Seen == shape.Objects).Select(member => (JsonNode)member.Name).ToArray();
            if (required.Length > 0)
            {
                schema["required"] = new JsonArray(required);
            }
        }

        if (shape.Items is not null)
        {
            schema["items"] = Of(shape.Items);
        }

        return schema;
    }

    private JsonNode Types(Shape shape)
    {
        var types = shape.Types.Select(type => type == "number" && _findings.GetValueOrDefault(shape.Path)?.Facts is { Count: >= Enough, Number.Whole: true } ? "integer" : type).ToList();
        return types.Count == 1 ? types[0] : new JsonArray([.. types.Select(type => (JsonNode)type)]);
    }

    private void Assert(JsonObject schema, ColumnFinding finding, Shape shape)
    {
        var facts = finding.Facts;
        if (finding is { Role: ColumnRole.Time, Facts.Time: { As: "iso-8601" } time } && (time.DayOnly || !time.Local))
        {
            schema["format"] = time.DayOnly ? "date" : "date-time";
        }

        // What a rule reads is refused by the rule, which says what is wrong with it and what to do.
        var always = facts.Count == facts.Column.Seen && facts.Count >= Enough;
        if (facts.Count < Enough || judgedByRules.Contains(shape.Path))
        {
            return;
        }

        if (!facts.Column.AllText)
        {
            Range(schema, facts);
            return;
        }

        if (always && finding.Role is ColumnRole.Code or ColumnRole.Flag && facts.Distinct <= 12 && facts.Values.All(value => value.Count >= 3) && !facts.Column.Padded)
        {
            schema["enum"] = new JsonArray([.. facts.Values.Select(value => value.Text).Order(StringComparer.Ordinal).Select(text => (JsonNode)text)]);
            return;
        }

        if (finding.Facts.AreGs1)
        {
            return;
        }

        if (always)
        {
            schema["minLength"] = facts.Shortest == facts.Longest && facts.IdentifierShare >= 1 ? facts.Shortest : 1;
        }

        schema["maxLength"] = facts.Shortest == facts.Longest && facts.IdentifierShare >= 1 && !facts.Column.Padded ? facts.Longest : Lengths.FirstOrDefault(length => length >= facts.Longest * 2, facts.Longest * 2);
        if (always && !facts.Column.Padded && facts.Number is { Whole: true, Least: >= 0 } && facts.IdentifierShare >= 1)
        {
            schema["pattern"] = "^[0-9]+$";
        }
    }

    private static void Range(JsonObject schema, ColumnFacts facts)
    {
        if (facts.Number is { Least: >= 0 } number)
        {
            schema["minimum"] = 0;
            schema["maximum"] = decimal.Parse("1" + new string('0', ((long)Math.Min(number.Most, 1_000_000_000_000)).ToString(CultureInfo.InvariantCulture).Length + 1), CultureInfo.InvariantCulture);
        }
    }

    private static string Describe(ColumnFinding finding) =>
        $"{finding.Role}{(finding.Certainty == Certainty.Low ? ", weak evidence" : "")}: {finding.Because}.";
}
