using System.Text;
using System.Text.Json.Nodes;
using IntegrationHub.Core.Contracts;
using Json.Schema;
using Xunit;

namespace IntegrationHub.Core.Tests.Contracts;

/// <summary>The same generated schemas and documents, judged by the hub's validator and by JsonSchema.Net.</summary>
public sealed class SecondOpinionTests
{
    private const int Schemas = 2000;
    private const int DocumentsEach = 10;

    [Fact]
    public void The_hub_and_JsonSchema_Net_give_the_same_verdicts()
    {
        int seed = TestSeed.Next();
        var random = new Random(seed);
        var counts = new int[2];
        for (int round = 0; round < Schemas; round++)
        {
            JsonObject schema = RandomSchemas.Rich(random);
            for (int sample = 0; sample < DocumentsEach; sample++)
            {
                JsonNode? document = RandomSchemas.Value(random);
                bool ours = Ours(schema, document);
                if (ours != Theirs(schema, document))
                {
                    (schema, document) = Shrink(schema, document);
                    Assert.Fail($"seed {seed}, round {round}: the hub says {Ours(schema, document)}, JsonSchema.Net {Theirs(schema, document)}:\n{schema.ToJsonString()}\non {document?.ToJsonString() ?? "null"}");
                }

                counts[ours ? 1 : 0]++;
            }
        }

        TestContext.Current.SendDiagnosticMessage("seed {0}: {1} valid, {2} not", seed, counts[1], counts[0]);
        // A generator that makes everything valid, or nothing, would test nothing.
        Assert.All(counts, count => Assert.InRange(count, Schemas * DocumentsEach / 10, Schemas * DocumentsEach));
    }

    private static bool Ours(JsonObject schema, JsonNode? document)
    {
        var contract = Contract.Compile(Encoding.UTF8.GetBytes(schema.ToJsonString()), new IntegrationHub.Core.Contracts.SchemaRegistry());
        Assert.True(contract.Succeeded, $"{schema.ToJsonString()}: {string.Join("; ", contract.Problems)}");
        using TokenTape tape = TapeTestReading.Tape(document?.ToJsonString() ?? "null");
        return contract.Value.IsValid(tape);
    }

    private static bool Theirs(JsonObject schema, JsonNode? document) =>
        JsonSchema.FromText(schema.ToJsonString()).Evaluate(document, new EvaluationOptions { EvaluateAs = SpecVersion.Draft202012 }).IsValid;

    // The smallest pair that still differs is the one that a person can understand.
    private static (JsonObject Schema, JsonNode? Document) Shrink(JsonObject schema, JsonNode? document)
    {
        for (bool smaller = true; smaller;)
        {
            smaller = false;
            foreach ((JsonObject Schema, JsonNode? Document) tried in Smaller(schema).Select(s => ((JsonObject)s!, document)).Concat(Smaller(document).Select(d => (schema, d))))
            {
                if (Differ(tried.Schema, tried.Document))
                {
                    (schema, document, smaller) = (tried.Schema, tried.Document, true);
                    break;
                }
            }
        }

        return (schema, document);
    }

    private static bool Differ(JsonObject schema, JsonNode? document)
    {
        try
        {
            return Contract.Compile(Encoding.UTF8.GetBytes(schema.ToJsonString()), new IntegrationHub.Core.Contracts.SchemaRegistry()).Succeeded && Ours(schema, document) != Theirs(schema, document);
        }
        catch (Exception e) when (e is JsonSchemaException or System.Text.Json.JsonException or RefResolutionException)
        {
            return false; // a cut reference is no disagreement
        }
    }

    private static IEnumerable<JsonNode?> Smaller(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach ((string name, JsonNode? value) in members.ToList())
            {
                yield return With(members, copy => copy.Remove(name));
                foreach (JsonNode? smaller in Smaller(value))
                    yield return With(members, copy => copy[name] = smaller?.DeepClone());
            }
        }
        else if (node is JsonArray items)
        {
            for (int i = 0; i < items.Count; i++)
            {
                int at = i;
                if (items.Count > 1)
                    yield return WithItems(items, copy => copy.RemoveAt(at));
                foreach (JsonNode? smaller in Smaller(items[i]))
                    yield return WithItems(items, copy => copy[at] = smaller?.DeepClone());
            }
        }
    }

    private static JsonObject With(JsonObject from, Action<JsonObject> change)
    {
        var copy = (JsonObject)from.DeepClone();
        change(copy);
        return copy;
    }

    private static JsonArray WithItems(JsonArray from, Action<JsonArray> change)
    {
        var copy = (JsonArray)from.DeepClone();
        change(copy);
        return copy;
    }
}
